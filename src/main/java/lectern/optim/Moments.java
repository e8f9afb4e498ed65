package lectern.optim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lectern.nn.Parameters;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// The update that {@link Adam} and {@link AdamW} share, with the running means it needs.
final class Moments {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /// Weights that are worth a thread of their own.
  private static final int GRAIN = 1 << 14;

  /// The largest count of steps that a float holds exactly. Both bias corrections have long been
  /// exactly 1 by then, so counting may stop there.
  private static final float LAST_COUNT = 1 << 24;

  /// How a parameter decays in one step.
  ///
  /// @param penalty what of the weight is added to the gradient
  /// @param shrinkage what of the weight is taken away before the update
  record Decay(double penalty, double shrinkage) {
    static final Decay NONE = new Decay(0, 0);
  }

  /// One parameter: weights, gradient, mean of gradients, mean of squares.
  private record Slot(int rank, float[] w, float[] g, float[] m, float[] v) {}

  /// The numbers of one step, the same for every weight of a parameter.
  private record Step(
      float penalty,
      float keep,
      float beta1,
      float gain1,
      float beta2,
      float gain2,
      float unbias,
      float epsilon,
      float size) {}

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final Tensor count = Tensor.zeros();
  private final List<Slot> slots = new ArrayList<>();
  private final SequencedMap<String, Tensor> state = new LinkedHashMap<>();

  Moments(Parameters parameters, double beta1, double beta2, double epsilon) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    state.put("steps", count);
    parameters
        .all()
        .forEach((name, parameter) -> {
          Tensor mean = Tensor.zeros(parameter.shape());
          Tensor square = Tensor.zeros(parameter.shape());
          state.put(name + ".mean", mean);
          state.put(name + ".square", square);
          slots.add(
              new Slot(
                  parameter.value().rank(),
                  parameter.data(),
                  parameter.gradient().data(),
                  mean.data(),
                  square.data()));
        });
  }

  SequencedMap<String, Tensor> state() {
    return Collections.unmodifiableSequencedMap(state);
  }

  /// @param decay by the rank of a parameter
  void step(Workers workers, double rate, IntFunction<Decay> decay) {
    count.data()[0] = Math.min(count.data()[0] + 1, LAST_COUNT);
    double n = count.data()[0];
    double correction1 = 1 - StrictMath.pow(beta1, n);
    double correction2 = 1 - StrictMath.pow(beta2, n);
    for (Slot slot : slots) {
      Decay own = decay.apply(slot.rank);
      Step step =
          new Step(
              (float) own.penalty,
              (float) (1 - own.shrinkage),
              (float) beta1,
              (float) (1 - beta1),
              (float) beta2,
              (float) (1 - beta2),
              (float) (1 / StrictMath.sqrt(correction2)),
              (float) epsilon,
              (float) (-rate / correction1));
      workers.forRange(slot.w.length, GRAIN, (from, to) -> update(slot, step, from, to));
    }
  }

  private static void update(Slot slot, Step step, int from, int to) {
    float[] w = slot.w;
    float[] g = slot.g;
    float[] m = slot.m;
    float[] v = slot.v;
    FloatVector penalty = FloatVector.broadcast(SPECIES, step.penalty);
    FloatVector beta1 = FloatVector.broadcast(SPECIES, step.beta1);
    FloatVector beta2 = FloatVector.broadcast(SPECIES, step.beta2);
    FloatVector unbias = FloatVector.broadcast(SPECIES, step.unbias);
    FloatVector epsilon = FloatVector.broadcast(SPECIES, step.epsilon);
    FloatVector size = FloatVector.broadcast(SPECIES, step.size);
    int i = from;
    for (; i <= to - SPECIES.length(); i += SPECIES.length()) {
      FloatVector wi = FloatVector.fromArray(SPECIES, w, i);
      FloatVector gi = wi.fma(penalty, FloatVector.fromArray(SPECIES, g, i));
      FloatVector mi = FloatVector.fromArray(SPECIES, m, i).fma(beta1, gi.mul(step.gain1));
      FloatVector vi = FloatVector.fromArray(SPECIES, v, i).fma(beta2, gi.mul(step.gain2).mul(gi));
      mi.intoArray(m, i);
      vi.intoArray(v, i);
      FloatVector direction = mi.div(vi.sqrt().fma(unbias, epsilon));
      direction.fma(size, wi.mul(step.keep)).intoArray(w, i);
    }
    for (; i < to; i++) {
      float gi = Math.fma(w[i], step.penalty, g[i]);
      m[i] = Math.fma(m[i], step.beta1, gi * step.gain1);
      v[i] = Math.fma(v[i], step.beta2, gi * step.gain2 * gi);
      // The root of a float taken in double and rounded once more is the correctly rounded one.
      float direction = m[i] / Math.fma((float) Math.sqrt(v[i]), step.unbias, step.epsilon);
      w[i] = Math.fma(direction, step.size, w[i] * step.keep);
    }
  }
}
