package lectern.report;

import java.util.List;

/// Hidden states by word, in the plane in which they spread the most.
final class HiddenStatesPicture implements TablePicture {
  @Override
  public String name() {
    return "hidden-states";
  }

  @Override
  public String heading() {
    return "Hidden states";
  }

  @Override
  public List<String> columns() {
    return List.of("word", "class", "x", "y");
  }

  @Override
  public List<String> words() {
    return List.of("word", "class");
  }

  @Override
  public Breadth breadth() {
    return Breadth.BROAD;
  }

  @Override
  public Chart draw(KeptTable kept) {
    ScatterChart chart =
        ScatterChart.titled(kept.title(this, "Hidden states"))
            .subtitle(kept.note("averaged by word, in the plane in which they spread the most"))
            .x(Axis.of("component 1"))
            .y(Axis.of("component 2"));
    for (int row = 0; row < kept.rows(); row++) {
      chart.point(
          kept.word("class", row),
          kept.number("x", row),
          kept.number("y", row),
          kept.word("word", row));
    }
    return chart.draw();
  }
}
