package lectern.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import lectern.data.AnalogyQuestions.Question;
import lectern.data.AnalogyQuestions.Section;
import lectern.tensor.RandomStream;
import lectern.text.Vocabulary;

/// Writes sentences about kings and queens, men and women, whose analogies are true by
/// construction.
///
/// A person is a word with three traits: gender, station and age. A sentence has one person in its
/// middle and n words on each side. Each of these is neutral with probability ν; else one of the
/// person's three traits is drawn evenly, and one of the words of that trait's value, evenly. So
/// the distribution of the words beside a person w is
///
///     P(c | w) = (1 - ν)/3 · (g(c) + s(c) + a(c)) + ν · n(c)
///
/// with g, s and a the even distributions over the words of w's gender, station and age. Where b
/// differs from a in one trait as d differs from c, P(·|b) - P(·|a) + P(·|c) = P(·|d), exactly:
/// king - man + woman = queen. The words of different values are different, so the same holds of
/// pointwise mutual information, in which a word's entry depends on one trait alone.
///
/// Words of one person are drawn by 1/√rank, so that queens are rarer than kings, and no answer can
/// be guessed from frequencies.
///
/// @param beside n, words on each side of the person, at least 1
/// @param neutral ν, in [0, 1)
public record RoyalText(int beside, double neutral) {
  /// A word for people, and what they are.
  ///
  /// @param word such as `queen`
  /// @param gender `male` or `female`
  /// @param station such as `royal`
  /// @param age `grown` or `young`
  public record Person(String word, String gender, String station, String age) {
    List<String> traits() {
      return List.of(gender, station, age);
    }
  }

  /// Everybody, the most frequent first.
  public static final List<Person> PERSONS =
      List.of(
          new Person("man", "male", "common", "grown"),
          new Person("woman", "female", "common", "grown"),
          new Person("king", "male", "royal", "grown"),
          new Person("boy", "male", "common", "young"),
          new Person("girl", "female", "common", "young"),
          new Person("queen", "female", "royal", "grown"),
          new Person("prince", "male", "royal", "young"),
          new Person("duke", "male", "noble", "grown"),
          new Person("monk", "male", "church", "grown"),
          new Person("actor", "male", "stage", "grown"),
          new Person("princess", "female", "royal", "young"),
          new Person("nun", "female", "church", "grown"),
          new Person("actress", "female", "stage", "grown"),
          new Person("duchess", "female", "noble", "grown"),
          new Person("waiter", "male", "inn", "grown"),
          new Person("waitress", "female", "inn", "grown"));

  private static final SequencedMap<String, List<String>> WORDS = words();
  private static final String NEUTRAL = "neutral";
  private static final int TRAITS = 3;
  private static final List<String> TRAIT_NAMES = List.of("gender", "station", "age");

  private static final Vocabulary VOCABULARY =
      Vocabulary.of(
          Stream.concat(
                  PERSONS.stream().map(Person::word), WORDS.values().stream().flatMap(List::stream))
              .toList());

  public RoyalText {
    if (beside < 1 || !(neutral >= 0 && neutral < 1)) {
      throw new IllegalArgumentException(
          "beside %d and neutral %s; expected at least 1 and in [0, 1)".formatted(beside, neutral));
    }
  }

  private static SequencedMap<String, List<String>> words() {
    SequencedMap<String, List<String>> words = new LinkedHashMap<>();
    words.put("male", List.of("he", "his", "him", "beard", "father", "brother"));
    words.put("female", List.of("she", "her", "hers", "gown", "mother", "sister"));
    words.put("royal", List.of("crown", "throne", "reigned", "palace", "kingdom", "coronation"));
    words.put("noble", List.of("manor", "title", "estate", "heir", "hounds", "carriage"));
    words.put("church", List.of("prayed", "chapel", "vows", "psalm", "cloister", "blessed"));
    words.put("stage", List.of("played", "scene", "theatre", "applause", "role", "rehearsed"));
    words.put("inn", List.of("served", "tray", "table", "tips", "menu", "poured"));
    words.put("common", List.of("field", "market", "cottage", "harvest", "village", "plough"));
    words.put("grown", List.of("married", "worked", "owned", "decided", "voted", "travelled"));
    words.put("young", List.of("toys", "school", "grew", "lessons", "playing", "small"));
    words.put(
        NEUTRAL, List.of("the", "a", "and", "of", "was", "in", "then", "there", "once", "had"));
    return words;
  }

