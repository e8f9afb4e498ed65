package lectern.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lectern.tensor.PickedRows.Grid;
import lectern.tensor.PickedRows.Picks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickedRowsTest {
  private static final int[] ROWS = {7, 3, 11, 0, 3, 5, 12, 1, 2};

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 112})
  void dotsAreThoseOfRows(int width) {
    float[] x = numbers(13 * width, 1);
    float[] y = numbers(13 * width, 2);
    for (int n = 0; n <= 3; n++) {
      for (int m = 0; m <= 8; m++) {
        float[] out = new float[2 + n * m];
        PickedRows.dots(new Picks(x, width, ROWS, 1, n), new Picks(y, width, ROWS, 0, m), out, 2);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < m; j++) {
            float dot = Rows.dot(x, ROWS[1 + i] * width, y, ROWS[j] * width, width);
            assertEquals(dot, out[2 + i * m + j]);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 112})
  void combinationsAreChainsThatAreAddedToEachPick(int width) {
    float[] x = numbers(13 * width, 3);
    float[] c = numbers(200, 4);
    for (int n = 1; n <= 9; n++) { // from five on, row 3 is picked twice
      for (int m = 0; m <= 3; m++) {
        float[] expected = numbers(13 * width, 5);
        float[] y = expected.clone();
        for (int i = 0; i < n; i++) {
          for (int column = 0; column < width; column++) {
            float sum = 0;
            for (int j = 0; j < m; j++) {
              sum = Math.fma(x[ROWS[2 + j] * width + column], c[5 + i * 3 + j * 7], sum);
            }
            expected[ROWS[i] * width + column] += sum;
          }
        }
        Picks to = new Picks(y, width, ROWS, 0, n);
        Picks from = new Picks(x, width, ROWS, 2, m);
        Grid grid = new Grid(c, 5, 3, 7);
        int middle = width / 32 * 16;
        PickedRows.addCombinations(to, grid, from, middle, width);
        PickedRows.addCombinations(to, grid, from, 0, middle);
        assertArrayEquals(expected, y);
      }
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    float[] x = new float[64];
    assertThrows(IllegalArgumentException.class, () -> new Picks(x, 20, ROWS, 0, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> new Picks(x, 16, ROWS, 8, 2));
    Picks narrow = new Picks(x, 16, ROWS, 1, 1);
    Picks wide = new Picks(x, 32, ROWS, 3, 1);
    assertThrows(
        IllegalArgumentException.class, () -> PickedRows.dots(narrow, wide, new float[1], 0));
    Grid one = new Grid(new float[1], 0, 0, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> PickedRows.addCombinations(narrow, one, narrow, 0, 8));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> PickedRows.addCombinations(narrow, one, narrow, 0, 32));
    Picks beyond = new Picks(x, 16, ROWS, 0, 1); // row 7 of a table of 4
    assertThrows(
        IndexOutOfBoundsException.class, () -> PickedRows.dots(beyond, beyond, new float[1], 0));
  }

  private static float[] numbers(int size, long seed) {
    RandomStream random = RandomStream.of(seed);
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    return x;
  }
}
