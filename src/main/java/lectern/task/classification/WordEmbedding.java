package lectern.task.classification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.nn.Initializer;
import lectern.nn.WordChannels.Channel;
import lectern.nn.WordChannels.Fixed;
import lectern.nn.WordChannels.Trained;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.text.Vocabulary;
import lectern.vectors.WordVectors;

/// Where the vectors of a network's words come from, and whether training changes them.
///
/// Every word of a source has its vector, whether it is in the training texts or not; it is looked
/// up as it stands, then in lower case. Of the others, those that the training texts have twice or
/// more have random vectors, and all the rest share one: a word read once is all that can be
/// learned of words never read. A text without any known word is hence read as so many unknown
/// ones.
///
/// Source: Kim 2014, section 3.1. Deviations: there, random vectors are drawn for words of the test
/// texts, too, and for words read once.
///
/// @param vectors what they start from, and whether they are trained
/// @param width C, numbers a word, at least 1; a source's own, where there is one
/// @param source the corpus of word vectors, such as wink-vectors; none for random vectors
public record WordEmbedding(Vectors vectors, int width, Optional<String> source) {
  /// Random vectors of 100 numbers.
  public static final WordEmbedding DEFAULT =
      new WordEmbedding(Vectors.RANDOM, /* width= */ 100, /* source= */ Optional.empty());

  private static final int TWICE = 2;
  private static final double RANDOM_BOUND = 0.25; // Kim's

  /// What vectors start from, and whether they are trained.
  public enum Vectors {
    /// random ones, trained
    RANDOM,
    /// the source's, left as they are
    STATIC,
    /// the source's, trained
    NON_STATIC,
    /// the source's twice, one channel left as it is and one trained
    MULTICHANNEL
  }

  public WordEmbedding {
    if (width < 1) {
      throw new IllegalArgumentException("width is " + width + "; it must be at least 1");
    }
    if (vectors == Vectors.RANDOM && source.isPresent()) {
      throw new IllegalArgumentException(
          "vectors are random and yet from " + source.get() + "; expected no source");
    }
    if (vectors != Vectors.RANDOM && source.isEmpty()) {
      throw new IllegalArgumentException(
          "vectors are not random, but there is no source; expected one such as wink-vectors");
    }
  }

  /// The words that a network knows, and their vectors before training.
  ///
  /// Of the validation and test texts no more is looked at than which of a source's words are worth
  /// keeping in memory.
  ///
  /// @throws InputException if the source's vectors have another width
  /// @throws lectern.data.MissingDataException if the source is not here
  public WordTable table(TextSplit split, RunContext context) {
    Optional<WordVectors> known =
        source.map(corpus -> SourceVectors.of(context.corpus(corpus), width));
    Vocabulary frequent =
        Vocabulary.count(
            words(split.training()).toList(),
            new Vocabulary.Keep(List.of(Vocabulary.UNKNOWN), TWICE, Integer.MAX_VALUE));
    Set<String> kept = new LinkedHashSet<>(frequent.tokens());
    known.ifPresent(vectors ->
        Stream.of(split.training(), split.validation(), split.test())
            .flatMap(WordEmbedding::words)
            .filter(word -> SourceVectors.entry(vectors, word).isPresent())
            .forEachOrdered(kept::add));
    Vocabulary vocabulary = Vocabulary.of(kept);
    RandomStream random = context.random().split("words");
    List<Channel> channels = new ArrayList<>();
    Tensor first = first(vocabulary, known, random);
    switch (vectors) {
      case RANDOM, NON_STATIC -> channels.add(new Trained(first));
      case STATIC -> channels.add(new Fixed(first));
      case MULTICHANNEL -> {
        channels.add(new Fixed(first));
        channels.add(new Trained(first));
      }
    }
    return new WordTable(vocabulary, channels);
  }

  private static Stream<String> words(LabelledTexts texts) {
    return texts.texts().stream().map(LabelledText::words).flatMap(List::stream);
  }

  /// Random vectors have the spread of the source's.
  ///
  /// @return [V,C]
  private Tensor first(Vocabulary vocabulary, Optional<WordVectors> known, RandomStream random) {
    Tensor first = Tensor.zeros(vocabulary.size(), width);
    double bound = known.map(WordEmbedding::uniformBound).orElse(RANDOM_BOUND);
    Initializer.uniform(bound).fill(first, random);
    known.ifPresent(vectors -> {
      for (int id = 0; id < vocabulary.size(); id++) {
        int to = id * width;
        SourceVectors.entry(vectors, vocabulary.token(id))
            .ifPresent(
                from -> System.arraycopy(vectors.rows(), from * width, first.data(), to, width));
      }
    });
    return first;
  }

  /// The bound at which a uniform distribution has the variance of these numbers.
  private static double uniformBound(WordVectors vectors) {
    double squares = 0;
    for (float number : vectors.rows()) {
      squares += (double) number * number;
    }
    return Math.sqrt(3 * squares / vectors.rows().length);
  }
}