  /// All words: persons first, in the order of {@link #PERSONS}.
  public Vocabulary vocabulary() {
    return VOCABULARY;
  }

  /// What a word is: a person's station, the value of a trait that it belongs to, or `neutral`.
  ///
  /// @param word 0..V-1
  public String group(int word) {
    if (word < PERSONS.size()) {
      return PERSONS.get(word).station;
    }
    String token = VOCABULARY.token(word);
    return WORDS.entrySet().stream()
        .filter(entry -> entry.getValue().contains(token))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /// Draws sentences, sentence i from `random.split(i)`: more sentences begin with the fewer.
  ///
  /// @return numbers of the vocabulary, 2·beside + 1 a sentence
  public List<int[]> sentences(int count, RandomStream random) {
    List<int[]> sentences = new ArrayList<>(count);
    for (long i = 0; i < count; i++) {
      sentences.add(sentence(random.split(i)));
    }
    return sentences;
  }

  private int[] sentence(RandomStream random) {
    Person person = draw(random.nextDouble());
    int[] sentence = new int[2 * beside + 1];
    for (int t = 0; t < sentence.length; t++) {
      sentence[t] = VOCABULARY.id(t == beside ? person.word : wordBeside(person, random));
    }
    return sentence;
  }

  private String wordBeside(Person person, RandomStream random) {
    boolean isNeutral = random.nextDouble() < neutral;
    String value = isNeutral ? NEUTRAL : person.traits().get(random.nextInt(TRAITS));
    List<String> words = WORDS.get(value);
    return words.get(random.nextInt(words.size()));
  }

  private static Person draw(double uniform) {
    double total = 0;
    for (int rank = 1; rank <= PERSONS.size(); rank++) {
      total += 1 / Math.sqrt(rank);
    }
    double left = uniform * total;
    for (int rank = 1; rank < PERSONS.size(); rank++) {
      left -= 1 / Math.sqrt(rank);
      if (left < 0) {
        return PERSONS.get(rank - 1);
      }
    }
    return PERSONS.getLast();
  }

  /// P(c | w), the true distribution of the words beside a person.
  ///
  /// @return [V], sums to 1
  public double[] contexts(Person person) {
    double[] contexts = new double[VOCABULARY.size()];
    for (String value : person.traits()) {
      spread((1 - neutral) / TRAITS, value, contexts);
    }
    spread(neutral, NEUTRAL, contexts);
    return contexts;
  }

  private static void spread(double share, String value, double[] contexts) {
    List<String> words = WORDS.get(value);
    for (String word : words) {
      contexts[VOCABULARY.id(word)] += share / words.size();
    }
  }

  /// Every question that has a true answer: a and b differ in one trait, c and d in the same one
  /// and in the same way, and the four are different. A section a trait.
  public AnalogyQuestions questions() {
    List<Section> sections = new ArrayList<>();
    for (int trait = 0; trait < TRAITS; trait++) {
      List<Question> questions = new ArrayList<>();
      for (Person a : PERSONS) {
        for (Person b : PERSONS) {
          if (!differInOnly(trait, a, b)) {
            continue;
          }
          for (Person c : PERSONS) {
            for (Person d : PERSONS) {
              if (c != a
                  && differInOnly(trait, c, d)
                  && c.traits().get(trait).equals(a.traits().get(trait))
                  && d.traits().get(trait).equals(b.traits().get(trait))) {
                questions.add(new Question(a.word, b.word, c.word, d.word));
              }
            }
          }
        }
      }
      sections.add(new Section(TRAIT_NAMES.get(trait), questions));
    }
    return new AnalogyQuestions(sections);
  }

  private static boolean differInOnly(int trait, Person a, Person b) {
    for (int t = 0; t < TRAITS; t++) {
      if (a.traits().get(t).equals(b.traits().get(t)) == (t == trait)) {
        return false;
      }
    }
    return true;
  }
}
