package lectern.train;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import lectern.InputException;
import lectern.tensor.Tensor;

/// Everything that a run needs to go on as if it had never stopped.
///
/// There is no state of a random generator: the noise and the batch of step n are functions of the
/// seed and n.
///
/// @param progress how far the run is
/// @param settings what the run was made with and must go on with, by name
/// @param weights parameters by name
/// @param optimizer the optimiser's state by name
/// @param objective what the objective carries from step to step, by name
/// @param best the parameters at the best value of the watched measure; empty if there are none yet
public record Checkpoint(
    Progress progress,
    Map<String, String> settings,
    SequencedMap<String, Tensor> weights,
    SequencedMap<String, Tensor> optimizer,
    SequencedMap<String, Tensor> objective,
    SequencedMap<String, Tensor> best) {
  public Checkpoint {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /// Refuses what was written by another kind of run.
  ///
  /// @throws InputException naming the setting, what was found and what was expected
  void requireSettings(Map<String, String> expected) {
    expected.forEach((name, value) -> {
      if (!value.equals(settings.get(name))) {
        throw new InputException(
            "It belongs to a run with %s %s, this one has %s."
                .formatted(name, settings.get(name), value));
      }
    });
  }

  /// Refuses tensors that are not exactly the model's, the optimiser's and the objective's.
  ///
  /// @throws InputException naming the tensor, what was found and what was expected
  void requireShapes(
      SequencedMap<String, Tensor> weightShapes,
      SequencedMap<String, Tensor> optimizerShapes,
      SequencedMap<String, Tensor> objectiveShapes) {
    requireShapes(Part.WEIGHTS, weights, weightShapes);
    requireShapes(Part.OPTIMIZER, optimizer, optimizerShapes);
    requireShapes(Part.OBJECTIVE, objective, objectiveShapes);
    if (!best.isEmpty()) {
      requireShapes(Part.BEST, best, weightShapes);
    }
  }

  private static void requireShapes(
      Part part, SequencedMap<String, Tensor> found, SequencedMap<String, Tensor> expected) {
    expected.forEach((name, tensor) -> {
      Tensor other = found.get(name);
      if (other == null) {
        throw new InputException("%s has no tensor %s.".formatted(part.fileName(), name));
      }
      if (!other.hasShape(tensor.shape())) {
        throw new InputException(
            "Tensor %s of %s has shape %s, expected %s."
                .formatted(
                    name,
                    part.fileName(),
                    Arrays.toString(other.shape()),
                    Arrays.toString(tensor.shape())));
      }
    });
    for (String name : found.keySet()) {
      if (!expected.containsKey(name)) {
        throw new InputException(
            "%s has a tensor %s that the model does not have.".formatted(part.fileName(), name));
      }
    }
  }

  /// Overwrites tensors with those of the same names.
  static void copy(SequencedMap<String, Tensor> from, SequencedMap<String, Tensor> to) {
    to.forEach((name, tensor) ->
        System.arraycopy(from.get(name).data(), 0, tensor.data(), 0, tensor.size()));
  }

  /// Copies of tensors, in buffers of before if there are any.
  ///
  /// @param buffers null, or of the same names and shapes
  static SequencedMap<String, Tensor> snapshot(
      SequencedMap<String, Tensor> tensors, SequencedMap<String, Tensor> buffers) {
    if (buffers != null) {
      copy(tensors, buffers);
      return buffers;
    }
    SequencedMap<String, Tensor> copies = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> copies.put(name, tensor.copy()));
    return copies;
  }
}
