package lectern.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import lectern.tensor.Elementary;
import lectern.tensor.Elementwise;
import lectern.tensor.Gemm;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Gemm.Matrix;
import lectern.tensor.RandomStream;
import lectern.tensor.Rows;
import lectern.tensor.Workers;

/// Prints how fast the kernels are beside a reference measured in the same run: products beside
/// OpenBLAS, the rest beside a copy of the same memory.
///
/// The two take turns, so that whatever else the machine does hits both; the ratio is the median
/// over the turns. One thread is timed by its own processor time, several by the clock on the wall.
/// Arguments: products such as `2048x256x768:PT`, or `memory` for what is not a product; none for
/// all.
public final class KernelBenchmark {
  private static final int TURNS = 15;
  private static final long TURN_NANOS = 40_000_000;
  private static final int WARM_UP_TURNS = 8;

  /// Units of work between two looks at the clock, which itself takes a third of a microsecond.
  private static final double READ_CLOCK_EVERY = 1e7;

  private static final List<String> PRODUCTS =
      List.of(
          "2048x256x768",
          "2048x256x768:PT",
          "256x2048x768:TP",
          "64x64x64",
          "128x128x128",
          "256x256x256",
          "512x512x512",
          "1024x1024x1024",
          "2048x2048x2048",
          "32x256x1024",
          "32x256x1024:PT",
          "1x256x1024",
          "8192x64x64",
          "2048x256x65",
          "97x101x103");

  private KernelBenchmark() {}

  public static void main(String[] arguments) {
    if (List.of(arguments).equals(List.of("memory"))) {
      memory();
      return;
    }
    List<String> products = arguments.length > 0 ? List.of(arguments) : PRODUCTS;
    System.out.printf(
        "%-18s %7s %10s %10s %7s%n", "product m×k×n", "threads", "GFLOP/s", "OpenBLAS", "ratio");
    for (String product : products) {
      for (int threads = 1; threads <= 2; threads++) {
        product(GemmCase.parse(product), product, threads);
      }
    }
    if (arguments.length == 0) {
      memory();
    }
  }

  private static void product(GemmCase shape, String name, int threads) {
    float[] a = random(shape.m() * shape.k());
    float[] b = random(shape.k() * shape.n());
    float[] c = new float[shape.m() * shape.n()];
    OpenBlas.threads(threads);
    try (OpenBlas blas = new OpenBlas(shape, a, b);
        Workers workers = Workers.of(threads)) {
      Matrix left = shape.a(a);
      Matrix right = shape.b(b);
      Matrix out = Matrix.plain(c, shape.n());
      Comparison rates =
          Comparison.of(
              Clock.of(threads),
              shape.flops(),
              () ->
                  Gemm.multiply(
                      workers, shape.m(), shape.n(), shape.k(), left, right, out, Into.REPLACE),
              blas::multiply);
      float[] expected = blas.result();
      for (int i = 0; i < c.length; i++) {
        if (Math.abs(c[i] - expected[i]) > 1e-3f) {
          throw new IllegalStateException(name + " differs from OpenBLAS at element " + i);
        }
      }
      System.out.printf(
          "%-18s %7d %10.1f %10.1f %6.0f%%%n",
          name, threads, rates.ours, rates.reference, 100 * rates.ratio);
    }
  }

  /// Bytes read and written a second. The arrays are larger than any cache.
  private static void memory() {
    int rows = 16384;
    int columns = 1024;
    int size = rows * columns;
    float[] x = random(size);
    float[] y = new float[size];
    System.out.printf("%n%-18s %7s %10s %10s %7s%n", "64 MiB", "threads", "GB/s", "copy", "ratio");
    for (int threads = 1; threads <= 2; threads++) {
      try (Workers workers = Workers.of(threads)) {
        Runnable copy =
            () -> workers.forRange(size, 4096, (i, j) -> System.arraycopy(x, i, y, i, j - i));
        memory("exp", workers, size, copy, (i, j) -> Elementary.exp(x, i, y, i, j - i));
        memory("tanh", workers, size, copy, (i, j) -> Elementary.tanh(x, i, y, i, j - i));
        memory("sigmoid", workers, size, copy, (i, j) -> Elementary.sigmoid(x, i, y, i, j - i));
        memory("log", workers, size, copy, (i, j) -> Elementary.log(x, i, y, i, j - i));
        memory("erf", workers, size, copy, (i, j) -> Elementary.erf(x, i, y, i, j - i));
        memory("scale", workers, size, copy, (i, j) -> Elementwise.scale(2, x, i, y, i, j - i));
        memory(
            "softmax of rows",
            workers,
            size,
            copy,
            (i, j) -> {
              for (int row = i / columns; row < j / columns; row++) {
                Rows.softmax(x, row * columns, y, row * columns, columns);
              }
            });
        memory(
            "log-sum-exp",
            workers,
            size,
            copy,
            (i, j) -> {
              for (int row = i / columns; row < j / columns; row++) {
                y[row] = Rows.logSumExp(x, row * columns, columns);
              }
            });
      }
    }
  }

  private static void memory(
      String name, Workers workers, int size, Runnable copy, Workers.RangeBody body) {
    Comparison rates =
        Comparison.of(
            Clock.of(workers.threads()),
            8.0 * size,
            () -> workers.forRange(size, 1024, body),
            copy);
    System.out.printf(
        "%-18s %7d %10.1f %10.1f %6.0f%%%n",
        name, workers.threads(), rates.ours, rates.reference, 100 * rates.ratio);
  }

  private static float[] random(int size) {
    RandomStream random = RandomStream.of(1);
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    return x;
  }

  /// What a turn is timed by.
  private enum Clock {
    WALL,
    /// Time this thread had a core: fair on a machine that does other things, too.
    THREAD;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Clock of(int threads) {
      return threads == 1 ? THREAD : WALL;
    }

    long nanos() {
      return this == THREAD ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
  }

  /// Medians over the turns: units of work a nanosecond of either side, and of their ratio.
  private record Comparison(double ours, double reference, double ratio) {
    static Comparison of(Clock clock, double work, Runnable ours, Runnable reference) {
      for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
        rate(clock, work, ours);
        rate(clock, work, reference);
      }
      double[] first = new double[TURNS];
      double[] second = new double[TURNS];
      double[] ratio = new double[TURNS];
      for (int turn = 0; turn < TURNS; turn++) {
        first[turn] = rate(clock, work, ours);
        second[turn] = rate(clock, work, reference);
        ratio[turn] = first[turn] / second[turn];
      }
      return new Comparison(median(first), median(second), median(ratio));
    }

    private static double rate(Clock clock, double work, Runnable body) {
      int batch = (int) Math.max(1, READ_CLOCK_EVERY / work);
      long runs = 0;
      long start = clock.nanos();
      long end = start;
      for (; end - start < TURN_NANOS; end = clock.nanos()) {
        for (int i = 0; i < batch; i++) {
          body.run();
        }
        runs += batch;
      }
      return work * runs / (end - start);
    }

    private static double median(double[] values) {
      Arrays.sort(values);
      return values[values.length / 2];
    }
  }
}
