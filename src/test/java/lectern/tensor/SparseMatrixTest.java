package lectern.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lectern.tensor.SparseMatrix.Row;
import org.junit.jupiter.api.Test;

class SparseMatrixTest {
  private static final float[][] DENSE = {{0, 2, 0, 0, 3}, {0, 0, 0, 0, 0}, {7, 0, 0, 5, 0}};
  private final SparseMatrix matrix = SparseMatrix.of(DENSE);

  @Test
  void keepsWhatIsNotZeroRowByRow() {
    assertEquals(3, matrix.rows());
    assertEquals(5, matrix.columns());
    assertEquals(4, matrix.size());
    assertArrayEquals(DENSE, dense(matrix));
    assertEquals(matrix.start(1), matrix.end(1), "the empty row");
  }

  @Test
  void isMadeOfRows() {
    SparseMatrix made =
        SparseMatrix.of(
            5,
            List.of(
                new Row(new int[] {1, 4}, new float[] {2, 3}),
                new Row(new int[0], new float[0]),
                new Row(new int[] {0, 3}, new float[] {7, 5})));
    assertArrayEquals(DENSE, dense(made));
  }

  @Test
  void choosesRowsInTheOrderGiven() {
    float[][] expected = {DENSE[2], DENSE[0], DENSE[2], DENSE[1]};
    assertArrayEquals(expected, dense(matrix.select(2, 0, 2, 1)));
    assertEquals(0, matrix.select().rows());
  }

  @Test
  void exchangesRowsAndColumns() {
    float[][] expected = {{0, 0, 7}, {2, 0, 0}, {0, 0, 0}, {0, 0, 5}, {3, 0, 0}};
    assertArrayEquals(expected, dense(matrix.transpose()));
    assertSame(matrix, matrix.transpose().transpose());
  }

  @Test
  void refusesWhatIsNoMatrix() {
    assertThrows(IllegalArgumentException.class, () -> new Row(new int[] {1}, new float[] {1, 2}));
    assertThrows(
        IllegalArgumentException.class, () -> new Row(new int[] {2, 2}, new float[] {1, 2}));
    assertThrows(IllegalArgumentException.class, () -> new Row(new int[] {-1}, new float[] {1}));
    Row row = new Row(new int[] {5}, new float[] {1});
    assertThrows(IndexOutOfBoundsException.class, () -> SparseMatrix.of(5, List.of(row)));
    assertThrows(
        IllegalArgumentException.class, () -> SparseMatrix.of(new float[][] {{1, 2}, {1}}));
  }

  private static float[][] dense(SparseMatrix matrix) {
    float[][] dense = new float[matrix.rows()][matrix.columns()];
    for (int n = 0; n < matrix.rows(); n++) {
      for (int i = matrix.start(n); i < matrix.end(n); i++) {
        dense[n][matrix.column(i)] = matrix.value(i);
      }
    }
    return dense;
  }
}
