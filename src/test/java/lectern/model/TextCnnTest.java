package lectern.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import lectern.autograd.Tape;
import lectern.model.TextCnn.Config;
import lectern.model.TextCnn.Reading;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.nn.WordChannels;
import lectern.nn.WordChannels.Fixed;
import lectern.nn.WordChannels.Trained;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

class TextCnnTest {
  private static final Config SMALL =
      new Config(List.of(2, 3), /* filters= */ 5, /* classes= */ 2, /* dropout= */ 0);

  private static Reading read(TextCnn model, List<int[]> texts) {
    return model.read(Tape.evaluating(Workers.SINGLE), texts, Pass.evaluate());
  }

  @Test
  void agreesWithPyTorchOnTrainedVectors() {
    TextClassifierGolden golden = TextClassifierGolden.load("cnn trained");
    check(golden, new Trained(golden.vectors(0)));
  }

  @Test
  void agreesWithPyTorchOnFixedVectors() {
    TextClassifierGolden golden = TextClassifierGolden.load("cnn fixed");
    check(golden, new Fixed(golden.vectors(0)));
  }

  @Test
  void agreesWithPyTorchOnTwoChannels() {
    TextClassifierGolden golden = TextClassifierGolden.load("cnn fixed and trained");
    check(golden, new Fixed(golden.vectors(0)), new Trained(golden.vectors(1)));
  }

  private static void check(TextClassifierGolden golden, WordChannels.Channel... channels) {
    Parameters parameters = TextClassifierGolden.parameters();
    WordChannels words = new WordChannels(parameters, List.of(channels));
    TextCnn model = new TextCnn(SMALL, words, parameters);
    golden.check(parameters, (tape, texts) -> model.read(tape, texts, Pass.evaluate()).logits());
  }

  /// A text's scores are the same bits whatever it is read together with: padding never wins.
  @Test
  void textsDoNotDependOnEachOther() {
    TextClassifierGolden golden = TextClassifierGolden.load("cnn trained");
    Parameters parameters = TextClassifierGolden.parameters();
    TextCnn model = new TextCnn(SMALL, golden.words(parameters), parameters);
    List<int[]> texts = golden.texts();
    Reading together = read(model, texts);
    for (int i = 0; i < texts.size(); i++) {
      Reading alone = read(model, List.of(texts.get(i)));
      assertArrayEquals(
          alone.logits().data(), Arrays.copyOfRange(together.logits().data(), 2 * i, 2 * i + 2));
      assertArrayEquals(alone.begins()[0], together.begins()[i]);
    }
  }

  /// One filter of width 2 that looks for word 2 after word 1, another for word 1 at the very end.
  @Test
  void saysWhereAFilterFired() {
    Parameters parameters = TextClassifierGolden.parameters();
    Tensor oneHot = Tensor.of(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3);
    TextCnn model =
        new TextCnn(
            new Config(List.of(2), /* filters= */ 2, /* classes= */ 2, /* dropout= */ 0),
            new WordChannels(parameters, List.of(new Fixed(oneHot))),
            parameters);
    float[] weight = {0, 1, 0, 0, 0, 1, -9, 1, -9, -9, -9, -9};
    System.arraycopy(weight, 0, parameters.all().get("filters.0.weight").data(), 0, weight.length);
    Arrays.fill(parameters.all().get("filters.0.bias").data(), 0);
    Reading reading = read(model, List.of(new int[] {0, 2, 1, 2, 1}, new int[] {2}, new int[] {}));
    assertArrayEquals(new float[] {2, 1, 1, 0, 0, 0}, reading.features().data());
    assertArrayEquals(new int[] {2, 4}, reading.begins()[0]);
    assertEquals(-1, reading.begins()[1][0]);
  }

  @Test
  void dropoutIsForTrainingAlone() {
    Config config = new Config(List.of(2), /* filters= */ 64, /* classes= */ 2, /* dropout= */ 0.5);
    TextClassifierGolden golden = TextClassifierGolden.load("cnn trained");
    Parameters parameters = TextClassifierGolden.parameters();
    TextCnn model = new TextCnn(config, golden.words(parameters), parameters);
    List<int[]> texts = golden.texts();
    float[] evaluated = read(model, texts).logits().data();
    float[] trained =
        model
            .read(
                Tape.recording(Workers.SINGLE),
                texts,
                Pass.train(lectern.tensor.RandomStream.of(2)))
            .logits()
            .data();
    assertArrayEquals(evaluated, read(model, texts).logits().data());
    assertTrue(Math.abs(evaluated[0] - trained[0]) > 1e-4);
  }

  @Test
  void threadsDoNotChangeABit() {
    TextClassifierGolden golden = TextClassifierGolden.load("cnn trained");
    Parameters parameters = TextClassifierGolden.parameters();
    TextCnn model = new TextCnn(Config.kim2014(2), golden.words(parameters), parameters);
    List<int[]> texts = golden.texts();
    try (Workers three = Workers.of(3)) {
      assertArrayEquals(
          read(model, texts).logits().data(),
          model.read(Tape.evaluating(three), texts, Pass.evaluate()).logits().data());
    }
  }

  @Test
  void refusesWhatMakesNoModel() {
    assertThrows(IllegalArgumentException.class, () -> new Config(List.of(), 5, 2, 0));
    assertThrows(IllegalArgumentException.class, () -> new Config(List.of(3, 0), 5, 2, 0));
    assertThrows(IllegalArgumentException.class, () -> new Config(List.of(3), 0, 2, 0));
    assertThrows(IllegalArgumentException.class, () -> new Config(List.of(3), 5, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Config(List.of(3), 5, 2, 1));
    Parameters parameters = TextClassifierGolden.parameters();
    assertThrows(IllegalArgumentException.class, () -> new WordChannels(parameters, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new WordChannels(
                parameters,
                List.of(new Fixed(Tensor.zeros(5, 3)), new Trained(Tensor.zeros(7, 3)))));
  }
}
