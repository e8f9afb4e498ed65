package lectern.nn;

import java.util.List;
import lectern.autograd.Variable;

/// What a recurrent network remembers between two steps: hidden state, for an LSTM then the cell
/// state, layer by layer.
///
/// @param parts each [B,H]
public record RecurrentState(List<Variable> parts) {
  public RecurrentState {
    parts = List.copyOf(parts);
  }

  static RecurrentState of(Variable... parts) {
    return new RecurrentState(List.of(parts));
  }

  /// The same numbers as constants of their own. They outlive the tape's reset, and no gradient
  /// passes: carried from one stretch of text to the next, this is truncated backpropagation
  /// through time.
  public RecurrentState detached() {
    return new RecurrentState(
        parts.stream().map(part -> Variable.constant(part.value().copy())).toList());
  }

  Variable only(int index, int expected) {
    if (parts.size() != expected) {
      throw new IllegalArgumentException(
          "a state of %d parts for a layer that has %d".formatted(parts.size(), expected));
    }
    return parts.get(index);
  }
}
