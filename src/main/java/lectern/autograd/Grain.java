package lectern.autograd;

/// The least ranges of loops that are worth a thread of their own: about 30 µs of work, several
/// times what it costs to wake one.
final class Grain {
  /// Numbers to read, add or multiply.
  static final int PLAIN = 1 << 16;

  /// Numbers to take exp, tanh and the like of.
  static final int TRANSCENDENTAL = 1 << 14;

  private Grain() {}

  /// How many rows of so many columns make up a range.
  static int rows(int columns, int numbers) {
    return Math.max(1, numbers / Math.max(1, columns));
  }
}
