package lectern.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

class TapeTest {
  private final Tape tape = Tape.recording(Workers.SINGLE);
  private final Variable x = Variable.parameter(Tensor.of(new float[] {2, 3}, 2));

  /// Σ x·x has the gradient 2x, whatever was added before.
  @Test
  void gradientsAddUpUntilTheyAreCleared() {
    for (int pass = 1; pass <= 2; pass++) {
      tape.backward(Reductions.sum(tape, Pointwise.multiply(tape, x, x)));
      assertArrayEquals(new float[] {4 * pass, 6 * pass}, x.gradient().data());
    }
    x.clearGradient();
    assertArrayEquals(new float[2], x.gradient().data());
  }

  @Test
  void aResultThatTheLossDoesNotUseGetsNoGradient() {
    Variable unused = Pointwise.scale(tape, x, 5);
    tape.backward(Reductions.sum(tape, x));
    assertFalse(unused.hasGradient());
    assertArrayEquals(new float[] {1, 1}, x.gradient().data());
  }

  @Test
  void resetGivesTheBuffersToTheNextStep() {
    float[] first = Pointwise.scale(tape, x, 5).data();
    tape.reset();
    assertSame(first, Pointwise.scale(tape, x, 7).data());
    assertArrayEquals(new float[] {14, 21}, first);
  }

  @Test
  void aShapeIsAViewOfValueAndGradient() {
    Variable row = Shapes.reshape(tape, x, 1, 2);
    assertSame(x.data(), row.data());
    tape.backward(Reductions.sum(tape, Pointwise.scale(tape, row, 3)));
    assertArrayEquals(new float[] {3, 3}, x.gradient().data());
    assertArrayEquals(new int[] {1, 2}, row.gradient().shape());
  }

  @Test
  void countsArithmetic() {
    Variable weight = Variable.parameter(Tensor.zeros(5, 7));
    Variable input = Variable.constant(Tensor.zeros(3, 7));
    Variable y = Products.linear(tape, input, weight, Activation.IDENTITY);
    assertEquals(2 * 3 * 5 * 7 + 3 * 5, tape.flops());
    long before = tape.flops();
    tape.backward(Reductions.sum(tape, y));
    assertEquals(15 + 2 * 3 * 5 * 7, tape.flops() - before, "the constant costs nothing");
  }

  @Test
  void refusesALossThatIsNoNumber() {
    Variable y = Pointwise.scale(tape, x, 5);
    assertThrows(IllegalArgumentException.class, () -> tape.backward(y));
  }

  @Test
  void refusesALossOfConstants() {
    Variable loss = Reductions.sum(tape, Variable.constant(Tensor.zeros(3)));
    assertThrows(IllegalStateException.class, () -> tape.backward(loss));
    assertThrows(IllegalStateException.class, loss::gradient);
  }

  @Test
  void anEvaluatingTapeHasNoWayBack() {
    Tape evaluating = Tape.evaluating(Workers.SINGLE);
    Variable loss = Reductions.sum(evaluating, x);
    assertThrows(IllegalStateException.class, () -> evaluating.backward(loss));
  }
}
