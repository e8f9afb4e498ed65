package lectern.task.classification;

import java.util.List;
import java.util.Optional;
import lectern.classic.LinearClassifier;
import lectern.classic.PredictionSteps;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.feature.FeatureExtractor;
import lectern.run.Measures;
import lectern.run.RunContext;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Features and the linear model learned over them.
///
/// Measures: `features`, how many there are, and `features.used`, how many of them have a weight
/// that is not 0 for some class.
///
/// Kept: the table `weights` with the 20 greatest and least of each class, and how one text is
/// decided, step by step.
///
/// @param extractor from words to features
/// @param model over them
/// @param examples texts of which one is shown step by step
record TrainedLinear(FeatureExtractor extractor, LinearClassifier model, LabelledTexts examples)
    implements TrainedTextModel {
  private static final int TOP = 20;

  /// Words of the text that is shown: more would not fit a page.
  private static final int SHOWN_WORDS = 12;

  @Override
  public double[][] probabilities(List<LabelledText> texts) {
    return model.probabilities(extractor.rows(texts));
  }

  @Override
  public Optional<LinearClassifier> linear() {
    return Optional.of(model);
  }

  @Override
  public Measures measures() {
    int used = 0;
    for (int d = 0; d < extractor.size(); d++) {
      boolean zero = true;
      for (double[] weights : model.weights()) {
        zero &= weights[d] == 0;
      }
      used += zero ? 0 : 1;
    }
    return Measures.none().with("features", extractor.size()).with("features.used", used);
  }

  @Override
  public void describe(RunContext context) {
    context.table("weights", weights());
    examples.texts().stream()
        .filter(text -> text.words().size() <= SHOWN_WORDS)
        .findFirst()
        .ifPresent(text ->
            context.sample(
                "one text, step by step",
                PredictionSteps.of(extractor, model, text.words())
                    + "rightly   %s\n".formatted(model.classes().get(text.label()))));
  }

  private Table weights() {
    LinearClassifier centred = model.centred();
    StringColumn names = StringColumn.create("class");
    StringColumn features = StringColumn.create("feature");
    DoubleColumn weights = DoubleColumn.create("weight");
    IntColumn ranks = IntColumn.create("rank");
    for (int k = 0; k < model.classes().size(); k++) {
      for (List<LinearClassifier.Weight> end :
          List.of(centred.top(k, TOP), centred.bottom(k, TOP))) {
        for (int rank = 1; rank <= end.size(); rank++) {
          names.append(model.classes().get(k));
          features.append(end.get(rank - 1).feature());
          weights.append(end.get(rank - 1).weight());
          ranks.append(rank);
        }
      }
    }
    return Table.create("weights", names, features, weights, ranks);
  }
}
