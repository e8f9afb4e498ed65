package lectern.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

/// Values worked out by hand: rows of one number, windows of two, so that a filter (a, b) has the
/// activation a·x[t] + b·x[t+1].
class ConvolutionTest {
  private static final Tensor X = Tensor.of(new float[] {0, 3, 1, 0, -5, 2, 2, 0}, 8, 1);

  /// The difference of neighbours, their sum, and minus their sum.
  private static final Tensor FILTERS = Tensor.of(new float[] {-1, 1, 1, 1, -1, -1}, 3, 2);

  private static final Tensor BIAS = Tensor.of(new float[] {0, 0.5f, 0}, 3);

  /// The texts (3, 1) and (-5, 2, 2) with a zero on either side, which the middle one shares.
  private static final Convolution.Windows WINDOWS =
      new Convolution.Windows(new int[] {0, 3}, new int[] {3, 7});

  private final Tape tape = Tape.recording(Workers.SINGLE);

  private Convolution.Pooled pooled(Variable x, Activation activation) {
    return Convolution.maxOverTime(
        tape, x, WINDOWS, Variable.parameter(FILTERS), Variable.parameter(BIAS), activation);
  }

  @Test
  void keepsTheLargestOfEachText() {
    Convolution.Pooled pooled = pooled(Variable.constant(X), Activation.IDENTITY);
    // Text 1 has the differences 3, -2, -1 and the sums 3, 4, 1; text 2 has the differences -5, 7,
    // 0, -2 and the sums -5, -3, 4, 2.
    assertArrayEquals(new float[] {3, 4.5f, -1, 7, 4.5f, 5}, pooled.values().data());
    assertArrayEquals(new int[] {0, 1, 2, 4, 5, 3}, pooled.places());
  }

  @Test
  void reluCutsAfterTheMaximum() {
    Convolution.Pooled pooled = pooled(Variable.constant(X), Activation.RELU);
    assertArrayEquals(new float[] {3, 4.5f, 0, 7, 4.5f, 5}, pooled.values().data());
  }

  @Test
  void onlyTheChosenWindowHasAGradient() {
    Variable x = Variable.parameter(X.copy());
    tape.backward(Reductions.sum(tape, pooled(x, Activation.RELU).values()));
    // Text 1: (-1, 1) at 0 and (1, 1) at 1, the third being cut off. Text 2: (-1, 1) at 4, (1, 1)
    // at 5, (-1, -1) at 3.
    assertArrayEquals(new float[] {-1, 2, 1, -1, -2, 2, 1, 0}, x.gradient().data());
  }

  @Test
  void theFirstOfEqualsIsChosen() {
    Variable flat = Variable.constant(Tensor.of(new float[] {1, 1, 1, 1, 1, 1, 1, 1}, 8, 1));
    assertArrayEquals(new int[] {0, 0, 0, 3, 3, 3}, pooled(flat, Activation.IDENTITY).places());
  }

  @Test
  void whatIsNoNumberIsNotHidden() {
    Tensor x = X.copy();
    x.data()[2] = Float.NaN;
    float[] values = pooled(Variable.constant(x), Activation.RELU).values().data();
    assertTrue(Float.isNaN(values[0]) && Float.isNaN(values[1]) && Float.isNaN(values[2]));
    assertArrayEquals(new float[] {7, 4.5f, 5}, java.util.Arrays.copyOfRange(values, 3, 6));
  }
}
