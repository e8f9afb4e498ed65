package lectern.autograd;

import java.util.Arrays;
import lectern.tensor.Elementwise;
import lectern.tensor.Gemm;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.Gemm.Matrix;
import lectern.tensor.Rows;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Filters that slide over texts.
///
/// Letters: B texts, N rows of all texts one after another, C width of a row, w rows of a window, F
/// filters.
public final class Convolution {
  private Convolution() {}

  /// Which windows belong to which text. A window is known by the row it begins at.
  ///
  /// Windows of a text are one after another; those of two texts may share rows, such as padding
  /// between them. Rows that no text's window touches are allowed, too.
  ///
  /// @param from the first window of each text, [B]
  /// @param to one past the last window of each text, [B]
  public record Windows(int[] from, int[] to) {
    public Windows {
      if (from.length != to.length || from.length == 0) {
        throw new IllegalArgumentException(
            from.length + " first windows, " + to.length + " ends: expected one each a text");
      }
      for (int text = 0; text < from.length; text++) {
        if (from[text] < 0 || to[text] <= from[text]) {
          throw new IllegalArgumentException(
              "text %d has the windows %d to %d: expected one at least"
                  .formatted(text, from[text], to[text] - 1));
        }
      }
    }

    /// B.
    public int texts() {
      return from.length;
    }
  }

  /// What the filters found. The places are not to be changed before the way back.
  ///
  /// @param values the largest activation of each filter in each text, [B,F]
  /// @param places the row at which the window begins that has it, [B,F] row-major: the first of
  ///   equals
  public record Pooled(Variable values, int[] places) {}

  /// Slides each filter over each text and keeps its largest activation: `max_t f(W·x[t..t+w-1] +
  /// b)`, a feature for whether anything in the text is what the filter looks for, wherever it
  /// stands.
  ///
  /// The windows are overlapping rows of one matrix, so that all products of filters and windows
  /// are a single matrix product without a copy of x. As f does not fall, it is applied once to
  /// each maximum; and since of all windows only the one with the maximum has a gradient, the way
  /// back costs a small part of the way there.
  ///
  /// Source: Collobert et al. 2011, "Natural language processing (almost) from scratch", section
  /// 3.3.2; Kim 2014, "Convolutional neural networks for sentence classification", equations 2-4.
  ///
  /// @param x [N,C]
  /// @param windows of each text, the last row of the last one being below N
  /// @param filters [F,w·C]: for each filter the weights of a window's first row, then the second's
  /// @param bias [F]
  /// @param activation one that nowhere falls
  /// @throws IllegalArgumentException if the shapes do not fit, a window does not end within x, or
  ///   the activation is a GELU
  public static Pooled maxOverTime(
      Tape tape,
      Variable x,
      Windows windows,
      Variable filters,
      Variable bias,
      Activation activation) {
    if (activation.slopeNeedsInput()) { // just the two that fall somewhere
      throw new IllegalArgumentException(
          activation + " falls somewhere, so that it does not keep the order of activations");
    }
    return new Sliding(tape, x, windows, filters, bias, activation).record();
  }

