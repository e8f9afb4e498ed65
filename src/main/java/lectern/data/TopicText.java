package lectern.data;

import java.util.ArrayList;
import java.util.List;
import lectern.data.SenseLexicon.Topic;
import lectern.tensor.RandomStream;

/// Writes sentences of one topic each, with all of the topic's words or with half of them.
///
/// A sentence draws its topic evenly; then each word is neutral with probability ν, otherwise one
/// of the words of the topic that may be used, drawn evenly. What a sentence of the one half says
/// of the words of the other half is nothing; text with all words says that they go together. So
/// with K topics and sentences of n words:
///
/// - who has learned topics from sentences of the one half, and knows of each word only whether it
///   is the same as another, gets the topic of a sentence of the other half right in 1/K of all
///   cases: {@link #chance};
/// - who knows the words' topics can be wrong only where chance put no topic word: 1 - (1 -
///   1/K)·ν^n: {@link #ceiling}.
public final class TopicText {
  /// Which of a topic's words may be used.
  public enum Half {
    /// all of them
    ALL,
    /// those with even numbers in their topic's list
    EVEN,
    /// those with odd numbers
    ODD
  }

  private final SenseLexicon lexicon;
  private final int length;
  private final double neutral;

  /// @param length n, words a sentence, at least 1
  /// @param neutral ν, in [0, 1)
  /// @throws IllegalArgumentException if a topic has fewer than two words, which have no halves
  public TopicText(SenseLexicon lexicon, int length, double neutral) {
    if (length < 1 || !(neutral >= 0 && neutral < 1)) {
      throw new IllegalArgumentException(
          "length %d and neutral %s; expected at least 1 and in [0, 1)".formatted(length, neutral));
    }
    for (Topic topic : lexicon.topics()) {
      if (topic.words().size() < 2) {
        throw new IllegalArgumentException("topic " + topic.name() + " has one word alone");
      }
    }
    this.lexicon = lexicon;
    this.length = length;
    this.neutral = neutral;
  }

  /// The words of a topic in a half of it.
  public static List<String> words(Topic topic, Half half) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < topic.words().size(); i++) {
      if (half == Half.ALL || (i % 2 == 0) == (half == Half.EVEN)) {
        words.add(topic.words().get(i));
      }
    }
    return words;
  }

  /// Draws sentences with their topics as classes, sentence i from `random.split(i)`: more begin
  /// with the fewer.
  public LabelledTexts texts(int count, Half half, RandomStream random) {
    List<LabelledText> texts = new ArrayList<>(count);
    for (long i = 0; i < count; i++) {
      RandomStream own = random.split(i);
      int topic = own.nextInt(lexicon.topics().size());
      List<String> clues = words(lexicon.topics().get(topic), half);
      List<String> words = new ArrayList<>(length);
      for (int place = 0; place < length; place++) {
        List<String> from = own.nextDouble() < neutral ? lexicon.neutral() : clues;
        words.add(from.get(own.nextInt(from.size())));
      }
      texts.add(new LabelledText(words, topic));
    }
    return new LabelledTexts(lexicon.topics().stream().map(Topic::name).toList(), texts);
  }

  /// The accuracy of knowing nothing of the words: 1/K.
  public double chance() {
    return 1.0 / lexicon.topics().size();
  }

  /// The accuracy of knowing all words' topics.
  public double ceiling() {
    return 1 - (1 - chance()) * StrictMath.pow(neutral, length);
  }
}
