package lectern.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lectern.statistics.Digits;

/// What was said of each class: counts, and shares of the row, which is what is right.
final class ConfusionPicture implements TablePicture {
  /// Of more classes, those with the most cases are shown.
  private static final int MOST_CLASSES = 30;

  private static final int FEW_CLASSES = 10;

  /// Pixels across, so that few cells are not as wide as a page.
  private static final int SMALL = 520;

  private static final int LARGE = 720;

  @Override
  public String name() {
    return "confusion";
  }

  @Override
  public String heading() {
    return "Confusion";
  }

  @Override
  public List<String> columns() {
    return List.of("actual", "predicted", "count");
  }

  @Override
  public List<String> words() {
    return List.of("actual", "predicted");
  }

  @Override
  public Breadth breadth() {
    return Breadth.NARROW;
  }

  @Override
  public Chart draw(KeptTable kept) {
    Map<List<String>, Double> counts = new LinkedHashMap<>();
    Map<String, Double> cases = new LinkedHashMap<>();
    double all = 0;
    double right = 0;
    for (int row = 0; row < kept.rows(); row++) {
      double count = kept.number("count", row);
      String actual = kept.word("actual", row);
      String predicted = kept.word("predicted", row);
      cases.merge(actual, 0.0, Double::sum);
      if (count > 0 && Double.isFinite(count)) {
        counts.merge(List.of(actual, predicted), count, Double::sum);
        cases.merge(actual, count, Double::sum);
        all += count;
        right += actual.equals(predicted) ? count : 0;
      }
    }
    List<String> classes = classes(kept, cases);
    double[][] shares = new double[classes.size()][classes.size()];
    String[][] texts = new String[classes.size()][classes.size()];
    for (int r = 0; r < classes.size(); r++) {
      double inRow = cases.getOrDefault(classes.get(r), 0.0);
      for (int c = 0; c < classes.size(); c++) {
        double count = counts.getOrDefault(List.of(classes.get(r), classes.get(c)), 0.0);
        shares[r][c] = inRow > 0 ? count / inRow : Double.NaN;
        texts[r][c] =
            inRow > 0
                ? Digits.of(count)
                    + "\n"
                    + String.format(Locale.ROOT, "%.0f %%", 100 * count / inRow)
                : "";
      }
    }
    String score = all > 0 ? Digits.of(right / all) + " right of " + Digits.of(all) : "";
    return HeatMapChart.of(kept.title(this, "Confusion"), classes, classes, shares)
        .labelled(texts)
        .named("said", "is")
        .range(0, 1)
        .subtitle(kept.note(score))
        .draw()
        .fitted(classes.size() <= FEW_CLASSES ? SMALL : LARGE);
  }

  /// In order of appearance; those that were never right but said, last.
  private static List<String> classes(KeptTable kept, Map<String, Double> cases) {
    Set<String> classes = new LinkedHashSet<>(kept.by("actual").keySet());
    classes.addAll(kept.by("predicted").keySet());
    if (classes.size() <= MOST_CLASSES) {
      return List.copyOf(classes);
    }
    List<String> frequent = new ArrayList<>(classes);
    frequent.sort(Comparator.comparingDouble((String name) -> -cases.getOrDefault(name, 0.0)));
    classes.retainAll(Set.copyOf(frequent.subList(0, MOST_CLASSES)));
    return List.copyOf(classes);
  }
}
