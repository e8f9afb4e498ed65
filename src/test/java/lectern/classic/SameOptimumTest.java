package lectern.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.feature.LabelledRows;
import lectern.model.SoftmaxRegression;
import lectern.nn.Parameters;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import lectern.train.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own log-linear model comes to the optimum that the libraries come to.
class SameOptimumTest {
  private final ClassicGolden golden = ClassicGolden.load();

  /// The mean cross-entropy in nats where training by whole batches comes to rest.
  ///
  /// @param lambda of the penalty ½·λ·Σw², the bias included
  private static double natsAtRest(LabelledRows rows, double lambda) {
    Parameters parameters = Parameters.create(RandomStream.of(1));
    SoftmaxRegression model =
        new SoftmaxRegression(
            new SoftmaxRegression.Config(rows.features().size(), rows.classes().size()),
            parameters);
    Adam.Options options =
        new Adam.Options(/* beta1= */ 0.9, /* beta2= */ 0.999, /* epsilon= */ 1e-8, lambda);
    Trainer.of(
            parameters,
            new Adam(parameters, options),
            (tape, step, pass) ->
                Losses.softmaxCrossEntropy(tape, model.logits(tape, rows.x()), rows.labels()))
        .run(
            Trainer.Options.of(1000, new Schedule.Constant(0.02)),
            RandomStream.of(1),
            Workers.SINGLE);
    Tape tape = Tape.evaluating(Workers.SINGLE);
    return Losses.softmaxCrossEntropy(tape, model.logits(tape, rows.x()), rows.labels())
        .value()
        .item();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void agreesWithScikitLearn(int classes) {
    ClassicGolden.Problem problem = golden.problem(classes);
    assertEquals(
        problem.nats().get("softmax l2"), natsAtRest(problem.rows(), golden.lambda()), 1e-4);
    assertEquals(problem.nats().get("softmax"), natsAtRest(problem.rows(), 0), 1e-4);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void agreesWithTribuo(int classes) {
    ClassicGolden.Problem problem = golden.problem(classes);
    LinearClassifier theirs =
        new StochasticGradient(
                StochasticGradient.Loss.LOG,
                StochasticGradient.Steps.ADAGRAD,
                /* rate= */ 0.5,
                /* epochs= */ 2000,
                /* batch= */ 97)
            .fit(problem.rows(), 1);
    assertEquals(problem.nats(theirs), natsAtRest(problem.rows(), 0), 1e-3);
  }

  /// LIBLINEAR has one vector of weights w where the softmax has +w/2 and -w/2, whose squares add
  /// up to half as much: the same penalty has twice the λ here.
  @Test
  void agreesWithLibLinear() {
    ClassicGolden.Problem problem = golden.problem(2);
    LinearClassifier theirs =
        new LibLinear(
                LibLinear.Loss.LOG, LibLinear.Penalty.L2, golden.lambda(), /* tolerance= */ 1e-8)
            .fit(problem.rows(), 1);
    assertEquals(problem.nats(theirs), natsAtRest(problem.rows(), 2 * golden.lambda()), 1e-4);
  }

  @Test
  void beginsUndecided() {
    SoftmaxRegression model =
        new SoftmaxRegression(
            new SoftmaxRegression.Config(13, 3), Parameters.create(RandomStream.of(1)));
    float[] logits =
        model.logits(Tape.evaluating(Workers.SINGLE), golden.problem(3).unseenRows()).data();
    assertArrayEquals(new float[logits.length], logits);
    assertThrows(IllegalArgumentException.class, () -> new SoftmaxRegression.Config(0, 3));
    assertThrows(IllegalArgumentException.class, () -> new SoftmaxRegression.Config(13, 1));
  }
}