  /// One application of all filters.
  private record Sliding(
      Tape tape,
      Variable x,
      Windows windows,
      Variable filters,
      Variable bias,
      Activation activation) {
    Sliding {
      int columns = x.value().rank() == 2 ? x.value().columns() : 0;
      if (columns == 0
          || filters.value().rank() != 2
          || filters.value().columns() == 0
          || filters.value().columns() % columns != 0) {
        throw new IllegalArgumentException(
            "input %s for filters %s: expected [N,C] and [F,w·C]"
                .formatted(Arrays.toString(x.shape()), Arrays.toString(filters.shape())));
      }
      if (!bias.value().hasShape(filters.value().rows())) {
        throw new IllegalArgumentException(
            "bias %s for filters %s: expected one number a filter"
                .formatted(Arrays.toString(bias.shape()), Arrays.toString(filters.shape())));
      }
      int all = x.value().rows() - filters.value().columns() / columns + 1;
      for (int text = 0; text < windows.texts(); text++) {
        if (windows.to()[text] > all) {
          throw new IllegalArgumentException(
              "text %d has windows up to %d: input %s has only %d for filters %s"
                  .formatted(
                      text,
                      windows.to()[text] - 1,
                      Arrays.toString(x.shape()),
                      Math.max(0, all),
                      Arrays.toString(filters.shape())));
        }
      }
    }

    int columns() {
      return x.value().columns();
    }

    /// How many numbers a window has.
    int size() {
      return filters.value().columns();
    }

    int count() {
      return filters.value().rows();
    }

    Pooled record() {
      int texts = windows.texts();
      int count = count();
      int all = x.value().rows() - size() / columns() + 1;
      // Filters are the rows: their number need not be a multiple of a vector's length, and the
      // activations of a filter in a text are one stretch. The windows are columns that overlap.
      float[] z = tape.empty(count, all).data(); // [F,N-w+1]
      Gemm.multiply(
          tape.workers(),
          count,
          all,
          size(),
          Matrix.plain(filters.data(), size()),
          new Matrix(x.data(), 0, columns(), Layout.TRANSPOSED),
          Matrix.plain(z, all),
          Into.REPLACE);
      tape.countFlops(2L * count * all * size());
      Tensor y = tape.empty(texts, count);
      int[] places = new int[texts * count];
      tape.workers()
          .forRange(
              count,
              Grain.rows(all, Grain.PLAIN),
              (from, to) -> {
                for (int filter = from; filter < to; filter++) {
                  pool(z, filter * all, filter, y.data(), places);
                }
              });
      activation.apply(y.data(), y.data(), 0, y.size());
      tape.countFlops(2L * y.size());
      Variable result = tape.result(y, x, filters, bias);
      tape.onBackward(result, () -> backward(result, places));
      return new Pooled(result, places);
    }

    private void pool(float[] z, int start, int filter, float[] y, int[] places) {
      for (int text = 0; text < windows.texts(); text++) {
        int first = windows.from()[text];
        int place = first + Rows.argmax(z, start + first, windows.to()[text] - first);
        places[text * count() + filter] = place;
        y[text * count() + filter] = z[start + place] + bias.data()[filter];
      }
    }

    private void backward(Variable result, int[] places) {
      Workers workers = tape.workers();
      float[] y = result.data();
      float[] dy = result.gradient().data();
      float[] slope = tape.empty(result.shape()).data(); // [B,F]
      activation.slope(y, y, dy, slope, 0, slope.length);
      if (filters.isDifferentiable()) {
        float[] gradient = filters.gradient().data();
        int grain = Grain.rows(windows.texts() * size(), Grain.PLAIN);
        workers.forRange(
            count(), grain, (from, to) -> addFilterSlopes(slope, places, gradient, from, to));
        tape.countFlops(2L * slope.length * size());
      }
      if (x.isDifferentiable()) {
        float[] gradient = x.gradient().data();
        long each = (long) slope.length * size() / x.value().rows();
        workers.forRange(
            x.value().rows(),
            (int) Math.max(1, Grain.PLAIN / Math.max(1, each)),
            (from, to) -> addInputSlopes(slope, places, gradient, from, to));
        tape.countFlops(2L * slope.length * size());
      }
      if (bias.isDifferentiable()) {
        Reductions.addColumnSums(workers, slope, windows.texts(), count(), bias.gradient().data());
        tape.countFlops(slope.length);
      }
    }

    /// To some filters' gradients, text after text, adds the windows that they chose.
    private void addFilterSlopes(float[] slope, int[] places, float[] gradient, int from, int to) {
      for (int text = 0; text < windows.texts(); text++) {
        for (int filter = from; filter < to; filter++) {
          int at = text * count() + filter;
          if (slope[at] != 0) { // half of them are, after ReLU or before dropout
            int window = places[at] * columns();
            Elementwise.addScaled(slope[at], x.data(), window, gradient, filter * size(), size());
          }
        }
      }
    }

    /// To some rows' gradients, text after text and filter after filter, adds what of the filters
    /// lay on them.
    private void addInputSlopes(float[] slope, int[] places, float[] gradient, int from, int to) {
      int rows = size() / columns();
      for (int text = 0; text < windows.texts(); text++) {
        if (windows.from()[text] >= to || windows.to()[text] - 1 + rows <= from) {
          continue;
        }
        for (int filter = 0; filter < count(); filter++) {
          int at = text * count() + filter;
          int first = Math.max(from, places[at]);
          int end = Math.min(to, places[at] + rows);
          if (first < end && slope[at] != 0) {
            Elementwise.addScaled(
                slope[at],
                filters.data(),
                filter * size() + (first - places[at]) * columns(),
                gradient,
                first * columns(),
                (end - first) * columns());
          }
        }
      }
    }
  }
}
