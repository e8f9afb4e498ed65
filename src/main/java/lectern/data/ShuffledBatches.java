package lectern.data;

import java.util.Arrays;
import lectern.tensor.RandomStream;

/// Examples in a new random order each epoch, a batch at a time.
///
/// The order of epoch e is drawn from `random.split(e)`: which examples step n sees depends on the
/// seed and n alone. The last batch of an epoch may be shorter.
public final class ShuffledBatches {
  private final int examples;
  private final int size;
  private final RandomStream random;
  private long epoch = -1;
  private int[] order = {};

  /// @param examples how many there are, at least 1
  /// @param size examples a batch, at least 1
  public ShuffledBatches(int examples, int size, RandomStream random) {
    if (examples < 1 || size < 1) {
      throw new IllegalArgumentException(
          examples + " examples in batches of " + size + "; both at least 1");
    }
    this.examples = examples;
    this.size = size;
    this.random = random;
  }

  /// Batches an epoch.
  public int batches() {
    return Math.ceilDiv(examples, size);
  }

  /// The examples that a step sees.
  ///
  /// @param step counted from 0
  /// @return their numbers, each in 0..examples-1
  public int[] batch(long step) {
    if (step / batches() != epoch) {
      epoch = step / batches();
      order = random.split(epoch).permutation(examples);
    }
    int from = Math.toIntExact(step % batches()) * size;
    return Arrays.copyOfRange(order, from, Math.min(from + size, examples));
  }
}
