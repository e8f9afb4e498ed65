package lectern.nn;

import java.util.ArrayList;
import java.util.List;
import lectern.autograd.Activation;
import lectern.autograd.Tape;
import lectern.autograd.Variable;

/// Linear layers on top of each other, an activation after each of them but the last. Parameters:
/// `0.weight`, `0.bias`, `1.weight`, ….
///
/// Layers start as PyTorch's do. Biases are then not zero, so that the units of the first layer
/// bend at different places: with one or two inputs they would otherwise all bend at the origin.
///
/// Letters: I inputs, O outputs.
public final class FeedForward {
  private final List<Linear> layers = new ArrayList<>();
  private final Activation activation;

  /// @param inputs I, at least 1
  /// @param hidden widths of the layers before the last, each at least 1; empty for one linear map
  /// @param outputs O, at least 1
  /// @param activation after every layer but the last
  public record Config(int inputs, List<Integer> hidden, int outputs, Activation activation) {
    public Config {
      hidden = List.copyOf(hidden);
    }
  }

  public FeedForward(Parameters parameters, Config config) {
    activation = config.activation();
    List<Integer> widths = new ArrayList<>(config.hidden());
    widths.add(config.outputs());
    int in = config.inputs();
    for (int out : widths) {
      Parameters scope = parameters.scope(Integer.toString(layers.size()));
      layers.add(new Linear(scope, new Linear.Size(in, out)));
      in = out;
    }
  }

  /// @param x [..,I]
  /// @return [..,O]
  public Variable forward(Tape tape, Variable x) {
    Variable h = x;
    for (Linear layer : layers.subList(0, layers.size() - 1)) {
      h = layer.forward(tape, h, activation);
    }
    return layers.getLast().forward(tape, h);
  }
}
