package lectern.optim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lectern.nn.Parameters;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Stochastic gradient descent, with momentum if wanted: `b ← μ·b + g + λ·w`, `w ← w - rate·b`.
///
/// Source: Polyak 1964; in the form of Sutskever et al. 2013 that `torch.optim.SGD` uses, where the
/// rate multiplies the whole of b.
public final class Sgd implements Optimizer {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /// Weights that are worth a thread of their own.
  private static final int GRAIN = 1 << 14;

  /// @param momentum μ in [0, 1); 0 keeps no state
  /// @param weightDecay λ ≥ 0, the factor of an L2 penalty's gradient
  public record Options(double momentum, double weightDecay) {
    /// Plain descent, the defaults of `torch.optim.SGD`.
    public static final Options DEFAULT = new Options(/* momentum= */ 0, /* weightDecay= */ 0);

    public Options {
      Setting.fraction("momentum", momentum);
      Setting.notNegative("weightDecay", weightDecay);
    }

    /// Plain descent with this momentum; 0.9 is customary.
    public static Options momentum(double momentum) {
      return new Options(momentum, /* weightDecay= */ 0);
    }
  }

  /// One parameter.
  ///
  /// @param b null without momentum
  private record Slot(float[] w, float[] g, float[] b) {}

  private final Options options;
  private final List<Slot> slots = new ArrayList<>();
  private final SequencedMap<String, Tensor> state = new LinkedHashMap<>();

  /// @param parameters of the finished model; one made later is not trained
  public Sgd(Parameters parameters, Options options) {
    this.options = options;
    parameters
        .all()
        .forEach((name, parameter) -> {
          float[] b = null;
          if (options.momentum > 0) {
            Tensor buffer = Tensor.zeros(parameter.shape());
            state.put(name + ".momentum", buffer);
            b = buffer.data();
          }
          slots.add(new Slot(parameter.data(), parameter.gradient().data(), b));
        });
  }

  @Override
  public void step(Workers workers, double rate) {
    float step = (float) -rate;
    float momentum = (float) options.momentum;
    float decay = (float) options.weightDecay;
    for (Slot slot : slots) {
      workers.forRange(
          slot.w.length,
          GRAIN,
          slot.b == null
              ? (from, to) -> descend(slot, step, decay, from, to)
              : (from, to) -> descend(slot, step, momentum, decay, from, to));
    }
  }

  private static void descend(Slot slot, float step, float decay, int from, int to) {
    float[] w = slot.w;
    float[] g = slot.g;
    FloatVector steps = FloatVector.broadcast(SPECIES, step);
    FloatVector decays = FloatVector.broadcast(SPECIES, decay);
    int i = from;
    for (; i <= to - SPECIES.length(); i += SPECIES.length()) {
      FloatVector wi = FloatVector.fromArray(SPECIES, w, i);
      FloatVector slope = wi.fma(decays, FloatVector.fromArray(SPECIES, g, i));
      slope.fma(steps, wi).intoArray(w, i);
    }
    for (; i < to; i++) {
      w[i] = Math.fma(Math.fma(w[i], decay, g[i]), step, w[i]);
    }
  }

  private static void descend(
      Slot slot, float step, float momentum, float decay, int from, int to) {
    float[] w = slot.w;
    float[] g = slot.g;
    float[] b = slot.b;
    FloatVector steps = FloatVector.broadcast(SPECIES, step);
    FloatVector momenta = FloatVector.broadcast(SPECIES, momentum);
    FloatVector decays = FloatVector.broadcast(SPECIES, decay);
    int i = from;
    for (; i <= to - SPECIES.length(); i += SPECIES.length()) {
      FloatVector wi = FloatVector.fromArray(SPECIES, w, i);
      FloatVector slope = wi.fma(decays, FloatVector.fromArray(SPECIES, g, i));
      FloatVector bi = FloatVector.fromArray(SPECIES, b, i).fma(momenta, slope);
      bi.intoArray(b, i);
      bi.fma(steps, wi).intoArray(w, i);
    }
    for (; i < to; i++) {
      b[i] = Math.fma(b[i], momentum, Math.fma(w[i], decay, g[i]));
      w[i] = Math.fma(b[i], step, w[i]);
    }
  }

  @Override
  public SequencedMap<String, Tensor> state() {
    return Collections.unmodifiableSequencedMap(state);
  }

  @Override
  public String toString() {
    return "Sgd" + options;
  }
}
