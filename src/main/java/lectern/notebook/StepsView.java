package lectern.notebook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lectern.compare.Rounded;
import lectern.feature.FeatureSteps;
import lectern.report.Html;

/// How a text became features, a row a step: what a step changed stands out.
final class StepsView {
  private static final String LEFT = " style=\"text-align:left;vertical-align:top\"";

  /// More of a long text would fill the screen.
  private static final int MOST = 200;

  private StepsView() {}

  static String text(FeatureSteps steps) {
    return "words     "
        + plain(steps.words())
        + "\nmarked    "
        + plain(steps.marked())
        + "\nn-grams   "
        + plain(steps.ngrams())
        + "\nfeatures  "
        + plain(steps.features().stream().map(StepsView::feature).toList())
        + "\nunknown   "
        + plain(steps.unknown());
  }

  static String html(FeatureSteps steps) {
    Set<String> words = new HashSet<>(steps.words());
    Set<String> unknown = new HashSet<>(steps.unknown());
    return "<table class=\"lectern\"><tbody>"
        + row("words", chips(steps.words(), Set.of()))
        + row("negation marked", chips(steps.marked(), others(steps.marked(), words)))
        + row("n-grams", chips(steps.ngrams(), unknown))
        + row(
            "features", chips(steps.features().stream().map(StepsView::feature).toList(), Set.of()))
        + row("unknown", chips(steps.unknown(), unknown))
        + "</tbody></table>";
  }

  private static Set<String> others(List<String> all, Set<String> without) {
    return all.stream().filter(each -> !without.contains(each)).collect(Collectors.toSet());
  }

  /// `12: not_good × 2 = 0.371`.
  private static String feature(FeatureSteps.Feature feature) {
    return feature.number()
        + ": "
        + feature.name()
        + (feature.count() == 1 ? "" : " × " + feature.count())
        + " = "
        + Rounded.number(feature.value());
  }

  private static String row(String name, String cell) {
    return "<tr><th" + LEFT + ">" + name + "</th><td" + LEFT + ">" + cell + "</td></tr>";
  }

  private static String chips(List<String> all, Set<String> marked) {
    if (all.isEmpty()) {
      return "–";
    }
    String chips =
        all.stream()
            .limit(MOST)
            .map(each ->
                "<code"
                    + (marked.contains(each) ? " style=\"font-weight:bold;color:#d55e00\"" : "")
                    + ">"
                    + Html.escape(each)
                    + "</code>")
            .collect(Collectors.joining(" &middot; "));
    return chips + more(all);
  }

  private static String plain(List<String> all) {
    return all.isEmpty()
        ? "–"
        : all.stream().limit(MOST).collect(Collectors.joining(" | ")) + more(all);
  }

  private static String more(List<String> all) {
    return all.size() > MOST ? " … " + (all.size() - MOST) + " more" : "";
  }
}
