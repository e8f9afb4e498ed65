package lectern.vectors;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import lectern.text.Vocabulary;

/// A text as word vectors are made from it: sentences of word numbers, the most frequent word 0.
///
/// Words below a least count are not there at all: what stood on either side of one stands side by
/// side. Source: the program `word2vec`, which reads texts so.
///
/// @param vocabulary V words by falling count, of like count in code-point order
/// @param counts [V], how often each is there, at least 1
/// @param sentences one array of word numbers each; no context reaches beyond its sentence
public record WordText(Vocabulary vocabulary, long[] counts, int[][] sentences) {
  /// Numbers the words of a text.
  ///
  /// @param sentences words as they stand
  /// @param atLeast occurrences below which a word is dropped, at least 1
  public static WordText of(Collection<List<String>> sentences, int atLeast) {
    Vocabulary vocabulary =
        Vocabulary.count(
            () -> sentences.stream().flatMap(List::stream).iterator(),
            new Vocabulary.Keep(List.of(), atLeast, Integer.MAX_VALUE));
    long[] counts = new long[vocabulary.size()];
    int[][] numbered =
        sentences.stream()
            .map(sentence ->
                sentence.stream().filter(vocabulary::contains).mapToInt(vocabulary::id).toArray())
            .filter(sentence -> sentence.length > 0)
            .toArray(int[][]::new);
    for (int[] sentence : numbered) {
      for (int word : sentence) {
        counts[word]++;
      }
    }
    return new WordText(vocabulary, counts, numbered);
  }

  /// T, how many words all sentences have.
  public long tokens() {
    return Arrays.stream(counts).sum();
  }
}
