package lectern.report;

import java.util.List;

/// Vectors of words in their sentences, a facet a layer, coloured by what the word means there.
final class SenseMapPicture implements TablePicture {
  private static final int MOST_LAYERS = 6;

  /// In each layer.
  private static final int MOST_POINTS = 400;

  @Override
  public String name() {
    return "sense-map";
  }

  @Override
  public String heading() {
    return "Senses by layer";
  }

  @Override
  public List<String> columns() {
    return List.of("word", "sense", "x", "y", "layer");
  }

  @Override
  public List<String> words() {
    return List.of("word", "sense", "layer");
  }

  @Override
  public Breadth breadth() {
    return Breadth.BROAD;
  }

  @Override
  public Chart draw(KeptTable kept) {
    var layers = kept.by("layer");
    boolean several = kept.by("word").size() > 1;
    Groups groups =
        Groups.of(
            java.util.stream.IntStream.range(0, kept.rows())
                .mapToObj(row -> sense(kept, row, several))
                .distinct()
                .toList());
    FacetChart facets =
        FacetChart.titled(kept.title(this, "Senses by layer"))
            .subtitle(
                kept.note(
                    (several || kept.rows() == 0 ? "" : "of “" + kept.word("word", 0) + "”; ")
                        + "each point a word in a sentence"
                        + MostOf.suffix(MOST_LAYERS, layers.size(), "layers")))
            .legend(named(ScatterChart.titled(""), groups).entries());
    layers.entrySet().stream()
        .limit(MOST_LAYERS)
        .forEach(layer -> {
          String name = layer.getKey();
          ScatterChart chart =
              named(ScatterChart.titled(name.matches("[0-9]+") ? "Layer " + name : name), groups);
          layer.getValue().stream()
              .limit(MOST_POINTS)
              .forEach(row ->
                  chart.point(
                      groups.of(sense(kept, row, several)),
                      kept.number("x", row),
                      kept.number("y", row),
                      ""));
          facets.facet(chart.unnamed().draw());
        });
    return facets.draw();
  }

  private static String sense(KeptTable kept, int row, boolean several) {
    return (several ? kept.word("word", row) + ": " : "") + kept.word("sense", row);
  }

  /// With every group in the same place, so that it has the same colour in every layer.
  private static ScatterChart named(ScatterChart chart, Groups groups) {
    groups.names().forEach(group -> chart.point(group, Double.NaN, Double.NaN, ""));
    return chart;
  }
}
