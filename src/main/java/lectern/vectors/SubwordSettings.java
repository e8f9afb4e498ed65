package lectern.vectors;

/// Which character n-grams share in a word's vector.
///
/// Source: Bojanowski et al. 2017, "Enriching word vectors with subword information", section 3.2.
///
/// @param shortest characters, the word's boundaries `<` and `>` among them, at least 1
/// @param longest characters, at least `shortest`
/// @param buckets how many n-grams are told apart: they are numbered by a hash
public record SubwordSettings(int shortest, int longest, int buckets) {
  /// Three to six characters, as in fastText.
  public static final SubwordSettings DEFAULT = new SubwordSettings(3, 6, 2_000_000);

  public SubwordSettings {
    if (shortest < 1 || longest < shortest || longest > 100) {
      throw new IllegalArgumentException(
          "shortest is %d and longest %d, expected 1 ≤ shortest ≤ longest ≤ 100"
              .formatted(shortest, longest));
    }
    if (buckets < 1) {
      throw new IllegalArgumentException("buckets is " + buckets + ", expected at least 1");
    }
  }
}
