package lectern.tensor;

import static lectern.tensor.Lanes.SPECIES;
import static lectern.tensor.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;

/// The innermost loops of {@link Gemm}: a tile of C, two vectors wide and up to twelve rows high,
/// in registers.
///
/// Long by purpose: the compiler keeps a vector in a register only where it is a local variable of
/// its own, and inlines this much only of the Vector API's own methods, so every tile height is
/// written out. Each lane adds up one element of C in ascending k.
final class GemmTile {
  /// Columns of a tile.
  static final int COLUMNS = 2 * WIDTH;

  /// The greatest height: 24 sums, two vectors of B and one of A fit 32 registers. With 16, five
  /// rows are held without spilling; six ran at half the speed.
  static final int ROWS = WIDTH == 16 || System.getProperty("os.arch").equals("aarch64") ? 12 : 5;

  private GemmTile() {}

  /// The height of the next tile when so many rows are left.
  static int height(int rowsLeft) {
    return rowsLeft >= ROWS ? ROWS : rowsLeft >= 4 ? 4 : rowsLeft >= 2 ? 2 : 1;
  }

  /// C = S + A·B on one tile.
  ///
  /// @param rows a {@link #height}
  /// @param a packed: for each k, the numbers of all rows
  /// @param b for each k, a row of COLUMNS numbers, bStride apart
  /// @param s where the sums start from; may be C itself
  static void multiply(
      int rows,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      int bStride,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    switch (rows) {
      case 12 ->
          rows12(k, a, aOffset, b, bOffset, bStride, s, sOffset, sStride, c, cOffset, cStride);
      case 5 -> rows5(k, a, aOffset, b, bOffset, bStride, s, sOffset, sStride, c, cOffset, cStride);
      case 4 -> rows4(k, a, aOffset, b, bOffset, bStride, s, sOffset, sStride, c, cOffset, cStride);
      case 2 -> rows2(k, a, aOffset, b, bOffset, bStride, s, sOffset, sStride, c, cOffset, cStride);
      default ->
          rows1(k, a, aOffset, b, bOffset, bStride, s, sOffset, sStride, c, cOffset, cStride);
    }
  }

