package lectern.report;

import java.util.List;
import java.util.Locale;

/// Losses of one example and their slopes, over the score or the margin.
final class LossShapePicture implements TablePicture {
  private static final int MOST_LOSSES = 12;

  @Override
  public String name() {
    return "loss-shape";
  }

  @Override
  public String heading() {
    return "Losses";
  }

  @Override
  public List<String> columns() {
    return List.of("loss", "value", "slope");
  }

  @Override
  public List<String> words() {
    return List.of("loss");
  }

  @Override
  public Breadth breadth() {
    return Breadth.BROAD;
  }

  @Override
  public Chart draw(KeptTable kept) {
    String over =
        kept.table().columnNames().stream()
            .filter(column -> !columns().contains(column)) // score, margin, distance
            .findFirst()
            .orElse("score");
    LineChart value = lines(kept, over, "value");
    return FacetChart.titled(kept.title(this, "Losses and their slopes"))
        .subtitle(kept.note(MostOf.note(MOST_LOSSES, kept.by("loss").size(), "losses")))
        .legend(value.entries())
        .facet(value.draw())
        .facet(lines(kept, over, "slope").draw())
        .draw();
  }

  private static LineChart lines(KeptTable kept, String over, String column) {
    LineChart chart =
        LineChart.titled(column.substring(0, 1).toUpperCase(Locale.ROOT) + column.substring(1))
            .x(Axis.of(over))
            .y(Axis.of(""))
            .unnamed();
    kept.by("loss").entrySet().stream()
        .limit(MOST_LOSSES)
        .forEach(each -> {
          List<Integer> rows =
              each.getValue().stream()
                  .sorted(
                      java.util.Comparator.comparingDouble((Integer row) -> kept.number(over, row)))
                  .toList();
          chart.line(each.getKey(), kept.numbers(over, rows), kept.numbers(column, rows));
        });
    return chart;
  }
}
