package lectern.report;

import java.util.Comparator;
import java.util.List;
import lectern.statistics.Digits;

/// Where optimisation went from several starts, with the loss where it ended.
final class PathPicture implements TablePicture {
  private static final int MOST_STARTS = 14;

  @Override
  public String name() {
    return "path";
  }

  @Override
  public String heading() {
    return "Paths of optimisation";
  }

  @Override
  public List<String> columns() {
    return List.of("start", "step", "x", "y", "loss");
  }

  @Override
  public List<String> words() {
    return List.of("start");
  }

  @Override
  public Breadth breadth() {
    return Breadth.NARROW;
  }

  @Override
  public Chart draw(KeptTable kept) {
    var starts = kept.by("start");
    PathChart chart =
        PathChart.titled(kept.title(this, "Paths")).x(Axis.of("weight 1")).y(Axis.of("weight 2"));
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (var each : starts.entrySet().stream().limit(MOST_STARTS).toList()) {
      List<Integer> rows =
          each.getValue().stream()
              .sorted(Comparator.comparingDouble((Integer row) -> kept.number("step", row)))
              .toList();
      double end = kept.number("loss", rows.getLast());
      if (Double.isFinite(end)) {
        least = Math.min(least, end);
        greatest = Math.max(greatest, end);
      }
      chart.way(
          "start " + each.getKey() + " ends at loss " + Digits.of(end),
          kept.numbers("x", rows),
          kept.numbers("y", rows));
    }
    String losses =
        least <= greatest
            ? ", where the loss is " + Digits.of(least) + " to " + Digits.of(greatest)
            : "";
    return chart
        .subtitle(
            kept.note(
                "from the ring to the dot"
                    + losses
                    + MostOf.suffix(MOST_STARTS, starts.size(), "starts")))
        .draw();
  }
}
