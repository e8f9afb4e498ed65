package lectern.task.linear;

import java.util.Set;
import lectern.run.Measures;
import lectern.run.RunContext;

/// A task of a kind that some loss is made for, with the truth known: `problem.kind`.
public sealed interface LossProblem
    permits SkewedNumbers, SeparableClasses, CoinTosses, RankedLists, UnseenClasses {
  /// The losses it can be learned by, in their order.
  Set<TrainingLoss> losses();

  /// Draws the data, learns from them, and measures how near to the truth that comes.
  ///
  /// @throws InterruptedException if the user asked to stop
  Measures learn(LinearLearning learning, RunContext context) throws InterruptedException;
}
