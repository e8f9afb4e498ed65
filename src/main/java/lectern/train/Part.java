package lectern.train;

import java.util.Locale;
import java.util.SequencedMap;
import lectern.tensor.Tensor;

/// The tensor files of a checkpoint.
enum Part {
  WEIGHTS,
  OPTIMIZER,
  OBJECTIVE,
  BEST;

  SequencedMap<String, Tensor> of(Checkpoint checkpoint) {
    return switch (this) {
      case WEIGHTS -> checkpoint.weights();
      case OPTIMIZER -> checkpoint.optimizer();
      case OBJECTIVE -> checkpoint.objective();
      case BEST -> checkpoint.best();
    };
  }

  String fileName() {
    return name().toLowerCase(Locale.ROOT) + ".safetensors";
  }
}
