package lectern.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.InputException;
import lectern.text.Vocabulary;

/// A text as word numbers, sentence by sentence: what word vectors are learnt from.
///
/// Words that are not in the vocabulary are left out, so that their neighbours become neighbours.
/// Source of that: Mikolov et al. 2013, word2vec.c.
///
/// @param vocabulary V words
/// @param words all word numbers, sentence after sentence
/// @param starts where each sentence begins in `words`, and at the end the number of words
public record Sentences(Vocabulary vocabulary, int[] words, int[] starts) {
  public Sentences {
    if (starts.length == 0 || starts[0] != 0 || starts[starts.length - 1] != words.length) {
      throw new IllegalArgumentException(
          "sentences start at 0 and end at " + words.length + ", not " + Arrays.toString(starts));
    }
    for (int i = 1; i < starts.length; i++) {
      if (starts[i] < starts[i - 1]) {
        throw new IllegalArgumentException("sentence " + i + " begins before the one before it");
      }
    }
    for (int word : words) {
      if (word < 0 || word >= vocabulary.size()) {
        throw new IllegalArgumentException(
            "word " + word + " in a vocabulary of " + vocabulary.size());
      }
    }
  }

  /// Counts the words of a text and numbers them by falling frequency.
  ///
  /// @param minCount occurrences below which a word is left out, at least 1
  /// @throws InputException if no word is left
  public static Sentences of(List<List<String>> text, int minCount) {
    Iterable<String> all = () -> text.stream().flatMap(List::stream).iterator();
    Vocabulary vocabulary =
        Vocabulary.count(all, new Vocabulary.Keep(List.of(), minCount, Integer.MAX_VALUE));
    if (vocabulary.size() == 0) {
      throw new InputException(
          "The text has no word that occurs at least %d times; give more text or a lower minimum."
              .formatted(minCount));
    }
    return of(text, vocabulary);
  }

  /// Numbers the words of a text by a vocabulary.
  public static Sentences of(List<List<String>> text, Vocabulary vocabulary) {
    List<int[]> numbered = new ArrayList<>(text.size());
    for (List<String> sentence : text) {
      numbered.add(
          sentence.stream().filter(vocabulary::contains).mapToInt(vocabulary::id).toArray());
    }
    return ofNumbers(numbered, vocabulary);
  }

  /// Sentences of word numbers.
  public static Sentences ofNumbers(List<int[]> sentences, Vocabulary vocabulary) {
    int[] starts = new int[sentences.size() + 1];
    for (int i = 0; i < sentences.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], sentences.get(i).length);
    }
    int[] words = new int[starts[sentences.size()]];
    for (int i = 0; i < sentences.size(); i++) {
      System.arraycopy(sentences.get(i), 0, words, starts[i], sentences.get(i).length);
    }
    return new Sentences(vocabulary, words, starts);
  }

  /// How often each word occurs, [V].
  public long[] counts() {
    long[] counts = new long[vocabulary.size()];
    for (int word : words) {
      counts[word]++;
    }
    return counts;
  }
}
