package lectern.vectors;

import lectern.tensor.RandomStream;

/// Random bits for the innermost loops, where a block cipher a draw would cost more than the
/// arithmetic that it serves: the n-th number is a hash of (key, n).
///
/// Source: Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators", the
/// finaliser of SplitMix64.
final class SplitMix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private SplitMix() {}

  /// The key that a stream gives.
  static long key(RandomStream random) {
    return random.bitsAt(0);
  }

  /// 64 random bits.
  static long bits(long key, long n) {
    long z = key + (n + 1) * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// A uniform number in [0, 1) from the upper 53 bits.
  static double uniform(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }

  /// A uniform integer in [0, bound) from the upper 32 bits.
  static int below(int bound, long bits) {
    return (int) ((bits >>> 32) * bound >>> 32);
  }
}
