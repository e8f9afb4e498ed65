package lectern.optim;

import java.util.SequencedMap;
import lectern.nn.Parameters;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Adam with decoupled weight decay: each step first shrinks the weights by `1 - rate·λ`.
///
/// Source: Loshchilov & Hutter 2019, algorithm 2, as `torch.optim.AdamW` does it (the rate
/// multiplies λ).
public final class AdamW implements Optimizer {
  /// Which parameters decay.
  public enum Decayed {
    /// every one, as in `torch.optim.AdamW`
    ALL,
    /// weights of two axes or more; biases and normalisation gains keep theirs (Brown et al. 2020,
    /// as coded in nanoGPT's `configure_optimizers`)
    MATRICES
  }

  /// @param beta1 decay of the mean of gradients, in [0, 1)
  /// @param beta2 decay of the mean of squares, in [0, 1)
  /// @param epsilon added to the root, above 0
  /// @param weightDecay λ ≥ 0
  /// @param decayed the parameters that λ applies to
  public record Options(
      double beta1, double beta2, double epsilon, double weightDecay, Decayed decayed) {
    /// The defaults of `torch.optim.AdamW`.
    public static final Options DEFAULT =
        new Options(
            /* beta1= */ 0.9,
            /* beta2= */ 0.999,
            /* epsilon= */ 1e-8,
            /* weightDecay= */ 0.01,
            Decayed.ALL);

    /// What GPT-3 was trained with (Brown et al. 2020, appendix B), and nanoGPT's default.
    public static final Options GPT =
        new Options(
            /* beta1= */ 0.9,
            /* beta2= */ 0.95,
            /* epsilon= */ 1e-8,
            /* weightDecay= */ 0.1,
            Decayed.MATRICES);

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
  public AdamW(Parameters parameters, Options options) {
    this.options = options;
    this.moments = new Moments(parameters, options.beta1, options.beta2, options.epsilon);
  }

  @Override
  public void step(Workers workers, double rate) {
    Moments.Decay decay = new Moments.Decay(0, rate * options.weightDecay);
    boolean all = options.decayed == Decayed.ALL;
    moments.step(workers, rate, rank -> all || rank >= 2 ? decay : Moments.Decay.NONE);
  }

  @Override
  public SequencedMap<String, Tensor> state() {
    return moments.state();
  }

  @Override
  public String toString() {
    return "AdamW" + options;
  }
}
