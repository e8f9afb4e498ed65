package lectern.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lectern.tensor.SparseMatrix;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

/// What {@link EveryOperationTest} does not hold already: the values, and what happens to a row
/// without numbers.
class SparseProductsTest {
  private static final float[][] X = {{0, 2, 0}, {0, 0, 0}, {1, 0, -3}};
  private static final float[] WEIGHT = {1, 2, 3, 4, 5, 6}; // [3,2]

  @Test
  void addsUpTheRowsOfTheFeaturesThatThereAre() {
    Tape tape = Tape.recording(Workers.SINGLE);
    Variable weight = Variable.parameter(Tensor.of(WEIGHT.clone(), 3, 2));
    Variable y = SparseProducts.multiply(tape, SparseMatrix.of(X), weight);
    assertArrayEquals(new float[] {6, 8, 0, 0, 1 - 15, 2 - 18}, y.data());
    tape.backward(Reductions.sum(tape, y));
    // each feature's column of X summed: 1, 2, -3, for both outputs
    assertArrayEquals(new float[] {1, 1, 2, 2, -3, -3}, weight.gradient().data());
  }

  @Test
  void refusesATableOfOtherFeatures() {
    Variable weight = Variable.constant(Tensor.zeros(4, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> SparseProducts.multiply(Tape.evaluating(Workers.SINGLE), SparseMatrix.of(X), weight));
  }
}
