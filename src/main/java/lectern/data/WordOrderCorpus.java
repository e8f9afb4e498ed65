package lectern.data;

import java.util.ArrayList;
import java.util.List;
import lectern.tensor.RandomStream;

/// Texts whose class is the order of two words: "dog bites man" or "man bites dog".
///
/// A text has one animal (of four) and one person (of four), `distance` words apart, and is
/// otherwise neutral, with at least `distance - 1` neutral words before the first of the two and
/// after the second. Its class says which comes first.
///
/// Texts come in pairs that differ by the exchange of the two words. Hence, of any such collection:
///
/// - both classes are equally frequent, and so are they among the texts of any one word, or of any
///   one word at any one place counted from the other;
/// - **whatever does not see order gets exactly half right**: the two texts of a pair have the same
///   words, so that any function of a bag of words, linear or not, says the same of both;
/// - with `neutral = 1`, the same holds of any function of the bag of n-grams up to n words, n ≤
///   distance: all n-grams around the two words are then alike. With n > distance, one n-gram has
///   both words in their order, and all texts can be told.
///
/// @param distance words from the one to the other, at least 1: then they are neighbours
/// @param length words a text, at least 3·distance - 1
/// @param neutral how many different neutral words there are, 1 to 20
public record WordOrderCorpus(int distance, int length, int neutral) {
  /// The names of the two classes.
  public static final List<String> CLASSES = List.of("person first", "animal first");

  /// The accuracy of everything that does not see the order of words.
  public static final double BEST_WITHOUT_ORDER = 0.5;

  private static final List<String> ANIMALS = List.of("dog", "cat", "horse", "fox");
  private static final List<String> PERSONS = List.of("man", "woman", "boy", "girl");

  public WordOrderCorpus {
    if (distance < 1 || length < 3 * distance - 1) {
      throw new IllegalArgumentException(
          "distance %d and length %d: expected 1 ≤ distance and 3·distance - 1 ≤ length"
              .formatted(distance, length));
    }
    if (neutral < 1 || neutral > NeutralWords.ALL.size()) {
      throw new IllegalArgumentException(
          "neutral is " + neutral + "; it must be 1 to " + NeutralWords.ALL.size());
    }
  }

  /// Draws texts.
  ///
  /// @param texts how many, an even number, at least 2
  public LabelledTexts draw(int texts, RandomStream random) {
    if (texts < 2 || texts % 2 != 0) {
      throw new IllegalArgumentException(texts + " texts; they come in pairs");
    }
    List<LabelledText> drawn = new ArrayList<>();
    int places = length - 3 * distance + 2;
    while (drawn.size() < texts) {
      List<String> words = NeutralWords.draw(length, neutral, random);
      int first = distance - 1 + random.nextInt(places);
      String animal = ANIMALS.get(random.nextInt(ANIMALS.size()));
      String person = PERSONS.get(random.nextInt(PERSONS.size()));
      drawn.add(new LabelledText(with(words, first, animal, person), 1));
      drawn.add(new LabelledText(with(words, first, person, animal), 0));
    }
    return new LabelledTexts(CLASSES, drawn);
  }

  private List<String> with(List<String> words, int first, String one, String other) {
    List<String> text = new ArrayList<>(words);
    text.set(first, one);
    text.set(first + distance, other);
    return text;
  }
}
