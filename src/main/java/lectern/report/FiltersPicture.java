package lectern.report;

import java.util.List;
import lectern.statistics.Digits;

/// The n-grams that fire each filter of a convolution the most, and the class that it speaks for.
final class FiltersPicture implements TablePicture {
  private static final int MOST_FILTERS = 12;
  private static final int MOST_NGRAMS = 5;

  @Override
  public String name() {
    return "filters";
  }

  @Override
  public String heading() {
    return "Filters";
  }

  @Override
  public List<String> columns() {
    return List.of("filter", "width", "ngram", "activation", "class", "weight");
  }

  @Override
  public List<String> words() {
    return List.of("filter", "ngram", "class");
  }

  @Override
  public Breadth breadth() {
    return Breadth.BROAD;
  }

  @Override
  public Chart draw(KeptTable kept) {
    var filters = kept.by("filter");
    RankingChart chart =
        RankingChart.titled(kept.title(this, "N-grams that fire the filters"))
            .subtitle(
                kept.note(
                    "bars are activations"
                        + MostOf.suffix(MOST_FILTERS, filters.size(), "filters")));
    filters.entrySet().stream()
        .limit(MOST_FILTERS)
        .forEach(each -> {
          int first = each.getValue().getFirst();
          double weight = kept.number("weight", first);
          chart.panel(
              "filter "
                  + each.getKey()
                  + ", "
                  + Digits.of(kept.number("width", first))
                  + " words: "
                  + (weight < 0 ? "against " : "for ")
                  + kept.word("class", first)
                  + (Double.isFinite(weight) ? " (" + Digits.of(weight) + ")" : ""));
          each.getValue().stream()
              .limit(MOST_NGRAMS)
              .forEach(row -> chart.bar(kept.word("ngram", row), kept.number("activation", row)));
        });
    return chart.draw();
  }
}
