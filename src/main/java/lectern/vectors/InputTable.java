package lectern.vectors;

import lectern.tensor.Elementwise;
import lectern.tensor.PickedRows;
import lectern.tensor.PickedRows.Grid;
import lectern.tensor.PickedRows.Picks;
import lectern.tensor.RandomStream;

/// The rows that words are made of: one a word, or its own and its n-grams', whose mean it then is.
final class InputTable {
  private static final Grid ONCE = new Grid(new float[] {1}, 0, 0, 0);

  private final float[] table; // [R,S]
  private final int stride; // S, the width and zeros up to a multiple of 16
  private final Subwords subwords; // or null
  private final Grid[] shares; // 1/n, for words of n rows

  /// A table with the rows' numbers drawn from [-1/2D, 1/2D), as in word2vec.c.
  InputTable(int words, int width, Subwords subwords, RandomStream random) {
    this.stride = stride(width);
    this.subwords = subwords;
    int rows = subwords == null ? words : subwords.rowCount();
    table = new float[size(rows, stride)];
    int longest = 1;
    for (int word = 0; subwords != null && word < words; word++) {
      longest = Math.max(longest, subwords.rows(word).length);
    }
    shares = new Grid[longest + 1];
    for (int n = 1; n <= longest; n++) {
      shares[n] = new Grid(new float[] {1f / n}, 0, 0, 0);
    }
    long key = SplitMix.key(random);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        double uniform = SplitMix.uniform(SplitMix.bits(key, (long) row * width + i));
        table[row * stride + i] = (float) ((uniform - 0.5) / width);
      }
    }
  }

  static int stride(int width) {
    return Math.ceilDiv(width, 16) * 16;
  }

  static int size(int rows, int stride) {
    long size = (long) rows * stride;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a table of %d rows of %d numbers is larger than an array can be; lower width or buckets"
              .formatted(rows, stride));
    }
    return (int) size;
  }

  float[] data() {
    return table;
  }

  Subwords subwords() {
    return subwords;
  }

  /// By how much the word most often moved is moved, where each word that occurs moves its vector
  /// by 1: words that share n-grams move each other.
  ///
  /// @param frequency of each word, [V]
  double hottest(double[] frequency) {
    double most = 0;
    if (subwords == null) {
      for (double word : frequency) {
        most = Math.max(most, word);
      }
      return most;
    }
    double[] moved = new double[subwords.rowCount()];
    for (int word = 0; word < frequency.length; word++) {
      for (int row : subwords.rows(word)) {
        moved[row] += frequency[word];
      }
    }
    for (int word = 0; word < frequency.length; word++) {
      double sum = 0;
      for (int row : subwords.rows(word)) {
        sum += moved[row];
      }
      most = Math.max(most, sum / subwords.rows(word).length);
    }
    return most;
  }

  /// to[row] = the word's vector, in some columns.
  void read(int word, float[] to, int[] places, int row, int from, int until) {
    if (subwords == null) {
      System.arraycopy(table, word * stride + from, to, row * stride + from, until - from);
      return;
    }
    int[] rows = subwords.rows(word);
    java.util.Arrays.fill(to, row * stride + from, row * stride + until, 0);
    PickedRows.addCombinations(
        new Picks(to, stride, places, row, 1),
        shares[rows.length],
        new Picks(table, stride, rows, 0, rows.length),
        from,
        until);
  }

  /// Moves the word's vector by gradient[row], in some columns: each of its rows goes all the way,
  /// so that their mean does, too.
  void move(int word, float[] gradient, int[] places, int row, int from, int until) {
    if (subwords == null) {
      Elementwise.add(gradient, row * stride + from, table, word * stride + from, until - from);
      return;
    }
    int[] rows = subwords.rows(word);
    PickedRows.addCombinations(
        new Picks(table, stride, rows, 0, rows.length),
        ONCE,
        new Picks(gradient, stride, places, row, 1),
        from,
        until);
  }
}
