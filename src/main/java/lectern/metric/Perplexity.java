package lectern.metric;

/// How many equally likely next tokens a language model is as unsure about.
///
/// Source: Jelinek et al. 1977.
public final class Perplexity {
  private static final double LN2 = StrictMath.log(2);

  private Perplexity() {}

  /// @param nats cross-entropy in nats a token
  /// @return e to its power, at least 1
  public static double ofNats(double nats) {
    return StrictMath.exp(nats);
  }

  /// @param nats a token
  /// @return bits a token
  public static double bits(double nats) {
    return nats / LN2;
  }
}
