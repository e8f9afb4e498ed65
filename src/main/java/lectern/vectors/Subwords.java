package lectern.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.text.Vocabulary;

/// Which rows of the input table make a word's vector: its own, and one a character n-gram.
///
/// A word is written `<word>`, its n-grams are numbered by a hash into buckets, and each bucket
/// that occurs in the vocabulary has a row; two n-grams of one bucket share it. Rows 0..V-1 are the
/// words' own, the others follow by rising bucket. A word that was never seen has the rows of those
/// of its n-grams that have one.
///
/// Source: Bojanowski et al. 2017, section 3.2; the hash is fastText's, FNV-1a over UTF-8 bytes.
/// Deviation: fastText gives every bucket a row, so that n-grams never seen add noise.
public final class Subwords {
  private static final int FNV_BASIS = 0x811C9DC5;
  private static final int FNV_PRIME = 0x01000193;

  private final SubwordSettings settings;
  private final int words;
  private final int[] buckets; // that occur, rising
  private final int[][] rows; // of each word

  private Subwords(SubwordSettings settings, int words, int[] buckets, int[][] rows) {
    this.settings = settings;
    this.words = words;
    this.buckets = buckets;
    this.rows = rows;
  }

  /// Finds the n-grams of a vocabulary.
  static Subwords of(SubwordSettings settings, Vocabulary vocabulary) {
    int words = vocabulary.size();
    int[][] found = new int[words][];
    for (int word = 0; word < words; word++) {
      found[word] = buckets(vocabulary.token(word), settings);
    }
    int[] buckets = Arrays.stream(found).flatMapToInt(Arrays::stream).sorted().distinct().toArray();
    int[][] rows = new int[words][];
    for (int word = 0; word < words; word++) {
      rows[word] = new int[found[word].length + 1];
      rows[word][0] = word;
      for (int i = 0; i < found[word].length; i++) {
        rows[word][i + 1] = words + Arrays.binarySearch(buckets, found[word][i]);
      }
    }
    return new Subwords(settings, words, buckets, rows);
  }

  /// The character n-grams of a word, from left to right, at each place the shorter first.
  public static List<String> ngrams(String word, SubwordSettings settings) {
    int[] characters = ("<" + word + ">").codePoints().toArray();
    List<String> ngrams = new ArrayList<>();
    for (int from = 0; from < characters.length; from++) {
      for (int n = settings.shortest();
          n <= settings.longest() && from + n <= characters.length;
          n++) {
        boolean boundary = n == 1 && (from == 0 || from == characters.length - 1);
        if (!boundary) {
          ngrams.add(new String(characters, from, n));
        }
      }
    }
    return ngrams;
  }

  /// The bucket of an n-gram: its hash modulo the number of buckets.
  public static int bucket(String ngram, int buckets) {
    int hash = FNV_BASIS;
    for (byte b : ngram.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b) * FNV_PRIME; // a byte above 127 is extended by its sign, as in fastText
    }
    return Integer.remainderUnsigned(hash, buckets);
  }

  private static int[] buckets(String word, SubwordSettings settings) {
    return ngrams(word, settings).stream()
        .mapToInt(ngram -> bucket(ngram, settings.buckets()))
        .toArray();
  }

  /// How many rows the input table has.
  public int rowCount() {
    return words + buckets.length;
  }

  /// The rows of a word of the vocabulary, its own first.
  int[] rows(int word) {
    return rows[word];
  }

  /// The rows of the n-grams of any word; empty if none of them was seen in training.
  public int[] rows(String word) {
    return Arrays.stream(buckets(word, settings))
        .map(bucket -> Arrays.binarySearch(buckets, bucket))
        .filter(at -> at >= 0)
        .map(at -> words + at)
        .toArray();
  }
}
