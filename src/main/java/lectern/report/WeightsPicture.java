package lectern.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The features that speak the most for and against each class.
final class WeightsPicture implements TablePicture {
  private static final int MOST_CLASSES = 8;

  /// Of either sign.
  private static final int MOST_FEATURES = 12;

  @Override
  public String name() {
    return "weights";
  }

  @Override
  public String heading() {
    return "Weights";
  }

  @Override
  public List<String> columns() {
    return List.of("class", "feature", "weight", "rank");
  }

  @Override
  public List<String> words() {
    return List.of("class", "feature");
  }

  @Override
  public Breadth breadth() {
    return Breadth.BROAD;
  }

  @Override
  public Chart draw(KeptTable kept) {
    var classes = kept.by("class");
    RankingChart chart =
        RankingChart.titled(kept.title(this, "Features that weigh most"))
            .subtitle(kept.note(MostOf.note(MOST_CLASSES, classes.size(), "classes")));
    classes.entrySet().stream()
        .limit(MOST_CLASSES)
        .forEach(each -> {
          chart.panel("for " + each.getKey());
          for (int row : strongest(kept, each.getValue())) {
            chart.bar(kept.word("feature", row), kept.number("weight", row));
          }
        });
    return chart.draw();
  }

  /// The most positive ones, falling, and then the most negative ones, falling.
  private static List<Integer> strongest(KeptTable kept, List<Integer> rows) {
    List<Integer> falling = new ArrayList<>(rows);
    falling.removeIf(row -> !Double.isFinite(kept.number("weight", row)));
    falling.sort(Comparator.comparingDouble((Integer row) -> -kept.number("weight", row)));
    List<Integer> positive =
        falling.stream().filter(row -> kept.number("weight", row) >= 0).toList();
    List<Integer> negative =
        falling.stream().filter(row -> kept.number("weight", row) < 0).toList();
    List<Integer> strongest =
        new ArrayList<>(positive.subList(0, Math.min(MOST_FEATURES, positive.size())));
    strongest.addAll(
        negative.subList(Math.max(0, negative.size() - MOST_FEATURES), negative.size()));
    return strongest;
  }
}
