package lectern.report;

import java.util.Comparator;
import java.util.List;

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
        PathChart.titled(kept.title(this, "Paths"))
            .subtitle(
                kept.note(
                    "from the ring to the dot"
                        + MostOf.suffix(MOST_STARTS, starts.size(), "starts")))
            .x(Axis.of("parameter 1"))
            .y(Axis.of("parameter 2"));
    starts.entrySet().stream()
        .limit(MOST_STARTS)
        .forEach(each -> {
          List<Integer> rows =
              each.getValue().stream()
                  .sorted(Comparator.comparingDouble((Integer row) -> kept.number("step", row)))
                  .toList();
          double end = kept.number("loss", rows.getLast());
          chart.way(
              "start "
                  + each.getKey()
                  + (Double.isFinite(end) ? ", ends at loss " + Ticks.number(end) : ""),
              kept.numbers("x", rows),
              kept.numbers("y", rows));
        });
    return chart.draw();
  }
}
