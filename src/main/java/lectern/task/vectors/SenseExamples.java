package lectern.task.vectors;

import java.util.List;
import lectern.data.SenseLexicon;
import lectern.data.SenseSentence;
import lectern.tensor.Tensor;

/// Vectors of ambiguous words where they stand, and what the words mean there.
///
/// Letters: N examples, D width, S senses of all words together, numbered word by word.
///
/// @param layers each [N,D]: several vectors of the same examples
/// @param words [N] number of each example's word in the lexicon
/// @param senses [N] number of its sense among all S
record SenseExamples(List<Tensor> layers, int[] words, int[] senses) {

  /// Examples out of sentences and what a reader made of them.
  static SenseExamples of(
      SenseLexicon lexicon, List<SenseSentence> sentences, List<Tensor> layers) {
    int[] words = sentences.stream().mapToInt(SenseSentence::word).toArray();
    int[] senses =
        sentences.stream()
            .mapToInt(sentence -> firstSense(lexicon, sentence.word()) + sentence.sense())
            .toArray();
    return new SenseExamples(layers, words, senses);
  }

  /// The number of a word's first sense among all S; of the word after the last one: S.
  static int firstSense(SenseLexicon lexicon, int word) {
    return lexicon.ambiguous().subList(0, word).stream()
        .mapToInt(each -> each.senses().size())
        .sum();
  }

  /// N.
  int size() {
    return words.length;
  }

  /// The same examples as some of their layers see them.
  SenseExamples seenBy(List<Tensor> some) {
    return new SenseExamples(some, words, senses);
  }

  /// One layer of them.
  SenseExamples layer(int layer) {
    return seenBy(List.of(layers.get(layer)));
  }

  /// The columns of one layer in a range.
  SenseExamples columns(int layer, int from, int to) {
    Tensor all = layers.get(layer);
    Tensor some = Tensor.zeros(size(), to - from);
    for (int n = 0; n < size(); n++) {
      System.arraycopy(
          all.data(), n * all.columns() + from, some.data(), n * (to - from), to - from);
    }
    return seenBy(List.of(some));
  }
}
