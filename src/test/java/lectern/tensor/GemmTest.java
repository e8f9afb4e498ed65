package lectern.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lectern.tensor.Gemm.Into;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.Gemm.Matrix;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;

class GemmTest {
  private static final float[] A = {1, 2, 3, 4, 5, 6}; // 2×3
  private static final float[] B = {1, 0, -1, 2, 10, 100}; // 3×2
  private static Workers[] teams;

  @BeforeContainer
  static void startTeams() {
    teams = new Workers[] {Workers.SINGLE, Workers.of(2), Workers.of(3)};
  }

  @AfterContainer
  static void endTeams() {
    for (Workers team : teams) {
      team.close();
    }
  }

  @Test
  void multipliesByHand() {
    float[] c = {7, 7, 7, 7};
    Gemm.multiply(
        Workers.SINGLE,
        2,
        2,
        3,
        Matrix.plain(A, 3),
        Matrix.plain(B, 2),
        Matrix.plain(c, 2),
        Into.REPLACE);
    assertArrayEquals(new float[] {29, 304, 59, 610}, c);
    Gemm.multiply(
        Workers.SINGLE,
        2,
        2,
        3,
        Matrix.plain(A, 3),
        Matrix.plain(B, 2),
        Matrix.plain(c, 2),
        Into.ADD);
    assertArrayEquals(new float[] {58, 608, 118, 1220}, c);
  }

  @Test
  void multipliesTransposesByHand() {
    float[] c = new float[9]; // Aᵀ·Bᵀ, 3×2 by 2×3
    Gemm.multiply(
        Workers.SINGLE,
        3,
        3,
        2,
        Matrix.transposed(A, 3),
        Matrix.transposed(B, 2),
        Matrix.plain(c, 3),
        Into.REPLACE);
    assertArrayEquals(new float[] {1, 7, 410, 2, 8, 520, 3, 9, 630}, c);
  }

  @Test
  void emptyInnerSizeGivesZero() {
    float[] c = {7, 7};
    Matrix none = Matrix.plain(new float[0], 0);
    Gemm.multiply(
        Workers.SINGLE, 1, 2, 0, none, Matrix.plain(new float[0], 2), Matrix.plain(c, 2), Into.ADD);
    assertArrayEquals(new float[] {7, 7}, c);
    Gemm.multiply(
        Workers.SINGLE,
        1,
        2,
        0,
        none,
        Matrix.plain(new float[0], 2),
        Matrix.plain(c, 2),
        Into.REPLACE);
    assertArrayEquals(new float[] {0, 0}, c);
  }

  @Test
  void emptyOutputTouchesNothing() {
    float[] c = {7};
    Gemm.multiply(
        Workers.SINGLE,
        0,
        1,
        1,
        Matrix.plain(A, 1),
        Matrix.plain(B, 1),
        Matrix.plain(c, 1),
        Into.REPLACE);
    assertArrayEquals(new float[] {7}, c);
  }

  @Test
  void refusesWhatDoesNotFit() {
    float[] c = new float[4];
    Matrix a = Matrix.plain(A, 3);
    Matrix b = Matrix.plain(B, 2);
    assertRefused("A, 3×3", () -> product(3, 2, 3, a, b, Matrix.plain(new float[6], 2)));
    assertRefused("B, 3×3", () -> product(2, 3, 3, a, b, Matrix.plain(new float[6], 3)));
    assertRefused("C, 2×2", () -> product(2, 2, 3, a, b, new Matrix(c, 1, 2, Layout.PLAIN)));
    assertRefused("sizes are at least 0", () -> product(-1, 2, 3, a, b, Matrix.plain(c, 2)));
    assertRefused("plain layout", () -> product(2, 2, 3, a, b, Matrix.transposed(c, 2)));
    assertRefused("stride 1", () -> product(2, 2, 3, a, b, new Matrix(c, 0, 1, Layout.PLAIN)));
  }

  /// Windows of a sequence: the rows of a factor overlap.
  @Test
  void rowsOfAFactorMayOverlap() {
    float[] x = {1, 2, 3, 4, 5}; // three windows of three numbers
    float[] c = new float[3];
    Matrix windows = new Matrix(x, 0, 1, Layout.PLAIN);
    product(1, 3, 3, Matrix.plain(new float[] {1, 10, 100}, 3), windows, Matrix.plain(c, 3));
    assertArrayEquals(new float[] {321, 432, 543}, c);
  }

  @Property(tries = 60)
  void overlappingRowsChangeNoBit(
      @ForAll @IntRange(min = 1, max = 90) int windows,
      @ForAll @IntRange(min = 1, max = 70) int others,
      @ForAll @IntRange(min = 1, max = 60) int length,
      @ForAll @IntRange(min = 1, max = 60) int stride,
      @ForAll Layout layout,
      @ForAll @IntRange(min = 0, max = 2) int team) {
    RandomStream random = RandomStream.of(windows);
    Matrix overlapping = random(random, 1, (windows - 1) * stride + length, Layout.PLAIN, 0);
    Matrix other = random(random, length, others, Layout.PLAIN, 0);
    float[] copy = new float[windows * length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = overlapping.data()[i / length * stride + i % length];
    }
    // As a plain factor on the left, or as a transposed one on the right.
    boolean left = layout == Layout.PLAIN;
    int m = left ? windows : others;
    int n = left ? others : windows;
    Matrix a = new Matrix(overlapping.data(), 0, stride, layout);
    Matrix b = new Matrix(copy, 0, length, layout);
    float[] expected = new float[windows * others];
    float[] actual = new float[windows * others];
    Matrix right = left ? other : new Matrix(other.data(), 0, others, Layout.TRANSPOSED);
    for (boolean over : new boolean[] {false, true}) {
      Matrix factor = over ? a : b;
      Gemm.multiply(
          teams[team],
          m,
          n,
          length,
          left ? factor : right,
          left ? right : factor,
          Matrix.plain(over ? actual : expected, n),
          Into.REPLACE);
    }
    assertArrayEquals(expected, actual);
  }

