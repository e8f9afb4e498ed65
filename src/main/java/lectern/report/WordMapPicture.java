package lectern.report;

import java.util.List;

/// Word vectors in the plane, named where there is room and coloured by group.
final class WordMapPicture implements TablePicture {
  /// More would be a cloud, and a page of megabytes.
  private static final int MOST_WORDS = 400;

  @Override
  public String name() {
    return "word-map";
  }

  @Override
  public String heading() {
    return "Word maps";
  }

  @Override
  public List<String> columns() {
    return List.of("word", "group", "x", "y", "projection");
  }

  @Override
  public List<String> words() {
    return List.of("word", "group", "projection");
  }

  @Override
  public Breadth breadth() {
    return Breadth.BROAD;
  }

  @Override
  public Chart draw(KeptTable kept) {
    String projection = kept.rows() == 0 ? "" : kept.word("projection", 0);
    boolean components = projection.equals("pca");
    String by =
        switch (projection) {
          case "pca" -> " by PCA";
          case "tsne" -> " by t-SNE";
          case "" -> "";
          default -> " by " + projection;
        };
    ScatterChart chart =
        ScatterChart.titled(kept.title(this, "Words" + by))
            .subtitle(
                kept.note(
                    (components
                            ? "the plane in which they spread the most"
                            : "near are those that are near in all dimensions")
                        + MostOf.suffix(MOST_WORDS, kept.rows(), "words")))
            .x(Axis.of(components ? "component 1" : ""))
            .y(Axis.of(components ? "component 2" : ""));
    Groups groups = Groups.of(kept.by("group").keySet());
    groups.names().forEach(group -> chart.point(group, Double.NaN, Double.NaN, ""));
    for (int row = 0; row < Math.min(MOST_WORDS, kept.rows()); row++) {
      chart.point(
          groups.of(kept.word("group", row)),
          kept.number("x", row),
          kept.number("y", row),
          kept.word("word", row));
    }
    return chart.draw();
  }
}
