package lectern.report;

import java.util.List;
import lectern.statistics.Digits;

/// How well cosines rank pairs of words as people do.
final class SimilarityPicture implements TablePicture {
  private static final int MOST_SETS = 30;

  @Override
  public String name() {
    return "similarity";
  }

  @Override
  public String heading() {
    return "Similarity";
  }

  @Override
  public List<String> columns() {
    return List.of("set", "spearman", "covered", "total");
  }

  @Override
  public List<String> words() {
    return List.of("set");
  }

  @Override
  public Breadth breadth() {
    return Breadth.NARROW;
  }

  @Override
  public Chart draw(KeptTable kept) {
    RankingChart chart =
        RankingChart.titled(kept.title(this, "Similarity"))
            .subtitle(
                kept.note(
                    "Spearman's rank correlation with people's judgements"
                        + MostOf.suffix(MOST_SETS, kept.rows(), "sets")))
            .panel("");
    for (int row = 0; row < Math.min(MOST_SETS, kept.rows()); row++) {
      double spearman = kept.number("spearman", row);
      chart.bar(
          kept.word("set", row),
          spearman,
          (Double.isFinite(spearman) ? Digits.of(spearman) : "–")
              + ", "
              + Digits.of(kept.number("covered", row))
              + " of "
              + Digits.of(kept.number("total", row))
              + " pairs");
    }
    return chart.draw();
  }
}
