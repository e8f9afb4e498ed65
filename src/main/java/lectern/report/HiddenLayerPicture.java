package lectern.report;

import java.util.List;
import lectern.statistics.Digits;

/// What a hidden layer makes of each case, in the plane in which that spreads the most.
final class HiddenLayerPicture implements TablePicture {
  @Override
  public String name() {
    return "hidden-space";
  }

  @Override
  public String heading() {
    return "Hidden layers";
  }

  @Override
  public List<String> columns() {
    return List.of("x1", "x2", "label", "x", "y");
  }

  @Override
  public List<String> words() {
    return List.of();
  }

  @Override
  public Breadth breadth() {
    return Breadth.NARROW;
  }

  @Override
  public Chart draw(KeptTable kept) {
    ScatterChart chart =
        ScatterChart.titled(kept.title(this, "Hidden layer"))
            .subtitle(kept.note("case by case, in the plane in which they spread the most"))
            .x(Axis.of("component 1"))
            .y(Axis.of("component 2"));
    for (int row = 0; row < kept.rows(); row++) {
      chart.point(
          "class " + kept.word("label", row),
          kept.number("x", row),
          kept.number("y", row),
          "(" + Digits.of(kept.number("x1", row)) + ", " + Digits.of(kept.number("x2", row)) + ")");
    }
    return chart.draw();
  }
}
