package lectern.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.BiFunction;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

/// Losses worked out by hand, on either side of their kinks and on them.
class LossesTest {
  private final Tape tape = Tape.recording(Workers.SINGLE);

  private static Variable of(float... data) {
    return Variable.parameter(Tensor.of(data, data.length));
  }

  private static Tensor targets(float... data) {
    return Tensor.of(data, data.length);
  }

  private void check(
      double value, BiFunction<Tape, Variable, Variable> loss, Variable x, float... slopes) {
    Variable result = loss.apply(tape, x);
    assertEquals(value, result.value().item(), 1e-6);
    tape.backward(result);
    assertArrayEquals(slopes, x.gradient().data(), 1e-6f);
  }

  @Test
  void absoluteErrorGrowsBySteps() {
    Tensor targets = targets(2, 2, 2, -1);
    check(
        (3 + 0 + 0.5 + 1) / 4,
        (tape, x) -> Losses.absoluteError(tape, x, targets),
        of(-1, 2, 2.5f, 0),
        -0.25f,
        0, // on the target
        0.25f,
        0.25f);
  }

  @Test
  void hingeIsContentBeyondTheMargin() {
    Tensor targets = targets(1, 1, 1, -1, -1);
    Variable x = of(2, 1, 0.5f, -3, 1);
    check(
        (0 + 0 + 0.5 + 0 + 2) / 5,
        (tape, scores) -> MarginLosses.hinge(tape, scores, targets),
        x,
        0,
        0, // on the margin
        -0.2f,
        0,
        0.2f);
  }

  @Test
  void squaredHingeHasNoKink() {
    Tensor targets = targets(1, 1, 1, -1, -1);
    check(
        (0 + 0 + 0.25 + 0 + 4) / 5,
        (tape, scores) -> MarginLosses.squaredHinge(tape, scores, targets),
        of(2, 1, 0.5f, -3, 1),
        0,
        0,
        -0.2f,
        0,
        0.8f);
  }

  @Test
  void multiClassHingeLooksAtTheBestRivalOnly() {
    // rows: content; the first of two equal rivals; on the margin; wrong; ignored
    Variable scores =
        Variable.parameter(
            Tensor.of(new float[] {3, 1, 2, 0.5f, 0.5f, 0.75f, 2, 1, 0, 4, 1, 2, 9, 9, 9}, 5, 3));
    int[] targets = {0, 2, 0, 1, Losses.IGNORE};
    check(
        (0 + 0.75 + 0 + 4) / 4,
        (tape, x) -> MarginLosses.multiClassHinge(tape, x, targets),
        scores,
        new float[] {0, 0, 0, 0.25f, 0, -0.25f, 0, 0, 0, 0.25f, -0.25f, 0, 0, 0, 0});
  }

  @Test
  void rankingWantsAMarginBetweenScores() {
    Variable worse = of(0, 1, 0, 2);
    check(
        (0 + 0 + 0.25 + 1.5) / 4,
        (tape, better) -> MarginLosses.marginRanking(tape, better, worse, 0.5),
        of(3, 1.5f, 0.25f, 1), // content, on the margin, too near, the wrong way round
        0,
        0,
        -0.25f,
        -0.25f);
    assertArrayEquals(new float[] {0, 0, 0.25f, 0.25f}, worse.gradient().data());
  }

  @Test
  void tripletPullsItsOwnAndPushesTheOther() {
    // squared distances: 1 and 4 (content with a margin of 2); 4 and 1
    Variable anchor = Variable.parameter(Tensor.of(new float[] {0, 0, 1, 1}, 2, 2));
    Variable positive = Variable.parameter(Tensor.of(new float[] {1, 0, 1, 3}, 2, 2));
    Variable negative = Variable.parameter(Tensor.of(new float[] {0, 2, 0, 1}, 2, 2));
    check(
        (0 + 5) / 2.0,
        (tape, a) -> MarginLosses.triplet(tape, a, positive, negative, 2),
        anchor,
        0,
        0,
        -1, // n - p = (-1, -2), times 2 over 2 rows
        -2);
    assertArrayEquals(new float[] {0, 0, 0, 2}, positive.gradient().data());
    assertArrayEquals(new float[] {0, 0, 1, 0}, negative.gradient().data());
  }

  @Test
  void softTargetsAreWeighedByTheirSums() {
    Variable logits =
        Variable.parameter(Tensor.of(new float[] {0, 0, 0, (float) Math.log(3)}, 2, 2));
    Tensor counts = Tensor.of(new float[] {4, 0, 1, 1}, 2, 2);
    double first = Math.log(2);
    double second = (Math.log(4) + Math.log(4.0 / 3)) / 2;
    check(
        (4 * first + 2 * second) / 6,
        (tape, x) -> Losses.softTargetCrossEntropy(tape, x, counts),
        logits,
        (4 * 0.5f - 4) / 6,
        4 * 0.5f / 6,
        (2 * 0.25f - 1) / 6,
        (2 * 0.75f - 1) / 6);
  }

  @Test
  void penaltiesAreSumsOverAllWeights() {
    Variable bias = of(3);
    check(
        0.5 * (2 + 0 + 1 + 3),
        (tape, weights) -> Penalties.l1(tape, 0.5, weights, bias),
        of(-2, 0, 1),
        -0.5f,
        0, // neither way
        0.5f);
    assertArrayEquals(new float[] {0.5f}, bias.gradient().data());
    check(
        0.5 * (4 + 0 + 1),
        (tape, weights) -> Penalties.l2(tape, 0.5, weights),
        of(-2, 0, 1),
        -2,
        0,
        1);
  }
}
