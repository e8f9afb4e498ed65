package lectern.tensor;

/// Counter-based random numbers: the n-th number of a stream is a function of (key, n) alone.
///
/// Streams are split by name or index, never shared: `run.split("dropout").split(step)` is the same
/// stream on every machine and thread, whatever else was drawn before. A stream also has a position
/// for drawing in sequence; the `…At` methods ignore and do not move it.
///
/// Source: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", Philox4x32-10.
public final class RandomStream {
  private static final int M0 = 0xD2511F53;
  private static final int M1 = 0xCD9E8D57;
  private static final int W0 = 0x9E3779B9;
  private static final int W1 = 0xBB67AE85;

  // The counter's upper half tells the uses of a key apart: a child's key is no number of its
  // parent.
  private static final long DRAWN = 0;
  private static final long BY_NAME = 0x5EED_0000_0000_0001L;
  private static final long BY_INDEX = 0x5EED_0000_0000_0002L;

  private final long key;
  private long position;

  private RandomStream(long key, long position) {
    this.key = key;
    this.position = position;
  }

  /// The root stream of a seed.
  public static RandomStream of(long seed) {
    return new RandomStream(seed, 0);
  }

  /// An independent stream named by a word.
  public RandomStream split(String name) {
    long hash = 0xCBF29CE484222325L; // FNV-1a, 64 bits, over UTF-16 units
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return new RandomStream(block(hash, BY_NAME), 0);
  }

  /// An independent stream named by a number.
  public RandomStream split(long index) {
    return new RandomStream(block(index, BY_INDEX), 0);
  }

  /// The 64 random bits at a place of the stream.
  public long bitsAt(long index) {
    return block(index, DRAWN);
  }

  /// A uniform number in [0, 1) with 24 random bits, at a place of the stream.
  public float uniformAt(long index) {
    return (bitsAt(index) >>> 40) * 0x1p-24f;
  }

  /// How many places have been drawn in sequence; with {@link #at}, all there is to save.
  public long position() {
    return position;
  }

  /// The same stream, standing at another place.
  ///
  /// @param place at least 0
  public RandomStream at(long place) {
    if (place < 0) {
      throw new IllegalArgumentException("place " + place + " of a stream is below 0");
    }
    return new RandomStream(key, place);
  }

  /// The next 64 random bits.
  public long nextBits() {
    return bitsAt(position++);
  }

  /// The next uniform number in [0, 1) with 53 random bits.
  public double nextDouble() {
    return (nextBits() >>> 11) * 0x1p-53;
  }

  /// The next uniform number in [0, 1) with 24 random bits.
  public float nextFloat() {
    return uniformAt(position++);
  }

  /// The next uniform integer in [0, bound).
  ///
  /// @param bound at least 1
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound " + bound + " is below 1");
    }
    return (int) Math.multiplyHigh(nextBits() >>> 1, (long) bound << 1); // bias below 2^-32
  }

  /// The next standard normal number (Box and Muller 1958; computed with StrictMath: same bits
  /// everywhere).
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /// A random order of `0..size-1` (Fisher and Yates).
  public int[] permutation(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private long block(long low, long high) {
    return philox(key, low, high, Half.FIRST);
  }

  /// Which two words of a block.
  enum Half {
    FIRST,
    SECOND
  }

  /// Two of the four words of the Philox4x32-10 block of a key and a 128-bit counter.
  static long philox(long key, long low, long high, Half half) {
    int c0 = (int) low;
    int c1 = (int) (low >>> 32);
    int c2 = (int) high;
    int c3 = (int) (high >>> 32);
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < 10; round++) {
      long p0 = (M0 & 0xFFFFFFFFL) * (c0 & 0xFFFFFFFFL);
      long p1 = (M1 & 0xFFFFFFFFL) * (c2 & 0xFFFFFFFFL);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c1 = (int) p1;
      c3 = (int) p0;
      k0 += W0;
      k1 += W1;
    }
    return half == Half.FIRST
        ? (c0 & 0xFFFFFFFFL) | ((long) c1 << 32)
        : (c2 & 0xFFFFFFFFL) | ((long) c3 << 32);
  }
}
