package lectern.train;

import java.util.SequencedMap;
import lectern.autograd.Tape;

/// Measures a model on data that it is not trained on. Changes neither weights nor any state that
/// training carries.
@FunctionalInterface
public interface Evaluation {
  /// Computes every measure.
  ///
  /// @param tape empty, without gradients; may be reset between batches
  /// @return measure by name, in the order in which a reader wants them
  /// @throws InterruptedException if it was asked to stop; it is done again when training resumes
  SequencedMap<String, Double> measure(Tape tape) throws InterruptedException;
}
