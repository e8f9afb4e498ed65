package lectern.report;

import java.util.List;
import lectern.statistics.Digits;

/// How many analogies of each section were completed, of those whose words are known.
final class AnalogiesPicture implements TablePicture {
  private static final int MOST_SECTIONS = 30;

  @Override
  public String name() {
    return "analogies";
  }

  @Override
  public String heading() {
    return "Analogies";
  }

  @Override
  public List<String> columns() {
    return List.of("section", "correct", "total", "covered");
  }

  @Override
  public List<String> words() {
    return List.of("section");
  }

  @Override
  public Breadth breadth() {
    return Breadth.BROAD;
  }

  @Override
  public Chart draw(KeptTable kept) {
    RankingChart chart =
        RankingChart.titled(kept.title(this, "Analogies"))
            .subtitle(
                kept.note(
                    "share that is right of those whose words are known"
                        + MostOf.suffix(MOST_SECTIONS, kept.rows(), "sections")))
            .panel("");
    for (int row = 0; row < Math.min(MOST_SECTIONS, kept.rows()); row++) {
      double correct = kept.number("correct", row);
      double covered = kept.number("covered", row);
      double total = kept.number("total", row);
      chart.bar(
          kept.word("section", row),
          covered > 0 ? correct / covered : Double.NaN,
          Digits.of(correct)
              + " of "
              + Digits.of(covered)
              + (covered < total ? " (" + Digits.of(total) + " in all)" : ""));
    }
    return chart.draw();
  }
}
