package lectern.optim;

import java.util.SequencedMap;
import lectern.nn.Parameters;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Adam: each weight moves by the running mean of its gradient over the root of the running mean of
/// its square, both corrected for having started from 0.
///
/// Source: Kingma & Ba 2015, algorithm 1, with ε added after the bias correction as `torch.optim`
/// does. Weight decay is the L2 penalty's gradient, hence scaled like any other; {@link AdamW} is
/// usually what one wants instead.
public final class Adam implements Optimizer {
  /// @param beta1 decay of the mean of gradients, in [0, 1)
  /// @param beta2 decay of the mean of squares, in [0, 1)
  /// @param epsilon added to the root, above 0
  /// @param weightDecay λ ≥ 0 of the penalty ½·λ·‖w‖²
  public record Options(double beta1, double beta2, double epsilon, double weightDecay) {
    /// Kingma & Ba 2015, section 2, and `torch.optim.Adam`.
    public static final Options DEFAULT =
        new Options(
            /* beta1= */ 0.9, /* beta2= */ 0.999, /* epsilon= */ 1e-8, /* weightDecay= */ 0);

    public Options {
      Setting.fraction("beta1", beta1);
      Setting.fraction("beta2", beta2);
      Setting.positive("epsilon", epsilon);
      Setting.notNegative("weightDecay", weightDecay);
    }
  }

  private final Options options;
  private final Moments moments;

  /// @param parameters of the finished model; one made later is not trained
  public Adam(Parameters parameters, Options options) {
    this.options = options;
    this.moments = new Moments(parameters, options.beta1, options.beta2, options.epsilon);
  }

  @Override
  public void step(Workers workers, double rate) {
    Moments.Decay penalty = new Moments.Decay(options.weightDecay, 0);
    moments.step(workers, rate, rank -> penalty);
  }

  @Override
  public SequencedMap<String, Tensor> state() {
    return moments.state();
  }

  @Override
  public String toString() {
    return "Adam" + options;
  }
}
