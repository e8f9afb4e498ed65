package lectern.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// As many groups as colours and markers tell apart: those beyond are one, called others.
///
/// @param names in the order of the legend
record Groups(List<String> names) {
  private static final int MOST = 12;

  private static final String OTHERS = "others";

  Groups {
    names = List.copyOf(names);
  }

  /// @param all in order of first appearance
  static Groups of(Collection<String> all) {
    if (all.size() <= MOST) {
      return new Groups(List.copyOf(all));
    }
    List<String> names = new ArrayList<>(all.stream().limit(MOST - 1).toList());
    names.remove(OTHERS);
    names.add(OTHERS);
    return new Groups(names);
  }

  /// The group that stands for this one.
  String of(String group) {
    return names.contains(group) ? group : OTHERS;
  }
}
