package lectern.report;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The bars of a chart and where they stand: clusters at 0, 1, 2, …, in each a bar of every group.
///
/// @param names of the clusters, from left to right
/// @param groups one colour each
record Bars(List<String> names, List<Group> groups) {
  /// Shares of a slot that a cluster, and a bar by itself, take up.
  private static final double CLUSTER = 0.76;

  private static final double ALONE = 0.56;

  /// Bars of one colour.
  ///
  /// @param bars by cluster
  record Group(String name, Map<String, Band> bars) {}

  /// Is shown one bar.
  @FunctionalInterface
  interface Visitor {
    /// @param group number of its colour
    /// @param cluster number of its cluster
    /// @param x its middle, in clusters
    void bar(int group, int cluster, double x);
  }

  Bars {
    names = List.copyOf(names);
    groups = List.copyOf(groups);
  }

  /// Whether there is more than a bar of its own colour a cluster.
  boolean clustered() {
    return groups.stream().anyMatch(group -> !group.bars().keySet().equals(Set.of(group.name())));
  }

  /// Half a bar's width, in clusters.
  double half() {
    return clustered() ? CLUSTER / groups.size() / 2 * 0.94 : ALONE / 2;
  }

  /// The value of a bar; null where a group has none in a cluster.
  Band band(int group, int cluster) {
    return groups.get(group).bars().get(names.get(cluster));
  }

  /// Goes over all bars that there are, group by group.
  void forEach(Visitor visitor) {
    boolean clustered = clustered();
    for (int i = 0; i < groups.size(); i++) {
      double aside = clustered ? CLUSTER * ((i + 0.5) / groups.size() - 0.5) : 0;
      for (int c = 0; c < names.size(); c++) {
        if (band(i, c) != null) {
          visitor.bar(i, c, c + aside);
        }
      }
    }
  }
}
