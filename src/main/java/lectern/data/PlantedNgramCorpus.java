package lectern.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import lectern.tensor.RandomStream;

/// Texts whose class is which runs of n words they have in one piece.
///
/// Each of two classes has n-grams of its own, all of different words. A text of a class has one of
/// its n-grams whole, say `a b c d`, and beside it the inner words alone, `b c`; of an n-gram of
/// the other class it has the beginning, `a b c`, and the end, `b c d`, at different places. In
/// front of, between and behind these pieces stands one and the same neutral word, n - 1 times at
/// least.
///
/// Texts come in pairs, in which the two n-grams change their parts. The two texts of a pair have
/// the same runs of fewer than n words, each as often. Hence, of any such collection:
///
/// - **whatever sees fewer than n words at once gets exactly half right**, be it a bag of words, a
///   bag of shorter n-grams, or a convolutional network of narrower filters that keeps maxima;
/// - whatever sees n words at once can get everything right: a text's whole n-gram names its class.
///
/// @param ngram n, words of what is to be found, 2 to 4
/// @param each how many n-grams each class has, 1 to 4
/// @param length words a text, at least 9·n - 9 (8 with n = 2)
public record PlantedNgramCorpus(int ngram, int each, int length) {
  /// The names of the two classes.
  public static final List<String> CLASSES = List.of("left", "right");

  /// The accuracy of everything that sees fewer than n words at once.
  public static final double BEST_WITH_LESS = 0.5;

  private static final String NEUTRAL = "and";

  private static final List<String> WORDS =
      List.of(
          "amber", "basil", "cedar", "delta", "ember", "fern", "glass", "hazel", "iris", "jade",
          "kelp", "lilac", "maple", "nettle", "olive", "pearl", "quartz", "raven", "sable", "thyme",
          "umber", "violet", "willow", "yarrow", "zinc", "acorn", "birch", "coral", "dune", "elm",
          "flint", "grove");

  public PlantedNgramCorpus {
    if (ngram < 2 || ngram > 4 || each < 1 || each > 4) {
      throw new IllegalArgumentException(
          "n-grams of %d words, %d of each class: expected 2 to 4 words and 1 to 4 of each"
              .formatted(ngram, each));
    }
    int least = ngram == 2 ? 8 : 9 * ngram - 9;
    if (length < least) {
      throw new IllegalArgumentException(
          "length is %d; with n-grams of %d words it must be at least %d"
              .formatted(length, ngram, least));
    }
  }

  /// The n-grams of both classes.
  ///
  /// @param left of class 0
  /// @param right of class 1
  public record Planted(List<List<String>> left, List<List<String>> right) {
    /// Those of both classes.
    public List<List<String>> all() {
      return Stream.concat(left.stream(), right.stream()).toList();
    }
  }

  /// Draws the n-grams.
  public Planted plant(RandomStream random) {
    int[] order = random.permutation(WORDS.size());
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < 2 * each; i++) {
      List<String> words = new ArrayList<>();
      for (int j = 0; j < ngram; j++) {
        words.add(WORDS.get(order[i * ngram + j]));
      }
      all.add(List.copyOf(words));
    }
    return new Planted(List.copyOf(all.subList(0, each)), List.copyOf(all.subList(each, 2 * each)));
  }

  /// Draws texts.
  ///
  /// @param texts how many, an even number, at least 2
  public LabelledTexts draw(Planted planted, int texts, RandomStream random) {
    if (texts < 2 || texts % 2 != 0) {
      throw new IllegalArgumentException(texts + " texts; they come in pairs");
    }
    List<LabelledText> drawn = new ArrayList<>();
    while (drawn.size() < texts) {
      List<String> left = planted.left().get(random.nextInt(each));
      List<String> right = planted.right().get(random.nextInt(each));
      drawn.add(new LabelledText(text(left, right, random), 0));
      drawn.add(new LabelledText(text(right, left, random), 1));
    }
    return new LabelledTexts(CLASSES, drawn);
  }

  /// @param whole the n-gram in one piece
  /// @param broken the one in two
  private List<String> text(List<String> whole, List<String> broken, RandomStream random) {
    List<List<String>> pieces = new ArrayList<>();
    pieces.add(whole);
    if (ngram > 2) {
      pieces.add(whole.subList(1, ngram - 1));
    }
    pieces.add(broken.subList(0, ngram - 1));
    pieces.add(broken.subList(1, ngram));
    int[] order = random.permutation(pieces.size());
    int[] gaps = new int[pieces.size() + 1];
    int left = length - pieces.stream().mapToInt(List::size).sum() - gaps.length * (ngram - 1);
    for (int i = 0; i < left; i++) {
      gaps[random.nextInt(gaps.length)]++;
    }
    List<String> text = new ArrayList<>();
    for (int i = 0; i < gaps.length; i++) {
      text.addAll(Collections.nCopies(gaps[i] + ngram - 1, NEUTRAL));
      if (i < order.length) {
        text.addAll(pieces.get(order[i]));
      }
    }
    return text;
  }
}
