package lectern.nn;

import lectern.autograd.Activation;
import lectern.autograd.Convolution;
import lectern.autograd.Tape;
import lectern.autograd.Variable;

/// Filters that slide over texts, of which each keeps its largest activation. Parameters: `weight`
/// [F,w·C], `bias` [F].
///
/// PyTorch's `Conv1d` has its weight as [F,C,w]; here the rows of a window follow each other as
/// they do in the text.
public final class MaxOverTime {
  private final Size size;
  private final Variable weight;
  private final Variable bias;

  /// @param window w, rows that a filter sees at once, at least 1
  /// @param width C, numbers a row, at least 1
  /// @param filters F, at least 1
  public record Size(int window, int width, int filters) {
    public Size {
      if (window < 1 || width < 1 || filters < 1) {
        throw new IllegalArgumentException(
            "%d filters over windows of %d rows of %d numbers".formatted(filters, window, width));
      }
    }
  }

  /// Filters that start as PyTorch's do, weight and bias uniform up to 1/√(w·C).
  public MaxOverTime(Parameters parameters, Size size) {
    this.size = size;
    int inputs = Math.multiplyExact(size.window(), size.width());
    weight = parameters.create("weight", Initializer.LECUN_UNIFORM, size.filters(), inputs);
    bias = parameters.create("bias", Initializer.uniform(1 / Math.sqrt(inputs)), size.filters());
  }

  /// The sizes it was made with.
  public Size size() {
    return size;
  }

  /// @param x the rows of all texts, [N,C]
  /// @param activation one that nowhere falls
  /// @return [B,F], and where in x each number comes from
  public Convolution.Pooled forward(
      Tape tape, Variable x, Convolution.Windows windows, Activation activation) {
    return Convolution.maxOverTime(tape, x, windows, weight, bias, activation);
  }
}
