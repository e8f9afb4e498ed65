package lectern.nn;

import java.util.ArrayList;
import java.util.List;
import lectern.autograd.Tape;
import lectern.autograd.Variable;

/// Recurrent layers on top of each other, with dropout between them. Parameters: `0.weight_ih`, …,
/// `1.weight_ih`, ….
///
/// Source of the placing of dropout: Zaremba, Sutskever and Vinyals 2014, "Recurrent neural network
/// regularization".
public final class RecurrentStack implements Recurrent {
  private final List<Recurrent> layers = new ArrayList<>();
  private final Dropout dropout;

  /// @param cell the kind of every layer
  /// @param size of the lowest layer; the others have H inputs
  /// @param layers how many, at least 1
  /// @param dropout between one layer and the next, not before the first or after the last
  public record Config(Cell cell, Size size, int layers, Dropout dropout) {
    public Config {
      if (layers < 1) {
        throw new IllegalArgumentException("a stack of " + layers + " layers, at least 1 expected");
      }
    }
  }

  public RecurrentStack(Parameters parameters, Config config) {
    int hidden = config.size().hidden();
    for (int i = 0; i < config.layers(); i++) {
      Size size = i == 0 ? config.size() : new Size(hidden, hidden);
      layers.add(config.cell().create(parameters.scope(Integer.toString(i)), size));
    }
    dropout = config.dropout();
  }

  @Override
  public RecurrentState initialState(int batch) {
    List<Variable> parts = new ArrayList<>();
    for (Recurrent layer : layers) {
      parts.addAll(layer.initialState(batch).parts());
    }
    return new RecurrentState(parts);
  }

  @Override
  public Output forward(Tape tape, Variable x, RecurrentState state, Pass pass) {
    List<Variable> before = state.parts();
    List<Variable> after = new ArrayList<>();
    int share = before.size() / layers.size();
    if (share * layers.size() != before.size()) {
      throw new IllegalArgumentException(
          "a state of %d parts for %d layers".formatted(before.size(), layers.size()));
    }
    Variable input = x; // [T,B,I], then [T,B,H]
    for (int i = 0; i < layers.size(); i++) {
      RecurrentState own = new RecurrentState(before.subList(i * share, (i + 1) * share));
      Variable kept = i == 0 ? input : dropout.forward(tape, input, pass);
      Output output = layers.get(i).forward(tape, kept, own, pass);
      after.addAll(output.state().parts());
      input = output.all();
    }
    return new Output(input, new RecurrentState(after));
  }
}
