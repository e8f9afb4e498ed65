package lectern.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.autograd.Activation;
import lectern.autograd.Convolution;
import lectern.autograd.Losses;
import lectern.autograd.MarginLosses;
import lectern.autograd.Normalisation;
import lectern.autograd.Shapes;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every layer and loss, forward and backward, against PyTorch 1.13.
class GoldenTest {
  private final Tape tape = GoldenCase.tape();
  private final Parameters parameters = GoldenCase.parameters();

  @ParameterizedTest
  @EnumSource
  void linear(Activation activation) {
    GoldenCase golden = GoldenCase.load("linear " + activation);
    Linear layer = new Linear(parameters, new Linear.Size(5, 7));
    golden.assign(parameters, "x");
    Variable x = golden.input("x");
    golden.check(tape, List.of(layer.forward(tape, x, activation)), leaves("x", x));
  }

  @Test
  void embedding() {
    GoldenCase golden = GoldenCase.load("embedding");
    Embedding layer = new Embedding(parameters, new Embedding.Size(11, 3));
    golden.assign(parameters);
    int[] ids = {3, 0, 10, 3, 7, 3, 1, 1, 9, 0};
    golden.check(tape, List.of(layer.forward(tape, ids, 2, 5)), parameters.all());
  }

  @Test
  void tiedLogits() {
    GoldenCase golden = GoldenCase.load("tied logits");
    Embedding layer = new Embedding(parameters, new Embedding.Size(11, 3));
    golden.assign(parameters, "x");
    Variable x = golden.input("x");
    golden.check(tape, List.of(layer.logits(tape, x)), leaves("x", x));
  }

  @Test
  void layerNorm() {
    GoldenCase golden = GoldenCase.load("layer norm");
    LayerNorm layer = new LayerNorm(parameters, 19);
    golden.assign(parameters, "x");
    Variable x = golden.input("x");
    golden.check(tape, List.of(layer.forward(tape, x)), leaves("x", x));
  }

  @Test
  void scalarMix() {
    GoldenCase golden = GoldenCase.load("scalar mix");
    ScalarMix layer = new ScalarMix(parameters, 3);
    golden.assign(parameters, "layer 0", "layer 1", "layer 2");
    Map<String, Variable> leaves = new LinkedHashMap<>(parameters.all());
    List<Variable> mixed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      mixed.add(golden.input("layer " + i));
      leaves.put("layer " + i, mixed.get(i));
    }
    golden.check(tape, List.of(layer.forward(tape, mixed)), leaves);
  }

  @Test
  void softmax() {
    GoldenCase golden = GoldenCase.load("softmax");
    Variable x = golden.input("x");
    golden.check(tape, List.of(Normalisation.softmax(tape, x)), leaves("x", x));
  }

  @Test
  void crossEntropy() {
    GoldenCase golden = GoldenCase.load("cross entropy");
    Variable x = golden.input("x");
    int[] targets = {18, Losses.IGNORE, 0, 7, 7};
    Variable loss = Losses.softmaxCrossEntropy(tape, x, targets);
    golden.check(tape, List.of(loss), leaves("x", x));
    float[] logs = Losses.logProbabilities(tape.workers(), x.value(), targets);
    assertEquals(0, logs[1]);
    assertEquals(
        loss.value().item(), -(logs[0] + logs[2] + logs[3] + logs[4]) / 4, 1e-5, "the mean");
  }

  @Test
  void binaryCrossEntropy() {
    GoldenCase golden = GoldenCase.load("binary cross entropy");
    Variable x = golden.input("x");
    golden.check(tape, List.of(Losses.binaryCrossEntropy(tape, x, answers(0))), leaves("x", x));
  }

  @Test
  void squaredError() {
    GoldenCase golden = GoldenCase.load("squared error");
    Variable x = golden.input("x");
    golden.check(tape, List.of(Losses.squaredError(tape, x, answers(0))), leaves("x", x));
  }

  @Test
  void hinge() {
    GoldenCase golden = GoldenCase.load("hinge");
    Variable x = golden.input("x");
    golden.check(tape, List.of(MarginLosses.hinge(tape, x, answers(-1))), leaves("x", x));
  }

  /// Three rows of answers; the hinge loss has -1 for no, and no "perhaps".
  private static Tensor answers(float no) {
    float[] row = {no, 1, 1, no, no == 0 ? 0.25f : no, 1, no};
    float[] data = new float[21];
    for (int i = 0; i < data.length; i++) {
      data[i] = row[i % row.length];
    }
    return Tensor.of(data, 3, 7);
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"TANH", "RELU"})
  void maxOverTime(Activation activation) {
    GoldenCase golden = GoldenCase.load("max over time " + activation);
    MaxOverTime layer = new MaxOverTime(parameters, new MaxOverTime.Size(3, 2, 7));
    golden.assign(parameters, "x");
    Variable x = golden.input("x");
    Convolution.Windows windows = new Convolution.Windows(new int[] {0, 5}, new int[] {3, 7});
    Variable y = layer.forward(tape, x, windows, activation).values();
    golden.check(tape, List.of(y), leaves("x", x));
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"TANH", "RELU"})
  void elman(Activation activation) {
    Recurrent layer = new Elman(parameters, new Recurrent.Size(2, 7), activation);
    checkRecurrent("elman " + activation, layer, "hidden");
  }

  @Test
  void lstm() {
    checkRecurrent("lstm", new Lstm(parameters, new Recurrent.Size(2, 7)), "hidden", "cell");
  }

  @Test
  void gru() {
    checkRecurrent("gru", new Gru(parameters, new Recurrent.Size(2, 7)), "hidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LSTM", "GRU"})
  void stack(String cell) {
    RecurrentStack stack =
        new RecurrentStack(
            parameters,
            new RecurrentStack.Config(
                Cell.valueOf(cell), new Recurrent.Size(2, 7), /* layers= */ 2, Dropout.NONE));
    String[] states =
        cell.equals("LSTM") ? new String[] {"hidden", "cell"} : new String[] {"hidden"};
    checkRecurrent("two " + cell.toLowerCase(java.util.Locale.ROOT) + "s", stack, states);
  }

  /// PyTorch keeps the layers' states in one tensor a kind, [layers,B,H].
  private void checkRecurrent(String name, Recurrent layer, String... states) {
    GoldenCase golden = GoldenCase.load(name);
    Map<String, Variable> leaves = new LinkedHashMap<>();
    leaves.put("x", golden.input("x"));
    for (String state : states) {
      leaves.put(state, golden.input(state));
    }
    golden.assign(parameters, leaves.keySet().toArray(String[]::new));
    int layers = leaves.get("hidden").shape()[0];
    List<Variable> parts = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      for (String state : states) {
        parts.add(Shapes.step(tape, leaves.get(state), i));
      }
    }
    Recurrent.Output output =
        layer.forward(tape, leaves.get("x"), new RecurrentState(parts), Pass.evaluate());
    List<Variable> outputs = new ArrayList<>();
    outputs.add(output.all());
    for (int kind = 0; kind < states.length; kind++) {
      Variable[] each = new Variable[layers];
      for (int i = 0; i < layers; i++) {
        each[i] = output.state().parts().get(i * states.length + kind);
      }
      outputs.add(Shapes.stack(tape, each));
    }
    leaves.putAll(parameters.all());
    golden.check(tape, outputs, leaves);
  }

  private Map<String, Variable> leaves(String name, Variable input) {
    Map<String, Variable> leaves = new LinkedHashMap<>(parameters.all());
    leaves.put(name, input);
    return leaves;
  }
}
