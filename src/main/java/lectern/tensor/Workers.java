package lectern.tensor;

import java.util.function.IntConsumer;

/// A fixed team of threads that splits loops over independent outputs.
///
/// What is computed never depends on how many threads there are: a loop body owns the outputs of
/// its indices, and nothing is ever summed across bodies.
public final class Workers implements AutoCloseable {
  /// No extra threads: everything runs on the caller's.
  public static final Workers SINGLE = new Workers(1);

  private final int threads;

  private Workers(int threads) {
    this.threads = threads;
  }

  /// @param threads how many threads compute, the caller's among them, at least 1
  public static Workers of(int threads) {
    return threads == 1 ? SINGLE : new Workers(threads);
  }

  /// How many threads compute, the caller's among them.
  public int threads() {
    return threads;
  }

  /// Runs `body` once for each index of `0..tasks-1`, in any order, and returns when all are done.
  public void forEach(int tasks, IntConsumer body) {
    for (int task = 0; task < tasks; task++) {
      body.accept(task);
    }
  }

  /// Runs `body` on contiguous ranges that cover `0..size-1`, and returns when all are done.
  ///
  /// @param grain the least range worth a thread of its own; below it the caller does everything
  public void forRange(int size, int grain, RangeBody body) {
    if (size > 0) {
      body.accept(0, size);
    }
  }

  /// A loop body over `from..to-1`.
  @FunctionalInterface
  public interface RangeBody {
    void accept(int from, int to);
  }

  @Override
  public void close() {}
}
