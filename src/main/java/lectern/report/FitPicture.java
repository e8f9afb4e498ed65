package lectern.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A function of one input and what a network made of it.
final class FitPicture implements TablePicture {
  @Override
  public String name() {
    return "fit";
  }

  @Override
  public String heading() {
    return "Fits";
  }

  @Override
  public List<String> columns() {
    return List.of("x", "target", "value");
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
    List<Integer> rows =
        IntStream.range(0, kept.rows())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> kept.number("x", row)))
            .toList();
    double[] xs = kept.numbers("x", rows);
    return LineChart.titled(kept.title(this, "Fit"))
        .subtitle(kept.note(""))
        .x(Axis.of("x"))
        .y(Axis.of(""))
        .line("target", xs, kept.numbers("target", rows))
        .line("network", xs, kept.numbers("value", rows))
        .draw();
  }
}
