package lectern.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lectern.text.Vocabulary;

/// The words of a generated text in which some words have several meanings: topics, each with words
/// of its own; ambiguous words, each sense of which belongs to one topic; and words that say
/// nothing of any topic.
///
/// @param topics at least 2
/// @param ambiguous at least 1
/// @param neutral words that occur in every topic alike, at least 1
public record SenseLexicon(
    List<Topic> topics, List<AmbiguousWord> ambiguous, List<String> neutral) {
  /// Begins every sentence.
  public static final String BEGIN = "<bos>";

  /// @param name what the topic is called
  /// @param words its clues: they occur in this topic only, at least 1
  public record Topic(String name, List<String> words) {
    public Topic {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("topic " + name + " has no words");
      }
    }
  }

  /// @param topic a name among the topics
  /// @param share of the word's occurrences that have this sense, in (0, 1)
  public record Sense(String topic, double share) {
    public Sense {
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException("share " + share + " of " + topic + " is not in (0, 1)");
      }
    }
  }

  /// @param word the form that all its senses share
  /// @param senses of different topics, the most frequent first, shares summing to 1
  public record AmbiguousWord(String word, List<Sense> senses) {
    public AmbiguousWord {
      senses = List.copyOf(senses);
      double sum = senses.stream().mapToDouble(Sense::share).sum();
      long topics = senses.stream().map(Sense::topic).distinct().count();
      if (senses.size() < 2 || topics < senses.size() || Math.abs(sum - 1) > 1e-9) {
        throw new IllegalArgumentException(
            "senses %s of %s: two or more of different topics expected, shares summing to 1"
                .formatted(senses, word));
      }
      for (Sense sense : senses) {
        if (sense.share() > senses.getFirst().share()) {
          throw new IllegalArgumentException(
              "the most frequent sense of " + word + " is not first");
        }
      }
    }
  }

  /// Twelve English words with two senses or three among six topics of ten words each.
  public static final SenseLexicon ENGLISH =
      new SenseLexicon(
          List.of(
              topic("money", "loan account interest cash credit debt deposit price coin tax"),
              topic("river", "water boat fish shore flow mud stream bridge flood swim"),
              topic("music", "song guitar melody singer drum choir tune concert piano rhythm"),
              topic("sport", "ball team match player goal coach stadium score referee league"),
              topic("animals", "fur wings nest feed wild cage tail herd hunt zoo"),
              topic("machines", "engine steel motor lift wheel gear repair factory metal cable")),
          List.of(
              word("bank", "money", "river"),
              word("note", "money", "music"),
              word("bill", "money", "animals"),
              word("current", "river", "machines"),
              word("bass", "river", "music"),
              word("pitch", "music", "sport"),
              word("club", "sport", "music"),
              word("bat", "sport", "animals"),
              word("seal", "animals", "machines"),
              word("crane", "animals", "machines"),
              word("spring", "machines", "river"),
              new AmbiguousWord(
                  "scale",
                  List.of(
                      new Sense("music", 0.5),
                      new Sense("animals", 0.3),
                      new Sense("machines", 0.2)))),
          List.of("the a of and to in was it that with for by on at as had were from".split(" ")));

  public SenseLexicon {
    topics = List.copyOf(topics);
    ambiguous = List.copyOf(ambiguous);
    neutral = List.copyOf(neutral);
    if (topics.size() < 2 || ambiguous.isEmpty() || neutral.isEmpty()) {
      throw new IllegalArgumentException(
          "%d topics, %d ambiguous and %d neutral words; at least 2, 1 and 1 expected"
              .formatted(topics.size(), ambiguous.size(), neutral.size()));
    }
    Set<String> names = new HashSet<>();
    topics.forEach(topic -> names.add(topic.name()));
    for (AmbiguousWord word : ambiguous) {
      for (Sense sense : word.senses()) {
        if (!names.contains(sense.topic())) {
          throw new IllegalArgumentException(
              "sense "
                  + sense.topic()
                  + " of "
                  + word.word()
                  + " is not among the topics "
                  + names);
        }
      }
    }
  }

  private static Topic topic(String name, String words) {
    return new Topic(name, List.of(words.split(" ")));
  }

  private static AmbiguousWord word(String word, String first, String second) {
    return new AmbiguousWord(word, List.of(new Sense(first, 0.6), new Sense(second, 0.4)));
  }

  /// All words by number: begin and end of a sentence, the ambiguous words in their order, the
  /// topics' words in the topics' order, the neutral words.
  ///
  /// @throws IllegalArgumentException if a word is there twice: the text would not say of which
  ///   kind it is
  public Vocabulary vocabulary() {
    List<String> words = new ArrayList<>(List.of(BEGIN, Vocabulary.END));
    ambiguous.forEach(word -> words.add(word.word()));
    topics.forEach(topic -> words.addAll(topic.words()));
    words.addAll(neutral);
    return Vocabulary.of(words);
  }
}
