package lectern.optim;

import java.util.SequencedMap;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Changes parameters along their gradients.
///
/// An optimiser is made over the parameters of a finished model and belongs to them. Its updates
/// are element by element: the same bits for any number of threads and any vector width. Its
/// `toString` states every setting, which is what a checkpoint is compared by.
public interface Optimizer {
  /// Changes every parameter once. Gradients are read and left as they are.
  ///
  /// @param rate the learning rate of this step, usually {@link Schedule#rate}
  void step(Workers workers, double rate);

  /// All that is kept from one step to the next, by name: the tensors themselves, not copies, so
  /// that writing into them restores the state of another time.
  SequencedMap<String, Tensor> state();
}
