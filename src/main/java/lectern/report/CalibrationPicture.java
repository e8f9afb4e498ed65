package lectern.report;

import java.util.List;
import lectern.statistics.Digits;

/// How sure a classifier was, and how often it was right then.
final class CalibrationPicture implements TablePicture {
  @Override
  public String name() {
    return "calibration";
  }

  @Override
  public String heading() {
    return "Calibration";
  }

  @Override
  public List<String> columns() {
    return List.of("confidence", "accuracy", "count", "low", "high");
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
    ReliabilityChart chart = ReliabilityChart.titled(kept.title(this, "Calibration"));
    for (int row = 0; row < kept.rows(); row++) {
      double count = kept.number("count", row);
      chart.bin(
          kept.number("low", row),
          kept.number("high", row),
          kept.number("confidence", row),
          kept.number("accuracy", row),
          Double.isFinite(count) ? StrictMath.round(count) : 0);
    }
    return chart
        .subtitle(
            kept.note(
                chart.cases() == 0
                    ? "no cases"
                    : "expected calibration error "
                        + Digits.of(chart.error())
                        + " over "
                        + chart.cases()
                        + " cases"))
        .draw();
  }
}
