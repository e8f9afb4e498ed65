package lectern.optim;

import java.util.List;
import java.util.SequencedMap;
import lectern.autograd.Variable;
import lectern.tensor.Elementwise;
import lectern.tensor.Rows;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// An optimiser that keeps the rows of some weights short: after each step, a row whose L2 norm is
/// above the limit is scaled down to it.
///
/// Source: Hinton et al. 2012, "Improving neural networks by preventing co-adaptation of feature
/// detectors"; on the output layer's rows, Kim 2014, section 2.1.
public final class MaxNorm implements Optimizer {
  private final Optimizer optimizer;
  private final double limit;
  private final List<Variable> weights;

  /// @param limit of the norm, above 0
  /// @param weights [O,I] each, parameters of the optimiser
  public MaxNorm(Optimizer optimizer, double limit, Variable... weights) {
    Setting.positive("limit", limit);
    this.optimizer = optimizer;
    this.limit = limit;
    this.weights = List.of(weights);
  }

  @Override
  public void step(Workers workers, double rate) {
    optimizer.step(workers, rate);
    for (Variable weight : weights) {
      float[] data = weight.data();
      int columns = weight.value().columns();
      for (int start = 0; start < data.length; start += columns) {
        double norm = Math.sqrt(Rows.sumOfSquares(data, start, columns));
        if (norm > limit) {
          Elementwise.scale((float) (limit / norm), data, start, data, start, columns);
        }
      }
    }
  }

  @Override
  public SequencedMap<String, Tensor> state() {
    return optimizer.state();
  }

  @Override
  public String toString() {
    return "MaxNorm[" + limit + ", " + optimizer + "]";
  }
}
