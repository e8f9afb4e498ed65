package lectern.vectors;

import java.util.Arrays;
import lectern.tensor.Workers;

/// How often words stand in each other's context.
///
/// Letters: V words, T tokens.
public final class Cooccurrence {
  private static final int GRAIN = 64; // words worth a thread of their own

  private Cooccurrence() {}

  /// Counts the words around every word of a text.
  ///
  /// @return [V,V]: row the word, column its context; symmetric
  public static CountMatrix count(WordText text, Window window, Workers workers) {
    int[] flat = Arrays.stream(text.sentences()).flatMapToInt(Arrays::stream).toArray(); // [T]
    int[] sentenceEnd = sentenceEnds(text.sentences(), flat.length);
    int words = text.vocabulary().size();
    int[] starts = new int[words + 1];
    for (int word : flat) {
      starts[word + 1]++;
    }
    for (int word = 0; word < words; word++) {
      starts[word + 1] += starts[word];
    }
    int[] next = starts.clone();
    int[] places = new int[flat.length]; // of word 0, then of word 1, …, each in reading order
    for (int t = 0; t < flat.length; t++) {
      places[next[flat[t]]++] = t;
    }
    int[][] columns = new int[words][];
    double[][] values = new double[words][];
    workers.forRange(
        words,
        GRAIN,
        (from, to) -> {
          double[] row = new double[words];
          for (int word = from; word < to; word++) {
            for (int i = starts[word]; i < starts[word + 1]; i++) {
              addContext(flat, sentenceEnd, places[i], window, row);
            }
            columns[word] = nonZero(row);
            values[word] = Arrays.stream(columns[word]).mapToDouble(c -> row[c]).toArray();
            Arrays.fill(row, 0);
          }
        });
    return join(columns, values, words);
  }

  /// Where the sentence of each token ends: two tokens of one sentence have the same end.
  private static int[] sentenceEnds(int[][] sentences, int tokens) {
    int[] ends = new int[tokens];
    int from = 0;
    for (int[] sentence : sentences) {
      Arrays.fill(ends, from, from + sentence.length, from + sentence.length);
      from += sentence.length;
    }
    return ends;
  }

  private static void addContext(
      int[] text, int[] sentenceEnd, int place, Window window, double[] row) {
    int end = sentenceEnd[place];
    for (int d = 1; d <= window.reach() && place - d >= 0 && sentenceEnd[place - d] == end; d++) {
      row[text[place - d]] += window.weight(d);
    }
    for (int d = 1; d <= window.reach() && place + d < end; d++) {
      row[text[place + d]] += window.weight(d);
    }
  }

  private static int[] nonZero(double[] row) {
    int count = 0;
    for (double value : row) {
      count += value != 0 ? 1 : 0;
    }
    int[] found = new int[count];
    int at = 0;
    for (int c = 0; c < row.length; c++) {
      if (row[c] != 0) {
        found[at++] = c;
      }
    }
    return found;
  }

  private static CountMatrix join(int[][] columns, double[][] values, int width) {
    int[] starts = new int[columns.length + 1];
    for (int row = 0; row < columns.length; row++) {
      starts[row + 1] = Math.addExact(starts[row], columns[row].length);
    }
    int[] column = new int[starts[columns.length]];
    double[] value = new double[column.length];
    for (int row = 0; row < columns.length; row++) {
      System.arraycopy(columns[row], 0, column, starts[row], columns[row].length);
      System.arraycopy(values[row], 0, value, starts[row], columns[row].length);
    }
    return new CountMatrix(width, starts, column, value);
  }
}
