package lectern.task.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lectern.data.SenseLexicon;
import lectern.data.SenseLexicon.AmbiguousWord;
import lectern.data.SenseLexicon.Sense;
import lectern.data.SenseLexicon.Topic;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

/// Probes, centroids and self-similarity on examples whose answers are plain.
class SenseProbeTest {
  /// Two words, of two senses and of three: S is 5.
  private static final SenseLexicon LEXICON =
      new SenseLexicon(
          List.of(topic("a"), topic("b"), topic("c")),
          List.of(
              new AmbiguousWord("u", List.of(new Sense("a", 0.6), new Sense("b", 0.4))),
              new AmbiguousWord(
                  "v", List.of(new Sense("a", 0.4), new Sense("b", 0.3), new Sense("c", 0.3)))),
          List.of("the"));

  private static final ClassifierTraining TRAINING =
      new ClassifierTraining(/* steps= */ 300, /* rows= */ 5, /* rate= */ 0.05);

  private static Topic topic(String name) {
    return new Topic(name, List.of("clue-" + name));
  }

  private static final int[] WORDS = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1};
  private static final int[] SENSES = {0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4};

  /// The word alone.
  private static final Tensor STATIC =
      vectors(new float[][] {{3, 1}, {3, 1}, {1, 2}, {1, 2}, {1, 2}});

  /// The senses of a word on either side of it.
  private static final Tensor CONTEXTUAL =
      vectors(new float[][] {{1, 0.2f}, {-1, 0}, {0.2f, 1}, {-1, -0.1f}, {0.8f, -1}});

  /// @param bySense a vector for each of the five senses
  private static Tensor vectors(float[][] bySense) {
    Tensor vectors = Tensor.zeros(SENSES.length, 2);
    for (int n = 0; n < SENSES.length; n++) {
      System.arraycopy(bySense[SENSES[n]], 0, vectors.data(), 2 * n, 2);
    }
    return vectors;
  }

  private static SenseExamples examples(Tensor... layers) {
    return new SenseExamples(List.of(layers), WORDS, SENSES);
  }

  private static SenseProbe probe(SenseExamples examples) {
    return SenseProbe.train(LEXICON, examples, TRAINING, RandomStream.of(2), Workers.SINGLE);
  }

  /// 3 of 5 and 3 of 7.
  @Test
  void aStaticVectorTellsTheMostFrequentSense() {
    SenseExamples examples = examples(STATIC);
    assertEquals(6.0 / 12, probe(examples).accuracy(examples, Workers.SINGLE));
    assertEquals(6.0 / 12, new SenseCentroids(LEXICON, examples).accuracy(examples));
    assertEquals(1, SelfSimilarity.of(examples, 2), 1e-12);
  }

  @Test
  void aVectorInContextTellsTheSense() {
    SenseExamples examples = examples(CONTEXTUAL);
    assertEquals(1, probe(examples).accuracy(examples, Workers.SINGLE));
    assertEquals(1, new SenseCentroids(LEXICON, examples).accuracy(examples));
    assertTrue(SelfSimilarity.of(examples, 2) < 0.5);
  }

  @Test
  void theMixtureReadsTheLayerThatTells() {
    SenseExamples examples = examples(STATIC, CONTEXTUAL);
    SenseProbe mixed = probe(examples);
    assertEquals(1, mixed.accuracy(examples, Workers.SINGLE));
    assertTrue(mixed.shares()[1] > 0.6, "share " + mixed.shares()[1]);
    assertEquals(1, mixed.shares()[0] + mixed.shares()[1], 1e-6);
  }

  /// Vectors at right angles to and opposite of each other: the pairs' cosines are 0, -1 and 0, and
  /// 1 for the other word.
  @Test
  void selfSimilarityIsTheMeanOverPairsThenWords() {
    SenseExamples three =
        new SenseExamples(
            List.of(Tensor.of(new float[] {1, 0, 0, 2, -3, 0, 1, 1, 5, 5}, 5, 2)),
            new int[] {0, 0, 0, 1, 1},
            new int[] {0, 0, 1, 2, 2});
    assertEquals((-1.0 / 3 + 1) / 2, SelfSimilarity.of(three, 2), 1e-12);
  }

  @Test
  void halvesOfALayerAreItsColumns() {
    SenseExamples half = examples(STATIC, CONTEXTUAL).columns(1, 1, 2);
    assertEquals(1, half.layers().size());
    assertArrayEquals(new int[] {12, 1}, half.layers().getFirst().shape());
    assertEquals(0.2f, half.layers().getFirst().at(0, 0));
  }

  @Test
  void threadsDoNotChangeABit() {
    SenseExamples examples = examples(STATIC, CONTEXTUAL);
    double[] one = probe(examples).shares();
    try (Workers three = Workers.of(3)) {
      assertArrayEquals(
          one,
          SenseProbe.train(LEXICON, examples, TRAINING, RandomStream.of(2), three).shares(),
          0);
    }
  }

  @Test
  void refusesImpossibleTraining() {
    assertThrows(IllegalArgumentException.class, () -> new ClassifierTraining(0, 5, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new ClassifierTraining(1, 5, Double.NaN));
  }
}
