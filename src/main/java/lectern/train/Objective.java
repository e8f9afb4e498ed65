package lectern.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Pass;
import lectern.tensor.Tensor;

/// What training minimises.
///
/// The batch of step n is a function of n alone (and of streams split by n), so that a resumed run
/// needs to know nothing but n to see the data that an uninterrupted one would have seen.
@FunctionalInterface
public interface Objective {
  /// Computes the loss of one step.
  ///
  /// @param tape empty
  /// @param step counted from 1
  /// @param pass a training pass whose noise is this step's own
  /// @return of size 1, usually nats a token
  Variable loss(Tape tape, long step, Pass pass);

  /// How many predictions the loss of a step is the mean of, for throughput; 0 if that is of no
  /// interest.
  default long tokens(long step) {
    return 0;
  }

  /// All that is carried from one step to the next besides weights, such as the last state of a
  /// recurrent network, by name: the tensors themselves, not copies, always the same ones, so that
  /// writing into them restores the state of another time.
  default SequencedMap<String, Tensor> state() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
  }
}