  /// A tile of twelve rows.
  private static void rows12(
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      int bStride,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    FloatVector l0 = FloatVector.fromArray(SPECIES, s, sOffset);
    FloatVector r0 = FloatVector.fromArray(SPECIES, s, sOffset + WIDTH);
    FloatVector l1 = FloatVector.fromArray(SPECIES, s, sOffset + sStride);
    FloatVector r1 = FloatVector.fromArray(SPECIES, s, sOffset + sStride + WIDTH);
    FloatVector l2 = FloatVector.fromArray(SPECIES, s, sOffset + 2 * sStride);
    FloatVector r2 = FloatVector.fromArray(SPECIES, s, sOffset + 2 * sStride + WIDTH);
    FloatVector l3 = FloatVector.fromArray(SPECIES, s, sOffset + 3 * sStride);
    FloatVector r3 = FloatVector.fromArray(SPECIES, s, sOffset + 3 * sStride + WIDTH);
    FloatVector l4 = FloatVector.fromArray(SPECIES, s, sOffset + 4 * sStride);
    FloatVector r4 = FloatVector.fromArray(SPECIES, s, sOffset + 4 * sStride + WIDTH);
    FloatVector l5 = FloatVector.fromArray(SPECIES, s, sOffset + 5 * sStride);
    FloatVector r5 = FloatVector.fromArray(SPECIES, s, sOffset + 5 * sStride + WIDTH);
    FloatVector l6 = FloatVector.fromArray(SPECIES, s, sOffset + 6 * sStride);
    FloatVector r6 = FloatVector.fromArray(SPECIES, s, sOffset + 6 * sStride + WIDTH);
    FloatVector l7 = FloatVector.fromArray(SPECIES, s, sOffset + 7 * sStride);
    FloatVector r7 = FloatVector.fromArray(SPECIES, s, sOffset + 7 * sStride + WIDTH);
    FloatVector l8 = FloatVector.fromArray(SPECIES, s, sOffset + 8 * sStride);
    FloatVector r8 = FloatVector.fromArray(SPECIES, s, sOffset + 8 * sStride + WIDTH);
    FloatVector l9 = FloatVector.fromArray(SPECIES, s, sOffset + 9 * sStride);
    FloatVector r9 = FloatVector.fromArray(SPECIES, s, sOffset + 9 * sStride + WIDTH);
    FloatVector l10 = FloatVector.fromArray(SPECIES, s, sOffset + 10 * sStride);
    FloatVector r10 = FloatVector.fromArray(SPECIES, s, sOffset + 10 * sStride + WIDTH);
    FloatVector l11 = FloatVector.fromArray(SPECIES, s, sOffset + 11 * sStride);
    FloatVector r11 = FloatVector.fromArray(SPECIES, s, sOffset + 11 * sStride + WIDTH);
    for (int p = 0; p < k; p++) {
      FloatVector l = FloatVector.fromArray(SPECIES, b, bOffset + p * bStride);
      FloatVector r = FloatVector.fromArray(SPECIES, b, bOffset + p * bStride + WIDTH);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12]);
      l0 = x.fma(l, l0);
      r0 = x.fma(r, r0);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12 + 1]);
      l1 = x.fma(l, l1);
      r1 = x.fma(r, r1);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12 + 2]);
      l2 = x.fma(l, l2);
      r2 = x.fma(r, r2);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12 + 3]);
      l3 = x.fma(l, l3);
      r3 = x.fma(r, r3);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12 + 4]);
      l4 = x.fma(l, l4);
      r4 = x.fma(r, r4);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12 + 5]);
      l5 = x.fma(l, l5);
      r5 = x.fma(r, r5);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12 + 6]);
      l6 = x.fma(l, l6);
      r6 = x.fma(r, r6);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12 + 7]);
      l7 = x.fma(l, l7);
      r7 = x.fma(r, r7);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12 + 8]);
      l8 = x.fma(l, l8);
      r8 = x.fma(r, r8);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12 + 9]);
      l9 = x.fma(l, l9);
      r9 = x.fma(r, r9);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12 + 10]);
      l10 = x.fma(l, l10);
      r10 = x.fma(r, r10);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 12 + 11]);
      l11 = x.fma(l, l11);
      r11 = x.fma(r, r11);
    }
    l0.intoArray(c, cOffset);
    r0.intoArray(c, cOffset + WIDTH);
    l1.intoArray(c, cOffset + cStride);
    r1.intoArray(c, cOffset + cStride + WIDTH);
    l2.intoArray(c, cOffset + 2 * cStride);
    r2.intoArray(c, cOffset + 2 * cStride + WIDTH);
    l3.intoArray(c, cOffset + 3 * cStride);
    r3.intoArray(c, cOffset + 3 * cStride + WIDTH);
    l4.intoArray(c, cOffset + 4 * cStride);
    r4.intoArray(c, cOffset + 4 * cStride + WIDTH);
    l5.intoArray(c, cOffset + 5 * cStride);
    r5.intoArray(c, cOffset + 5 * cStride + WIDTH);
    l6.intoArray(c, cOffset + 6 * cStride);
    r6.intoArray(c, cOffset + 6 * cStride + WIDTH);
    l7.intoArray(c, cOffset + 7 * cStride);
    r7.intoArray(c, cOffset + 7 * cStride + WIDTH);
    l8.intoArray(c, cOffset + 8 * cStride);
    r8.intoArray(c, cOffset + 8 * cStride + WIDTH);
    l9.intoArray(c, cOffset + 9 * cStride);
    r9.intoArray(c, cOffset + 9 * cStride + WIDTH);
    l10.intoArray(c, cOffset + 10 * cStride);
    r10.intoArray(c, cOffset + 10 * cStride + WIDTH);
    l11.intoArray(c, cOffset + 11 * cStride);
    r11.intoArray(c, cOffset + 11 * cStride + WIDTH);
  }

  /// A tile of five rows.
  private static void rows5(
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      int bStride,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    FloatVector l0 = FloatVector.fromArray(SPECIES, s, sOffset);
    FloatVector r0 = FloatVector.fromArray(SPECIES, s, sOffset + WIDTH);
    FloatVector l1 = FloatVector.fromArray(SPECIES, s, sOffset + sStride);
    FloatVector r1 = FloatVector.fromArray(SPECIES, s, sOffset + sStride + WIDTH);
    FloatVector l2 = FloatVector.fromArray(SPECIES, s, sOffset + 2 * sStride);
    FloatVector r2 = FloatVector.fromArray(SPECIES, s, sOffset + 2 * sStride + WIDTH);
    FloatVector l3 = FloatVector.fromArray(SPECIES, s, sOffset + 3 * sStride);
    FloatVector r3 = FloatVector.fromArray(SPECIES, s, sOffset + 3 * sStride + WIDTH);
    FloatVector l4 = FloatVector.fromArray(SPECIES, s, sOffset + 4 * sStride);
    FloatVector r4 = FloatVector.fromArray(SPECIES, s, sOffset + 4 * sStride + WIDTH);
    for (int p = 0; p < k; p++) {
      FloatVector l = FloatVector.fromArray(SPECIES, b, bOffset + p * bStride);
      FloatVector r = FloatVector.fromArray(SPECIES, b, bOffset + p * bStride + WIDTH);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + p * 5]);
      l0 = x.fma(l, l0);
      r0 = x.fma(r, r0);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 5 + 1]);
      l1 = x.fma(l, l1);
      r1 = x.fma(r, r1);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 5 + 2]);
      l2 = x.fma(l, l2);
      r2 = x.fma(r, r2);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 5 + 3]);
      l3 = x.fma(l, l3);
      r3 = x.fma(r, r3);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 5 + 4]);
      l4 = x.fma(l, l4);
      r4 = x.fma(r, r4);
    }
    l0.intoArray(c, cOffset);
    r0.intoArray(c, cOffset + WIDTH);
    l1.intoArray(c, cOffset + cStride);
    r1.intoArray(c, cOffset + cStride + WIDTH);
    l2.intoArray(c, cOffset + 2 * cStride);
    r2.intoArray(c, cOffset + 2 * cStride + WIDTH);
    l3.intoArray(c, cOffset + 3 * cStride);
    r3.intoArray(c, cOffset + 3 * cStride + WIDTH);
    l4.intoArray(c, cOffset + 4 * cStride);
    r4.intoArray(c, cOffset + 4 * cStride + WIDTH);
  }

  /// A tile of four rows.
  private static void rows4(
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      int bStride,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    FloatVector l0 = FloatVector.fromArray(SPECIES, s, sOffset);
    FloatVector r0 = FloatVector.fromArray(SPECIES, s, sOffset + WIDTH);
    FloatVector l1 = FloatVector.fromArray(SPECIES, s, sOffset + sStride);
    FloatVector r1 = FloatVector.fromArray(SPECIES, s, sOffset + sStride + WIDTH);
    FloatVector l2 = FloatVector.fromArray(SPECIES, s, sOffset + 2 * sStride);
    FloatVector r2 = FloatVector.fromArray(SPECIES, s, sOffset + 2 * sStride + WIDTH);
    FloatVector l3 = FloatVector.fromArray(SPECIES, s, sOffset + 3 * sStride);
    FloatVector r3 = FloatVector.fromArray(SPECIES, s, sOffset + 3 * sStride + WIDTH);
    for (int p = 0; p < k; p++) {
      FloatVector l = FloatVector.fromArray(SPECIES, b, bOffset + p * bStride);
      FloatVector r = FloatVector.fromArray(SPECIES, b, bOffset + p * bStride + WIDTH);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + p * 4]);
      l0 = x.fma(l, l0);
      r0 = x.fma(r, r0);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 4 + 1]);
      l1 = x.fma(l, l1);
      r1 = x.fma(r, r1);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 4 + 2]);
      l2 = x.fma(l, l2);
      r2 = x.fma(r, r2);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 4 + 3]);
      l3 = x.fma(l, l3);
      r3 = x.fma(r, r3);
    }
    l0.intoArray(c, cOffset);
    r0.intoArray(c, cOffset + WIDTH);
    l1.intoArray(c, cOffset + cStride);
    r1.intoArray(c, cOffset + cStride + WIDTH);
    l2.intoArray(c, cOffset + 2 * cStride);
    r2.intoArray(c, cOffset + 2 * cStride + WIDTH);
    l3.intoArray(c, cOffset + 3 * cStride);
    r3.intoArray(c, cOffset + 3 * cStride + WIDTH);
  }

  /// A tile of two rows.
  private static void rows2(
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      int bStride,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    FloatVector l0 = FloatVector.fromArray(SPECIES, s, sOffset);
    FloatVector r0 = FloatVector.fromArray(SPECIES, s, sOffset + WIDTH);
    FloatVector l1 = FloatVector.fromArray(SPECIES, s, sOffset + sStride);
    FloatVector r1 = FloatVector.fromArray(SPECIES, s, sOffset + sStride + WIDTH);
    for (int p = 0; p < k; p++) {
      FloatVector l = FloatVector.fromArray(SPECIES, b, bOffset + p * bStride);
      FloatVector r = FloatVector.fromArray(SPECIES, b, bOffset + p * bStride + WIDTH);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + p * 2]);
      l0 = x.fma(l, l0);
      r0 = x.fma(r, r0);
      x = FloatVector.broadcast(SPECIES, a[aOffset + p * 2 + 1]);
      l1 = x.fma(l, l1);
      r1 = x.fma(r, r1);
    }
    l0.intoArray(c, cOffset);
    r0.intoArray(c, cOffset + WIDTH);
    l1.intoArray(c, cOffset + cStride);
    r1.intoArray(c, cOffset + cStride + WIDTH);
  }

  /// A tile of one row.
  private static void rows1(
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      int bStride,
      float[] s,
      int sOffset,
      int sStride,
      float[] c,
      int cOffset,
      int cStride) {
    FloatVector l0 = FloatVector.fromArray(SPECIES, s, sOffset);
    FloatVector r0 = FloatVector.fromArray(SPECIES, s, sOffset + WIDTH);
    for (int p = 0; p < k; p++) {
      FloatVector l = FloatVector.fromArray(SPECIES, b, bOffset + p * bStride);
      FloatVector r = FloatVector.fromArray(SPECIES, b, bOffset + p * bStride + WIDTH);
      FloatVector x = FloatVector.broadcast(SPECIES, a[aOffset + p]);
      l0 = x.fma(l, l0);
      r0 = x.fma(r, r0);
    }
    l0.intoArray(c, cOffset);
    r0.intoArray(c, cOffset + WIDTH);
  }
}
