package lectern.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import lectern.vectors.Word2Vec.Report;
import lectern.vectors.Word2VecSettings.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Word2VecTest {
  static Stream<Word2VecSettings> kinds() {
    List<OutputLayer> outputs =
        List.of(
            new OutputLayer.NegativeSampling(3, 0.75),
            new OutputLayer.HierarchicalSoftmax(),
            new OutputLayer.FullSoftmax());
    Word2VecSettings small =
        Word2VecSettings.SKIP_GRAM
            .withWidth(37)
            .withWindow(3)
            .withEpochs(2)
            .withSubsampling(0.05)
            .withBatch(23);
    return outputs.stream()
        .flatMap(output ->
            Stream.of(Architecture.values())
                .map(architecture -> small.withArchitecture(architecture).withOutput(output)))
        .flatMap(settings ->
            Stream.of(settings, settings.withSubwords(new SubwordSettings(2, 3, 100_003))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theNumberOfThreadsChangesNoBit(Word2VecSettings settings) throws Exception {
    Trained one = train(settings, 1);
    Trained two = train(settings, 2);
    Trained three = train(settings, 3);
    assertArrayEquals(one.model.vectors().rows(), two.model.vectors().rows());
    assertArrayEquals(one.model.vectors().rows(), three.model.vectors().rows());
    assertArrayEquals(one.model.output(), three.model.output());
    assertEquals(one.reports, two.reports);
    assertEquals(one.reports, three.reports);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void trainingThatWasStoppedEndsLikeTrainingThatWasNot(Word2VecSettings settings)
      throws Exception {
    Trained whole = train(settings, 1);
    Word2Vec stopped = start(settings, Workers.SINGLE);
    List<Report> reports = new ArrayList<>();
    assertThrows(
        InterruptedException.class,
        () ->
            stopped.train(
                100,
                report -> {
                  reports.add(report);
                  if (report.words() > 700) { // in the second epoch
                    throw new InterruptedException();
                  }
                }));
    Word2Vec resumed = start(settings, Workers.SINGLE);
    resumed.restore(stopped.state());
    resumed.train(100, reports::add);
    assertArrayEquals(whole.model.vectors().rows(), resumed.model().vectors().rows());
    assertArrayEquals(whole.model.output(), resumed.model().output());
    assertEquals(whole.reports, reports);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theLossFallsAndAnotherSeedGivesOtherVectors(Word2VecSettings settings) throws Exception {
    Word2VecSettings longer = settings.withEpochs(20).withLearningRate(0.1);
    Trained trained = train(longer, 1);
    assertTrue(trained.reports.getLast().loss() < trained.reports.getFirst().loss());
    Word2Vec other = new Word2Vec(settings, text(), RandomStream.of(2), Workers.SINGLE);
    other.train(1000, report -> {});
    assertFalse(
        Arrays.equals(other.model().vectors().rows(), train(settings, 1).model.vectors().rows()));
  }

  /// Pairs of neighbours: 0 1 six times, 0 2 three times, 1 2 once. With more numbers than words,
  /// nothing keeps the softmax from the shares themselves, whose entropy is the least loss there
  /// is.
  @Test
  void fullSoftmaxComesToTheEntropyOfNeighbours() throws Exception {
    List<List<String>> pairs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      pairs.add(i < 6 ? List.of("a", "b") : i < 9 ? List.of("a", "c") : List.of("b", "c"));
    }
    double entropy =
        (6 * Math.log(9 / 6d) + 3 * Math.log(9 / 3d)) / 20 // of what stands beside a
            + (6 * Math.log(7 / 6d) + Math.log(7)) / 20
            + (3 * Math.log(4 / 3d) + Math.log(4)) / 20;
    Word2VecSettings settings =
        Word2VecSettings.SKIP_GRAM
            .withOutput(new OutputLayer.FullSoftmax())
            .withWidth(11)
            .withWindow(1)
            .withSubsampling(0)
            .withLearningRate(0.2)
            .withEpochs(3000);
    Word2Vec training =
        new Word2Vec(settings, WordText.of(pairs, 1), RandomStream.of(3), Workers.SINGLE);
    List<Report> reports = new ArrayList<>();
    training.train(20, reports::add); // the last report is of the last pass alone
    assertEquals(entropy, reports.getLast().loss(), 5e-3);
  }

  @Test
  void anUnknownWordHasTheVectorOfItsNgrams() throws Exception {
    Word2VecSettings settings =
        kinds().filter(s -> s.subwords().isPresent()).findFirst().orElseThrow();
    Word2VecModel model = train(settings, 1).model;
    assertArrayEquals(model.vectors().of("wordaa"), model.vector("wordaa").orElseThrow());
    assertEquals(settings.width(), model.vector("wordless").orElseThrow().length);
    assertTrue(model.vector("123").isEmpty());
    Word2VecModel plain = train(kinds().findFirst().orElseThrow(), 1).model;
    assertTrue(plain.vector("wordless").isEmpty());
  }

  @Test
  void reportsCountWordsAndEndWithAll() throws Exception {
    Trained trained = train(kinds().findFirst().orElseThrow(), 1);
    Report last = trained.reports.getLast();
    assertEquals(last.total(), last.words());
    assertEquals(2L * text().tokens(), last.total());
    assertTrue(trained.reports.size() >= 8);
  }

  @Test
  void aTextOfOneWordIsRefused() {
    WordText one = WordText.of(List.of(List.of("a", "a")), 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Word2Vec(Word2VecSettings.DEFAULT, one, RandomStream.of(1), Workers.SINGLE));
  }

  @Test
  void aStateOfAnotherTrainingIsRefused() {
    Word2VecSettings settings = kinds().findFirst().orElseThrow();
    Word2Vec.State state = start(settings, Workers.SINGLE).state();
    assertThrows(
        IllegalArgumentException.class,
        () -> start(settings.withWidth(50), Workers.SINGLE).restore(state));
  }

  private record Trained(Word2VecModel model, List<Report> reports) {}

  private static Trained train(Word2VecSettings settings, int threads) throws Exception {
    try (Workers workers = Workers.of(threads)) {
      Word2Vec training = start(settings, workers);
      List<Report> reports = new ArrayList<>();
      training.train(100, reports::add);
      return new Trained(training.model(), reports);
    }
  }

  private static Word2Vec start(Word2VecSettings settings, Workers workers) {
    return new Word2Vec(settings, text(), RandomStream.of(1), workers);
  }

  /// Sentences in which words of one group keep company.
  private static WordText text() {
    RandomStream random = RandomStream.of(5);
    List<List<String>> text = new ArrayList<>();
    for (int i = 0; i < 67; i++) {
      int group = random.nextInt(3);
      int length = 1 + random.nextInt(14);
      List<String> sentence = new ArrayList<>();
      for (int j = 0; j < length; j++) {
        sentence.add("word" + (char) ('a' + group) + (char) ('a' + random.nextInt(5)));
      }
      text.add(sentence);
    }
    return WordText.of(text, 1);
  }
}
