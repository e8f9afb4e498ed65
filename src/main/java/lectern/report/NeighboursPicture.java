package lectern.report;

import java.util.List;

/// The words nearest to some words, with their cosine.
final class NeighboursPicture implements TablePicture {
  private static final int MOST_WORDS = 12;
  private static final int MOST_NEIGHBOURS = 8;

  @Override
  public String name() {
    return "neighbours";
  }

  @Override
  public String heading() {
    return "Neighbours";
  }

  @Override
  public List<String> columns() {
    return List.of("word", "neighbour", "cosine", "rank");
  }

  @Override
  public List<String> words() {
    return List.of("word", "neighbour");
  }

  @Override
  public Breadth breadth() {
    return Breadth.BROAD;
  }

  @Override
  public Chart draw(KeptTable kept) {
    var words = kept.by("word");
    RankingChart chart =
        RankingChart.titled(kept.title(this, "Nearest neighbours"))
            .subtitle(
                kept.note("bars are cosines" + MostOf.suffix(MOST_WORDS, words.size(), "words")));
    words.entrySet().stream()
        .limit(MOST_WORDS)
        .forEach(each -> {
          chart.panel(each.getKey());
          each.getValue().stream()
              .limit(MOST_NEIGHBOURS)
              .forEach(row -> chart.bar(kept.word("neighbour", row), kept.number("cosine", row)));
        });
    return chart.draw();
  }
}
