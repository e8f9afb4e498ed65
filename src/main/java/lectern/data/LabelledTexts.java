package lectern.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.tensor.RandomStream;

/// Texts of K classes.
///
/// @param classes the names of the classes, by label; K of them, at least 2
/// @param texts in the order of their source
public record LabelledTexts(List<String> classes, List<LabelledText> texts) {
  public LabelledTexts {
    classes = List.copyOf(classes);
    texts = List.copyOf(texts);
    if (classes.size() < 2) {
      throw new IllegalArgumentException("classes " + classes + "; at least 2 are needed");
    }
    for (LabelledText text : texts) {
      if (text.label() >= classes.size()) {
        throw new IllegalArgumentException(
            "label "
                + text.label()
                + " of '"
                + String.join(" ", text.words())
                + "' is none of "
                + classes.size()
                + " classes");
      }
    }
  }

  /// How many texts there are.
  public int size() {
    return texts.size();
  }

  /// The classes, text by text.
  public int[] labels() {
    return texts.stream().mapToInt(LabelledText::label).toArray();
  }

  /// How many texts each class has.
  ///
  /// @return [K]
  public int[] counts() {
    int[] counts = new int[classes.size()];
    texts.forEach(text -> counts[text.label()]++);
    return counts;
  }

  /// The most frequent class, the first of them in a tie.
  public int majority() {
    int[] counts = counts();
    int best = 0;
    for (int k = 1; k < counts.length; k++) {
      best = counts[k] > counts[best] ? k : best;
    }
    return best;
  }

  /// The same classes with other texts.
  public LabelledTexts with(List<LabelledText> others) {
    return new LabelledTexts(classes, others);
  }

  /// The same texts, each one's words in a random order.
  public LabelledTexts shuffledWords(RandomStream random) {
    List<LabelledText> shuffled = new ArrayList<>();
    for (LabelledText text : texts) {
      int[] order = random.permutation(text.words().size());
      shuffled.add(
          new LabelledText(
              Arrays.stream(order).mapToObj(text.words()::get).toList(), text.label()));
    }
    return with(shuffled);
  }

  /// All texts dealt into parts at random, of sizes that differ by one at most.
  ///
  /// @param parts how many, at least 1
  public List<LabelledTexts> deal(int parts, RandomStream random) {
    List<List<LabelledText>> dealt = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      dealt.add(new ArrayList<>());
    }
    int[] order = random.permutation(texts.size());
    for (int i = 0; i < order.length; i++) {
      dealt.get(i % parts).add(texts.get(order[i]));
    }
    return dealt.stream().map(this::with).toList();
  }
}
