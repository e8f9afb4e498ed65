package lectern.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.data.SenseLexicon.AmbiguousWord;
import lectern.data.SenseLexicon.Sense;
import lectern.data.SenseSentence.Clues;
import lectern.tensor.RandomStream;
import lectern.text.Vocabulary;

/// Writes sentences with ambiguous words whose meaning is known at every occurrence.
///
/// A sentence has one ambiguous word in its middle, and n words on each side. The word is drawn
/// evenly, its sense by the sense's share, and evenly whether clues stand to the left, to the right
/// or on both sides. On a side with clues each word is neutral with probability ν, otherwise one of
/// the words of the sense's topic, drawn evenly; on a side without, all are neutral. So with m the
/// mean over words of their most frequent sense's share:
///
/// - who sees the word alone (a static vector) gets the sense right in m of all cases at most:
///   {@link #majority};
/// - who sees the whole sentence can be wrong only where chance put no clue: 1 - (1 - m)·(⅔ν^n +
///   ⅓ν^2n): {@link #ceiling};
/// - who sees one side of it and the word is no better than m in the third of all sentences whose
///   clues are on the other side: 1 - (1 - m)·(⅓ + ⅔ν^n): {@link #oneSidedCeiling}.
///
/// A neutral word tells nothing of the sense, so these hold for any method whatever.
public final class SenseText {
  private final SenseLexicon lexicon;
  private final int context;
  private final double neutral;
  private final Vocabulary vocabulary;
  private final int[] topicOf; // of each word, -1 for those of none
  private final int firstAmbiguous;

  /// @param context n, words on each side of the ambiguous one, at least 1
  /// @param neutral ν, in [0, 1)
  public SenseText(SenseLexicon lexicon, int context, double neutral) {
    if (context < 1 || !(neutral >= 0 && neutral < 1)) {
      throw new IllegalArgumentException(
          "context %d and neutral %s; expected at least 1 and in [0, 1)"
              .formatted(context, neutral));
    }
    this.lexicon = lexicon;
    this.context = context;
    this.neutral = neutral;
    vocabulary = lexicon.vocabulary();
    topicOf = new int[vocabulary.size()];
    Arrays.fill(topicOf, -1);
    for (int topic = 0; topic < lexicon.topics().size(); topic++) {
      for (String word : lexicon.topics().get(topic).words()) {
        topicOf[vocabulary.id(word)] = topic;
      }
    }
    firstAmbiguous = vocabulary.id(lexicon.ambiguous().getFirst().word());
  }

  public SenseLexicon lexicon() {
    return lexicon;
  }

  /// The lexicon's vocabulary, whose numbers the sentences are written in.
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// Draws sentences, sentence i from `random.split(i)`: more sentences begin with the fewer.
  public List<SenseSentence> sentences(int count, RandomStream random) {
    List<SenseSentence> sentences = new ArrayList<>(count);
    for (long i = 0; i < count; i++) {
      sentences.add(sentence(random.split(i)));
    }
    return sentences;
  }

  private SenseSentence sentence(RandomStream random) {
    int word = random.nextInt(lexicon.ambiguous().size());
    int sense = draw(lexicon.ambiguous().get(word).senses(), random.nextDouble());
    int topic = topic(word, sense);
    Clues clues = Clues.values()[random.nextInt(Clues.values().length)];
    int place = 1 + context;
    int[] words = new int[2 * context + 3];
    words[0] = vocabulary.id(SenseLexicon.BEGIN);
    words[place] = firstAmbiguous + word;
    words[words.length - 1] = vocabulary.id(Vocabulary.END);
    for (int i = 1; i < words.length - 1; i++) {
      if (i != place) {
        boolean clued = clues != (i < place ? Clues.RIGHT : Clues.LEFT);
        List<String> from =
            clued && random.nextDouble() >= neutral
                ? lexicon.topics().get(topic).words()
                : lexicon.neutral();
        words[i] = vocabulary.id(from.get(random.nextInt(from.size())));
      }
    }
    return new SenseSentence(words, place, word, sense, clues);
  }

  private static int draw(List<Sense> senses, double uniform) {
    double sum = 0;
    for (int i = 0; i < senses.size(); i++) {
      sum += senses.get(i).share();
      if (uniform < sum) {
        return i;
      }
    }
    return senses.size() - 1; // the shares may sum to a little less than 1
  }

  /// The topic of a word's sense, by number.
  private int topic(int word, int sense) {
    String name = lexicon.ambiguous().get(word).senses().get(sense).topic();
    return lexicon.topics().stream().map(SenseLexicon.Topic::name).toList().indexOf(name);
  }

  /// The sense that is most probable for a reader of the given side or sides of the word: that of
  /// any clue it sees, or the word's most frequent one.
  ///
  /// @param seen what the reader sees besides the word
  public int bestGuess(SenseSentence sentence, Clues seen) {
    int from = seen == Clues.RIGHT ? sentence.place() : 0;
    int to = seen == Clues.LEFT ? sentence.place() : sentence.words().length;
    for (int i = from; i < to; i++) {
      int topic = topicOf[sentence.words()[i]];
      List<Sense> senses = lexicon.ambiguous().get(sentence.word()).senses();
      for (int sense = 0; topic >= 0 && sense < senses.size(); sense++) {
        if (topic(sentence.word(), sense) == topic) {
          return sense;
        }
      }
    }
    return 0;
  }

  /// How many nats a word the true model of this text needs to predict a sentence, the first word
  /// being given: no other needs fewer on average. Forwards and backwards need the same, since both
  /// factor the probability of the whole.
  public double nats(SenseSentence sentence) {
    double total = 0;
    for (int sense = 0; sense < lexicon.ambiguous().get(sentence.word()).senses().size(); sense++) {
      for (Clues clues : Clues.values()) {
        total += probability(sentence, sense, clues);
      }
    }
    return -StrictMath.log(total) / (sentence.words().length - 1);
  }

  /// The probability that a sentence comes about with this sense and these clues.
  private double probability(SenseSentence sentence, int sense, Clues clues) {
    double probability =
        lexicon.ambiguous().get(sentence.word()).senses().get(sense).share()
            / (Clues.values().length * lexicon.ambiguous().size());
    int topic = topic(sentence.word(), sense);
    for (int i = 1; i < sentence.words().length - 1; i++) {
      int of = topicOf[sentence.words()[i]];
      boolean clued = clues != (i < sentence.place() ? Clues.RIGHT : Clues.LEFT);
      double whole = clued ? (of < 0 ? neutral : 1 - neutral) : of < 0 ? 1 : 0;
      if (i != sentence.place()) {
        probability *=
            of < 0
                ? whole / lexicon.neutral().size()
                : of == topic ? whole / lexicon.topics().get(of).words().size() : 0;
      }
    }
    return probability;
  }

  /// The share of senses that a guess by the word alone gets right: m.
  public double majority() {
    return lexicon.ambiguous().stream()
        .map(AmbiguousWord::senses)
        .mapToDouble(senses -> senses.getFirst().share())
        .average()
        .orElseThrow();
  }

  /// The share that the best reader of whole sentences gets right.
  public double ceiling() {
    double none = StrictMath.pow(neutral, context); // no clue on a side that may have some
    return 1 - (1 - majority()) * (2 * none + none * none) / 3;
  }

  /// The share that the best reader of one side alone gets right, either side.
  public double oneSidedCeiling() {
    return 1 - (1 - majority()) * (1 + 2 * StrictMath.pow(neutral, context)) / 3;
  }
}
