package lectern.task.classification;

import lectern.data.TextSplit;
import lectern.run.RunContext;

/// What learns to tell classes of texts apart: `model.kind`.
public sealed interface TextModel
    permits Prior, Composed, Cnn, Recurrent, Linear, SoftmaxRegression {
  /// Learns.
  ///
  /// @param split its training texts are learned from, its validation texts may be chosen by; the
  ///   test texts must not be looked at
  /// @throws InterruptedException if the user asked to stop
  /// @throws lectern.InputException if there is nothing to learn from these texts: no text at all,
  ///   or one class alone
  TrainedTextModel train(TextSplit split, RunContext context) throws InterruptedException;
}
