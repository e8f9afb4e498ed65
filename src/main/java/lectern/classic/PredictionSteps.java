package lectern.classic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lectern.feature.FeatureExtractor;
import lectern.feature.FeatureSteps;
import lectern.tensor.SparseMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// How a linear model decides one text, step by step: words, negation, runs of words, counts,
/// values, x·W + b, probabilities.
///
/// Letters: K classes.
///
/// @param features how the words became values
/// @param model what was learned
/// @param scores [K], x·W + b
/// @param probabilities [K], or what stands in for them (see {@link LinearClassifier.Link})
public record PredictionSteps(
    FeatureSteps features, LinearClassifier model, double[] scores, double[] probabilities) {

  /// Decides a text.
  ///
  /// @param extractor the one that the model's training texts went through
  /// @param words of the text
  public static PredictionSteps of(
      FeatureExtractor extractor, LinearClassifier model, List<String> words) {
    SparseMatrix x = SparseMatrix.of(extractor.size(), List.of(extractor.row(words)));
    return new PredictionSteps(
        extractor.steps(words), model, model.scores(x)[0], model.probabilities(x)[0]);
  }

  /// The class of the greatest score, the first in a tie.
  public String decision() {
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return model.classes().get(best);
  }

  /// The sum x·W + b as a table: a row a feature, then `bias`, `score` and `probability`; columns
  /// `feature`, `count`, `value` and, for each class, what the row adds to its score.
  public Table table() {
    StringColumn name = StringColumn.create("feature");
    LongColumn count = LongColumn.create("count");
    DoubleColumn value = DoubleColumn.create("value");
    List<DoubleColumn> classes = new ArrayList<>();
    model.classes().forEach(each -> classes.add(DoubleColumn.create(each)));
    for (FeatureSteps.Feature feature : features.features()) {
      name.append(feature.name());
      count.append(feature.count());
      value.append(feature.value());
      for (int k = 0; k < classes.size(); k++) {
        classes.get(k).append(feature.value() * model.weights()[k][feature.number()]);
      }
    }
    double[][] sums = {model.bias(), scores, probabilities};
    String[] titles = {"bias", "score", "probability"};
    for (int row = 0; row < titles.length; row++) {
      name.append(titles[row]);
      count.appendMissing();
      value.appendMissing();
      for (int k = 0; k < classes.size(); k++) {
        classes.get(k).append(sums[row][k]);
      }
    }
    return Table.create("prediction-steps", name, count, value)
        .addColumns(classes.toArray(DoubleColumn[]::new));
  }

  /// All steps as lines of text.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    line(text, "words", String.join(" ", features.words()));
    line(text, "marked", String.join(" ", features.marked()));
    line(text, "n-grams", String.join(" | ", features.ngrams()));
    line(text, "unknown", String.join(" | ", features.unknown()));
    text.append("x·W + b\n");
    row(text, "", "count", "value", model.classes().stream().map(s -> shorten(s, 12)).toList());
    for (FeatureSteps.Feature feature : features.features()) {
      List<String> added = new ArrayList<>();
      for (double[] weights : model.weights()) {
        added.add(number(feature.value() * weights[feature.number()]));
      }
      row(text, feature.name(), Long.toString(feature.count()), number(feature.value()), added);
    }
    row(text, "bias", "", "", numbers(model.bias()));
    row(text, "score", "", "", numbers(scores));
    row(text, probabilityName(), "", "", numbers(probabilities));
    line(text, "decision", decision());
    return text.toString();
  }

  private String probabilityName() {
    return switch (model.link()) {
      case SOFTMAX -> "softmax";
      case ONE_VERSUS_REST -> "logistic, shared out";
      case MARGIN -> "softmax of margins";
    };
  }

  private static void line(StringBuilder text, String title, String content) {
    text.append("%-10s%s\n".formatted(title, content));
  }

  private static void row(
      StringBuilder text, String title, String count, String value, List<String> classes) {
    text.append("  %-24s %6s %9s".formatted(shorten(title, 24), count, value));
    classes.forEach(each -> text.append(" %12s".formatted(each)));
    text.append('\n');
  }

  private static String shorten(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  private static List<String> numbers(double[] numbers) {
    List<String> texts = new ArrayList<>();
    for (double number : numbers) {
      texts.add(number(number));
    }
    return texts;
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }
}
