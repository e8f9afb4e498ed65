package lectern.report;

import java.util.List;

/// Word vectors in the plane, named where there is room and coloured by group.
final class WordMapPicture implements TablePicture {
  /// More would be a cloud, and a page of megabytes.
  private static final int MOST_WORDS = 400;

  private static final String NEAR = "near are those that are near in all dimensions";

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
    var projections = kept.by("projection");
    Groups groups = Groups.of(kept.by("group").keySet());
    if (projections.size() > 1) {
      FacetChart facets =
          FacetChart.titled(kept.title(this, "Words"))
              .subtitle(kept.note(most(projections.firstEntry().getValue().size())))
              .legend(named(ScatterChart.titled(""), groups).entries());
      projections.forEach((projection, rows) ->
          facets.facet(points(kept, rows, groups, called(projection)).unnamed().draw()));
      return facets.draw();
    }
    String projection = projections.isEmpty() ? "" : projections.firstEntry().getKey();
    List<Integer> rows = projections.isEmpty() ? List.of() : projections.firstEntry().getValue();
    boolean components = projection.equals("pca");
    String note = components ? "the plane in which they spread the most" : NEAR;
    String by = projection.isEmpty() ? "" : " by " + called(projection);
    return points(kept, rows, groups, kept.title(this, "Words" + by))
        .subtitle(kept.note(note + MostOf.suffix(MOST_WORDS, rows.size(), "words")))
        .x(Axis.of(components ? "component 1" : ""))
        .y(Axis.of(components ? "component 2" : ""))
        .draw();
  }

  private static String most(int words) {
    return NEAR + MostOf.suffix(MOST_WORDS, words, "words");
  }

  private static String called(String projection) {
    return switch (projection) {
      case "pca" -> "PCA";
      case "tsne" -> "t-SNE";
      default -> projection;
    };
  }

  private static ScatterChart points(
      KeptTable kept, List<Integer> rows, Groups groups, String title) {
    ScatterChart chart = named(ScatterChart.titled(title), groups);
    rows.stream()
        .limit(MOST_WORDS)
        .forEach(row ->
            chart.point(
                groups.of(kept.word("group", row)),
                kept.number("x", row),
                kept.number("y", row),
                kept.word("word", row)));
    return chart;
  }

  /// With every group in the same place, so that it has the same colour in every map.
  private static ScatterChart named(ScatterChart chart, Groups groups) {
    groups.names().forEach(group -> chart.point(group, Double.NaN, Double.NaN, ""));
    return chart;
  }
}
