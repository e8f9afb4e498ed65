package lectern.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import lectern.autograd.Activation;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Initializer;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.nn.WordChannels;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextMlpTest {
  private static final List<int[]> TEXTS =
      List.of(new int[] {4, 0, 4}, new int[] {}, new int[] {6, 2, 1, 3, 5});

  private final Parameters parameters = Parameters.create(RandomStream.of(3));
  private WordChannels words;

  /// V 7, C 3, 2 slots, one hidden layer of 5, K 2.
  private TextMlp model(Composition composition) {
    Tensor vectors = Tensor.zeros(7, 3);
    Initializer.normal(0.5).fill(vectors, RandomStream.of(4));
    words = new WordChannels(parameters, List.of(new WordChannels.Trained(vectors)));
    return new TextMlp(
        new TextMlp.Config(composition, 2, List.of(5), Activation.TANH, 2, 0), words, parameters);
  }

  private static Tape tape() {
    return Tape.evaluating(Workers.SINGLE);
  }

  /// Word w has the vector (w + 1, 2·(w + 1), -(w + 1)).
  private void number() {
    float[] table = parameters.all().get("0.weight").data();
    for (int w = 0; w < 7; w++) {
      table[3 * w] = w + 1;
      table[3 * w + 1] = 2 * (w + 1);
      table[3 * w + 2] = -(w + 1);
    }
  }

  private float[] composed(Composition composition) {
    TextMlp model = model(composition);
    number();
    return model.compose(tape(), TEXTS).data().clone();
  }

  @ParameterizedTest
  @EnumSource(names = "NETWORK", mode = EnumSource.Mode.EXCLUDE)
  void agreesWithPyTorch(Composition composition) {
    TextClassifierGolden golden = TextClassifierGolden.load("mlp " + composition);
    TextMlp model =
        new TextMlp(
            new TextMlp.Config(composition, 2, List.of(7), Activation.TANH, 2, 0),
            golden.words(parameters),
            parameters);
    golden.check(parameters, (tape, texts) -> model.logits(tape, texts, Pass.evaluate()));
  }

  @Test
  void sumByHand() {
    assertArrayEquals(
        new float[] {11, 22, -11, 0, 0, 0, 22, 44, -22},
        first(9, composed(Composition.SUM)),
        1e-4f);
  }

  @Test
  void meanByHand() {
    assertArrayEquals(
        new float[] {11 / 3f, 22 / 3f, -11 / 3f, 0, 0, 0, 4.4f, 8.8f, -4.4f},
        first(9, composed(Composition.MEAN)),
        1e-4f);
  }

  @Test
  void productByHand() {
    assertArrayEquals(
        new float[] {72, 363, 0, 1, 1, 1, 3360, 61_425, -180},
        first(9, composed(Composition.PRODUCT)),
        0);
  }

  @Test
  void concatenationIsPaddedAndCut() {
    assertArrayEquals(
        new float[] {5, 10, -5, 1, 2, -1, 0, 0, 0, 0, 0, 0, 7, 14, -7, 3, 6, -3},
        first(18, composed(Composition.CONCATENATION)));
  }

  private static float[] first(int n, float[] of) {
    return Arrays.copyOf(of, n);
  }

  @ParameterizedTest
  @EnumSource
  void onlySomeSeeTheOrderOfWords(Composition composition) {
    TextMlp model = model(composition);
    float[] one = logits(model, new int[] {1, 6, 3, 1, 4}); // and a place beyond both slots
    float[] other = logits(model, new int[] {6, 1, 4, 3, 1});
    assertEquals(!composition.seesOrder(), Arrays.equals(one, other));
  }

  private static float[] logits(TextMlp model, int[]... texts) {
    Variable logits = model.logits(tape(), List.of(texts), Pass.evaluate());
    return first(2 * texts.length, logits.data());
  }

  @ParameterizedTest
  @EnumSource
  void aTextDoesNotDependOnItsNeighbours(Composition composition) {
    TextMlp model = model(composition);
    float[] alone = logits(model, new int[] {2, 5});
    float[] beside = logits(model, new int[] {}, new int[] {2, 5}, new int[] {0, 1, 2, 3, 4, 5, 6});
    assertArrayEquals(alone, Arrays.copyOfRange(beside, 2, 4), 1e-6f);
    assertEquals(2, logits(model, new int[] {}).length);
  }

  @ParameterizedTest
  @EnumSource
  void everyParameterGetsAGradient(Composition composition) {
    TextMlp model = model(composition);
    Tape tape = Tape.recording(Workers.SINGLE);
    tape.backward(
        Losses.softmaxCrossEntropy(
            tape, model.logits(tape, TEXTS, Pass.evaluate()), new int[] {0, 1, 1}));
    parameters
        .all()
        .forEach((name, parameter) -> {
          double sum = 0;
          for (float g : parameter.gradient().data()) {
            sum += Math.abs(g);
          }
          assertEquals(true, sum > 0, name);
        });
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1"})
  void whatCannotBeIsRefused(int slots, double dropout) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TextMlp.Config(Composition.SUM, slots, List.of(), Activation.TANH, 2, dropout));
  }
}
