package lectern.task.classification;

import java.util.List;
import java.util.Optional;
import lectern.classic.LinearClassifier;
import lectern.data.LabelledText;
import lectern.run.Measures;
import lectern.run.RunContext;

/// What a {@link TextModel} has become by training. Letters: N texts, K classes.
public interface TrainedTextModel {
  /// How probable each class is for each text. The texts' labels are not looked at.
  ///
  /// @return [N,K], each row from 0 to 1 and summing to 1
  double[][] probabilities(List<LabelledText> texts);

  /// The linear model that this is, if it is one, whose weights then say why.
  default Optional<LinearClassifier> linear() {
    return Optional.empty();
  }

  /// What else there is to measure of it, beside how well it does.
  default Measures measures() {
    return Measures.none();
  }

  /// Keeps what it has learned for people to look at: weights, filters.
  default void describe(RunContext context) {}
}
