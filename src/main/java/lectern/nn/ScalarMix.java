package lectern.nn;

import java.util.Arrays;
import java.util.List;
import lectern.autograd.Normalisation;
import lectern.autograd.Products;
import lectern.autograd.Shapes;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.Workers;

/// A learned average of a model's layers, `γ Σ softmax(w)_l h_l`: a task says by its weights which
/// layers are of use to it. Parameters: `weight` [1,L], at first zeros (every layer alike), and
/// `scale` [1,1], γ, at first 1.
///
/// Source: Peters et al. 2018, "Deep contextualized word representations", equation 1.
public final class ScalarMix {
  private final Variable weight;
  private final Variable scale;

  /// @param layers L, at least 1
  public ScalarMix(Parameters parameters, int layers) {
    if (layers < 1) {
      throw new IllegalArgumentException("a mix of " + layers + " layers, at least 1 expected");
    }
    weight = parameters.create("weight", Initializer.ZEROS, 1, layers);
    scale = parameters.create("scale", Initializer.ONES, 1, 1);
  }

  /// @param layers L of one shape
  /// @return of that shape
  public Variable forward(Tape tape, List<Variable> layers) {
    if (layers.size() != weight.value().columns()) {
      throw new IllegalArgumentException(
          "%d layers for a mix of %d".formatted(layers.size(), weight.value().columns()));
    }
    int[] shape = layers.getFirst().shape();
    int size = layers.getFirst().value().size();
    Variable stacked = Shapes.stack(tape, layers.toArray(Variable[]::new)); // [L,..]
    Variable rows = Shapes.reshape(tape, stacked, layers.size(), size); // [L,N]
    Variable shares =
        Products.matmul(tape, scale, Layout.PLAIN, shares(tape), Layout.PLAIN); // [1,L]
    Variable mixed = Products.matmul(tape, shares, Layout.PLAIN, rows, Layout.PLAIN); // [1,N]
    return Shapes.reshape(tape, mixed, shape);
  }

  /// The share of each layer, at least 0, summing to 1.
  public double[] shares() {
    float[] shares = shares(Tape.evaluating(Workers.SINGLE)).data();
    double[] result = new double[weight.value().columns()];
    Arrays.setAll(result, i -> shares[i]);
    return result;
  }

  private Variable shares(Tape tape) {
    return Normalisation.softmax(tape, weight);
  }
}
