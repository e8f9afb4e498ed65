package lectern.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.model.RecurrentLanguageModel.Config;
import lectern.model.RecurrentLanguageModel.Reading;
import lectern.model.RecurrentLanguageModel.State;
import lectern.nn.Cell;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.optim.Adam;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import lectern.text.TokenPredictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrentLanguageModelTest {
  private static RecurrentLanguageModel model(Config config, long seed) {
    return new RecurrentLanguageModel(config, Parameters.create(RandomStream.of(seed)));
  }

  private static Config config(Cell cell, int vocabulary) {
    return new Config(
        vocabulary, cell, /* embedding= */ 3, /* hidden= */ 5, /* layers= */ 2, /* dropout= */ 0);
  }

  /// Weights in, logits, loss, gradients and last state out: as PyTorch has them.
  @ParameterizedTest
  @CsvSource({"elman,RNN", "lstm,LSTM", "gru,GRU"})
  void agreesWithPyTorch(String name, Cell cell) throws IOException {
    JsonNode file;
    try (InputStream stream = getClass().getResourceAsStream("recurrent_language_model.json")) {
      file = new ObjectMapper().readTree(stream);
    }
    JsonNode golden = file.get("cases").get(name);
    RecurrentLanguageModel model =
        model(
            new Config(
                file.get("vocabulary").asInt(),
                cell,
                file.get("embedding").asInt(),
                file.get("hidden").asInt(),
                golden.get("layers").asInt(),
                /* dropout= */ 0),
            1);
    for (Map.Entry<String, Variable> parameter : model.parameters().all().entrySet()) {
      float[] values = floats(golden.get("parameters").get(torchName(parameter.getKey())));
      float[] into = parameter.getValue().data();
      assertEquals(into.length, values.length, parameter.getKey());
      System.arraycopy(values, 0, into, 0, into.length);
    }
    float[] tokens = floats(golden.get("tokens"));
    int rows = golden.get("tokens").get(0).size();
    int[] inputs = new int[tokens.length - rows];
    int[] targets = new int[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (int) tokens[i];
      targets[i] = (int) tokens[i + rows];
    }
    Tape tape = Tape.recording(Workers.SINGLE);
    Reading reading = model.read(tape, inputs, model.start(rows), Pass.evaluate());
    Variable loss = Losses.softmaxCrossEntropy(tape, reading.logits(), targets);
    assertArrayEquals(floats(golden.get("logits")), reading.logits().data(), 2e-6f);
    assertEquals(golden.get("loss").asDouble(), loss.value().item(), 2e-6);
    assertLastHidden(golden, cell, reading);
    tape.backward(loss);
    model
        .parameters()
        .all()
        .forEach((parameter, variable) ->
            assertArrayEquals(
                floats(golden.get("gradients").get(torchName(parameter))),
                variable.gradient().data(),
                2e-6f,
                parameter));
  }

  /// PyTorch's are [layer,B,H] in one; ours are layer by layer, an LSTM's cell after its hidden.
  private static void assertLastHidden(JsonNode golden, Cell cell, Reading reading) {
    float[] expected = floats(golden.get("last_hidden"));
    int size = expected.length / golden.get("layers").asInt();
    for (int layer = 0; layer * size < expected.length; layer++) {
      int part = cell == Cell.LSTM ? 2 * layer : layer;
      assertArrayEquals(
          Arrays.copyOfRange(expected, layer * size, (layer + 1) * size),
          reading.last().parts().get(part).data(),
          2e-6f);
    }
  }

  /// `recurrent.0.weight_ih` is `recurrent.weight_ih_l0` there.
  private static String torchName(String name) {
    return name.replaceFirst("recurrent\\.(\\d+)\\.(.*)", "recurrent.$2_l$1");
  }

  private static float[] floats(JsonNode numbers) {
    if (numbers.get(0).isArray()) {
      float[] rows = new float[numbers.size() * numbers.get(0).size()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = numbers.get(i / numbers.get(0).size()).get(i % numbers.get(0).size()).asInt();
      }
      return rows;
    }
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers.get(i).asDouble();
    }
    return floats;
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void anUntrainedModelIsAboutAsUnsureAsItCanBe(Cell cell) {
    int[] text = RandomStream.of(5).permutation(101);
    RecurrentLanguageModel model =
        model(new Config(101, cell, /* embedding= */ 16, /* hidden= */ 64, 1, 0), 3);
    Tape tape = Tape.evaluating(Workers.SINGLE);
    int[] inputs = Arrays.copyOf(text, 100);
    float loss =
        Losses.softmaxCrossEntropy(
                tape,
                model.logits(tape, inputs, /* rows= */ 4, Pass.evaluate()),
                Arrays.copyOfRange(text, 1, 101))
            .value()
            .item();
    assertEquals(Math.log(101), loss, 0.1);
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void learnsAShortTextByHeart(Cell cell) {
    int[] text = {0, 1, 2, 0, 2, 1, 1, 0, 0, 2, 2, 2, 1, 0, 1, 1, 1, 2, 0, 0};
    RecurrentLanguageModel model =
        model(new Config(3, cell, /* embedding= */ 5, /* hidden= */ 29, 1, 0), 1);
    Adam adam = new Adam(model.parameters(), Adam.Options.DEFAULT);
    Tape tape = Tape.recording(Workers.SINGLE);
    float loss = Float.NaN;
    for (int step = 0; step < 300; step++) {
      tape.reset();
      model.parameters().clearGradients();
      Variable logits =
          model.logits(tape, Arrays.copyOf(text, text.length - 1), 1, Pass.evaluate());
      Variable mean =
          Losses.softmaxCrossEntropy(tape, logits, Arrays.copyOfRange(text, 1, text.length));
      tape.backward(mean);
      adam.step(Workers.SINGLE, 0.01);
      loss = mean.value().item();
    }
    assertTrue(loss < 0.01, "loss " + loss);
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void readingInPiecesIsReadingInOnePiece(Cell cell) {
    RecurrentLanguageModel model = model(config(cell, 7), 2);
    int[] ids = {0, 3, 6, 1, 5, 2, 2, 4, 0, 6, 3, 1}; // [T=6,B=2]
    Tape tape = Tape.evaluating(Workers.SINGLE);
    float[] whole = model.logits(tape, ids, 2, Pass.evaluate()).data();
    State state = model.start(2);
    Reading first = model.read(tape, Arrays.copyOf(ids, 4), state, Pass.evaluate());
    state.moveTo(first);
    Reading second = model.read(tape, Arrays.copyOfRange(ids, 4, 12), state, Pass.evaluate());
    assertArrayEquals(Arrays.copyOf(whole, 28), first.logits().data());
    assertArrayEquals(Arrays.copyOfRange(whole, 28, 84), second.logits().data());
    state.clear();
    assertArrayEquals(
        first.logits().data(),
        model.read(tape, Arrays.copyOf(ids, 4), state, Pass.evaluate()).logits().data());
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void noTokenSeesALaterOneOrAnotherRow(Cell cell) {
    RecurrentLanguageModel model = model(config(cell, 7), 2);
    int[] ids = {0, 3, 6, 1, 5, 2}; // [T=3,B=2]
    int[] other = {0, 3, 6, 1, 5, 4}; // row 1 differs at the end
    Tape tape = Tape.evaluating(Workers.SINGLE);
    float[] one = model.logits(tape, ids, 2, Pass.evaluate()).data();
    float[] two = model.logits(tape, other, 2, Pass.evaluate()).data();
    assertArrayEquals(Arrays.copyOf(one, 35), Arrays.copyOf(two, 35));
    assertTrue(one[35] != two[35]);
  }

  @Test
  void theWayBackNeedsTheStateAsItWas() {
    RecurrentLanguageModel model = model(config(Cell.LSTM, 7), 2);
    Tape tape = Tape.recording(Workers.SINGLE);
    State state = model.start(1);
    state.moveTo(model.read(tape, new int[] {1, 2, 3}, state, Pass.evaluate()));
    float[] stay = gradient(model, tape, state, new int[] {4, 5});
    State moved = model.start(1);
    moved.moveTo(model.read(tape, new int[] {1, 2, 3}, moved, Pass.evaluate()));
    model.parameters().clearGradients();
    tape.reset();
    Reading reading = model.read(tape, new int[] {4, 5}, moved, Pass.evaluate());
    Variable loss = Losses.softmaxCrossEntropy(tape, reading.logits(), new int[] {5, 6});
    moved.moveTo(reading); // before the way back
    tape.backward(loss);
    assertArrayEquals(
        stay, model.parameters().all().get("recurrent.0.weight_hh").gradient().data());
  }

  private static float[] gradient(RecurrentLanguageModel model, Tape tape, State state, int[] ids) {
    tape.reset();
    model.parameters().clearGradients();
    Reading reading = model.read(tape, ids, state, Pass.evaluate());
    tape.backward(Losses.softmaxCrossEntropy(tape, reading.logits(), new int[] {5, 6}));
    return model.parameters().all().get("recurrent.0.weight_hh").gradient().data().clone();
  }

  @Test
  void aReaderPredictsWhatAReadingScores() {
    RecurrentLanguageModel model = model(config(Cell.GRU, 7), 2);
    TokenPredictor reader = model.reader(Workers.SINGLE);
    assertEquals(1.0 / 7, reader.next()[3], 1e-15);
    int[] ids = {4, 1, 6};
    for (int id : ids) {
      reader.read(id);
    }
    float[] logits = model.logits(Tape.evaluating(Workers.SINGLE), ids, 1, Pass.evaluate()).data();
    double[] next = reader.next();
    assertEquals(1, Arrays.stream(next).sum(), 1e-12);
    assertEquals(logits[14 + 5] - logits[14 + 2], Math.log(next[5] / next[2]), 1e-5);
  }

  @Test
  void dropoutIsForTrainingOnly() {
    RecurrentLanguageModel model =
        model(new Config(7, Cell.LSTM, 11, 13, /* layers= */ 2, /* dropout= */ 0.5), 2);
    int[] ids = {4, 1, 6};
    Tape tape = Tape.evaluating(Workers.SINGLE);
    float[] plain = model.logits(tape, ids, 1, Pass.evaluate()).data();
    float[] noisy = model.logits(tape, ids, 1, Pass.train(RandomStream.of(1))).data();
    float[] again = model.logits(tape, ids, 1, Pass.train(RandomStream.of(1))).data();
    assertTrue(!Arrays.equals(plain, noisy));
    assertArrayEquals(noisy, again);
  }

  @Test
  void presetsHaveTheSizesOfTheirSources() {
    assertEquals(10, Config.elman1991(26).embedding());
    assertEquals(70, Config.elman1991(26).hidden());
    // Zaremba et al. 2014: 10,000 words, two layers of 200 units.
    long weights = 10_000 * 200 + 2 * (4 * 200 * 400 + 2 * 4 * 200) + 10_000 * 200 + 10_000;
    assertEquals(weights, model(Config.zaremba2014Small(10_000), 1).parameters().count());
  }

  @Test
  void refusesImpossibleSizesAndRaggedRows() {
    assertThrows(IllegalArgumentException.class, () -> new Config(7, Cell.GRU, 0, 5, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Config(7, Cell.GRU, 3, 5, 1, 1));
    RecurrentLanguageModel model = model(config(Cell.RNN, 7), 2);
    Tape tape = Tape.evaluating(Workers.SINGLE);
    assertThrows(
        IllegalArgumentException.class,
        () -> model.logits(tape, new int[] {1, 2, 3}, 2, Pass.evaluate()));
  }
}
