package lectern.vectors;

import java.util.Arrays;
import lectern.tensor.Elementwise;
import lectern.tensor.Gemm;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.Gemm.Matrix;
import lectern.tensor.Rows;
import lectern.tensor.Workers;

/// An output table of which each prediction touches every row: the full softmax.
///
/// All predictions of a batch are three matrix products. In skip-gram, the windows that a word is
/// in share its scores, so that there is one row of them a place of the text, not one a pair. R
/// rows of examples, V words, S the stride.
final class SoftmaxOutput implements OutputTable {
  /// Each prediction pulls its word and pushes all others, by as much together.
  static final RowTouches TOUCHES =
      new RowTouches() {
        @Override
        public double hottest(double[] frequency) {
          return 2 * Arrays.stream(frequency).max().orElse(0);
        }

        @Override
        public int perWindow(int word) {
          return 2;
        }
      };

  private final int words;
  private final int width;
  private final int stride;
  private final float[] table; // [V,S]
  private final float[] errors; // [R,V] scores, then steps along them
  private final int[] targets; // the words that rows predict, row after row
  private final int[] targetsFrom; // [R+1]
  private final double[] losses; // [R]

  /// @param places P
  SoftmaxOutput(int words, Word2VecSettings settings, int places) {
    this.words = words;
    width = settings.width();
    stride = InputTable.stride(width);
    table = new float[InputTable.size(words, stride)];
    int rows = places + 2 * settings.window();
    errors = new float[InputTable.size(rows, words)];
    targets = new int[places * 2 * settings.window()];
    targetsFrom = new int[rows + 1];
    losses = new double[rows];
  }

  @Override
  public float[] data() {
    return table;
  }

  @Override
  public int rows() {
    return words;
  }

  @Override
  public BatchLoss learn(
      WindowBatch batch, long key, float rate, Workers workers, Workers.RangeBody next) {
    workers.forEach(
        batch.size(),
        place -> {
          batch.draw(place, SplitMix.bits(SplitMix.bits(key, place), 0));
          batch.average(place);
        });
    collectTargets(batch);
    int rows = batch.exampleRows();
    Matrix examples = Matrix.plain(batch.examples(), stride); // [R,S]
    Matrix gradients = Matrix.plain(batch.gradients(), stride); // [R,S]
    Matrix scores = Matrix.plain(errors, words); // [R,V]
    Matrix output = Matrix.plain(table, stride); // [V,S]
    Gemm.multiply(workers, rows, words, stride, examples, transposed(output), scores, Into.REPLACE);
    workers.forEach(rows, row -> errors(row, rate));
    Gemm.multiply(workers, rows, stride, words, scores, output, gradients, Into.REPLACE);
    Gemm.multiply(workers, words, stride, rows, transposed(scores), examples, output, Into.ADD);
    int slices = Math.min(workers.threads(), stride / 16);
    workers.forEach(
        slices,
        slice -> {
          int from = stride / 16 * slice / slices * 16;
          int to = stride / 16 * (slice + 1) / slices * 16;
          batch.spreadAll(from, to);
          batch.write(from, to);
          next.accept(from, to);
        });
    double nats = 0;
    for (int row = 0; row < rows; row++) {
      nats += losses[row];
    }
    return new BatchLoss(nats, targetsFrom[rows], 6L * rows * words * width);
  }

  private static Matrix transposed(Matrix matrix) {
    return new Matrix(matrix.data(), matrix.offset(), matrix.stride(), Layout.TRANSPOSED);
  }

  /// Sorts the predictions of a batch by the row they are made from.
  private void collectTargets(WindowBatch batch) {
    Arrays.fill(targetsFrom, 0);
    for (int place = 0; place < batch.size(); place++) {
      for (int example = 0; example < batch.exampleCount(place); example++) {
        targetsFrom[batch.exampleRow(place, example) + 1]++;
      }
    }
    for (int row = 1; row < targetsFrom.length; row++) {
      targetsFrom[row] += targetsFrom[row - 1];
    }
    int[] next = targetsFrom.clone();
    for (int place = 0; place < batch.size(); place++) {
      for (int example = 0; example < batch.exampleCount(place); example++) {
        targets[next[batch.exampleRow(place, example)]++] = batch.word(place);
      }
    }
  }

  /// Turns the scores of a row into steps along them: for each of its n predictions the rate times
  /// one-hot minus softmax.
  private void errors(int row, float rate) {
    int from = row * words;
    int first = targetsFrom[row];
    int end = targetsFrom[row + 1];
    if (first == end) {
      Arrays.fill(errors, from, from + words, 0);
      losses[row] = 0;
      return;
    }
    double scored = 0;
    for (int i = first; i < end; i++) {
      scored += errors[from + targets[i]];
    }
    double normaliser = Rows.logSumExp(errors, from, words);
    losses[row] = (end - first) * normaliser - scored;
    Rows.softmax(errors, from, errors, from, words);
    Elementwise.scale(-rate * (end - first), errors, from, errors, from, words);
    for (int i = first; i < end; i++) {
      errors[from + targets[i]] += rate;
    }
  }
}