  @Test
  void refusesOutputOverAFactorButNotBesideIt() {
    float[] shared = new float[64]; // 8×8, in which matrices lie side by side
    java.util.Arrays.fill(shared, 2);
    Matrix a = new Matrix(shared, 0, 8, Layout.PLAIN);
    Matrix b = new Matrix(shared, 3, 8, Layout.PLAIN);
    assertRefused("overlaps", () -> product(3, 3, 3, a, b, new Matrix(shared, 2, 8, Layout.PLAIN)));
    assertRefused("overlaps", () -> product(3, 3, 3, a, b, new Matrix(shared, 5, 8, Layout.PLAIN)));
    assertRefused("overlaps", () -> product(3, 3, 3, a, b, new Matrix(shared, 8, 9, Layout.PLAIN)));
    product(3, 2, 3, a, b, new Matrix(shared, 6, 8, Layout.PLAIN));
    assertEquals(12, shared[6]);
    assertEquals(12, shared[8 + 7]);
    assertEquals(2, shared[8 + 5]);
  }

  @Property(tries = 300)
  void everyElementIsOneAscendingChain(
      @ForAll @IntRange(min = 0, max = 70) int m,
      @ForAll @IntRange(min = 0, max = 101) int n,
      @ForAll @IntRange(min = 0, max = 90) int k,
      @ForAll Layout aLayout,
      @ForAll Layout bLayout,
      @ForAll Into into,
      @ForAll @IntRange(min = 0, max = 2) int team,
      @ForAll @IntRange(min = 0, max = 5) int gap,
      @ForAll long seed) {
    assertIsChain(teams[team], m, n, k, aLayout, bLayout, into, gap, seed);
  }

  @Property(tries = 12)
  void blockingAndThreadsChangeNoBit(
      @ForAll @IntRange(min = 150, max = 450) int m,
      @ForAll @IntRange(min = 100, max = 300) int n,
      @ForAll @IntRange(min = 380, max = 900) int k,
      @ForAll Layout aLayout,
      @ForAll Layout bLayout,
      @ForAll Into into,
      @ForAll @IntRange(min = 0, max = 2) int team,
      @ForAll long seed) {
    assertIsChain(teams[team], m, n, k, aLayout, bLayout, into, 1, seed);
  }

  @Test
  void extremeShapes() {
    int[][] shapes = {
      {1, 1, 5000},
      {1, 997, 401},
      {997, 1, 401},
      {3, 4099, 17},
      {4099, 3, 17},
      {33, 8209, 5},
      {257, 31, 1}
    };
    try (Workers three = Workers.of(3)) {
      for (int[] shape : shapes) {
        for (Layout layout : Layout.values()) {
          assertIsChain(three, shape[0], shape[1], shape[2], layout, layout, Into.REPLACE, 2, 1);
          assertIsChain(three, shape[0], shape[1], shape[2], layout, Layout.PLAIN, Into.ADD, 0, 1);
        }
      }
    }
  }

  private static void assertIsChain(
      Workers team,
      int m,
      int n,
      int k,
      Layout aLayout,
      Layout bLayout,
      Into into,
      int gap,
      long seed) {
    RandomStream random = RandomStream.of(seed);
    Matrix a = random(random, m, k, aLayout, gap);
    Matrix b = random(random, k, n, bLayout, gap);
    Matrix c = random(random, m, n, Layout.PLAIN, gap);
    float[] expected = c.data().clone();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int at = c.offset() + i * c.stride() + j;
        float sum = into == Into.ADD ? expected[at] : 0;
        for (int p = 0; p < k; p++) {
          sum = Math.fma(at(a, i, p), at(b, p, j), sum);
        }
        expected[at] = sum;
      }
    }
    Gemm.multiply(team, m, n, k, a, b, c, into);
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(c.data()[i])) {
        assertEquals(expected[i], c.data()[i], "element " + i);
      }
    }
  }

  private static Matrix random(RandomStream random, int rows, int columns, Layout layout, int gap) {
    int storedRows = layout == Layout.PLAIN ? rows : columns;
    int stride = (layout == Layout.PLAIN ? columns : rows) + gap;
    float[] data = new float[3 * gap + storedRows * stride];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextFloat() - 0.5f;
    }
    return new Matrix(data, 3 * gap, stride, layout);
  }

  private static float at(Matrix x, int row, int column) {
    return x.layout() == Layout.PLAIN
        ? x.data()[x.offset() + row * x.stride() + column]
        : x.data()[x.offset() + column * x.stride() + row];
  }

  private static void product(int m, int n, int k, Matrix a, Matrix b, Matrix c) {
    Gemm.multiply(Workers.SINGLE, m, n, k, a, b, c, Into.REPLACE);
  }

  private static void assertRefused(String part, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
