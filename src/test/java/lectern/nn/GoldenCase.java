package lectern.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import lectern.autograd.Pointwise;
import lectern.autograd.Reductions;
import lectern.autograd.Shapes;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// One case of `golden.json` or `losses.json`, which PyTorch computed; the script of the same name
/// beside it says how.
///
/// @param gradients of Σ coefficient·output with respect to each input
record GoldenCase(
    SequencedMap<String, Numbers> inputs,
    SequencedMap<String, Numbers> outputs,
    SequencedMap<String, Numbers> coefficients,
    SequencedMap<String, Numbers> gradients) {
  private static final double TOLERANCE = 2e-5; // absolute below 1, relative above

  record Numbers(int[] shape, float[] data) {
    Tensor tensor() {
      return Tensor.of(data.clone(), shape);
    }
  }

  static GoldenCase load(String name) {
    return load("golden.json", name);
  }

  static GoldenCase load(String file, String name) {
    try (InputStream in = GoldenCase.class.getResourceAsStream(file)) {
      ObjectMapper mapper = new ObjectMapper();
      return mapper.treeToValue(mapper.readTree(in).get(name), GoldenCase.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An input that is not a parameter.
  Variable input(String name) {
    return Variable.parameter(inputs.get(name).tensor());
  }

  /// A fresh set of parameters, to be given to the layer under test.
  static Parameters parameters() {
    return Parameters.create(RandomStream.of(1));
  }

  /// Gives the layer's parameters the values of the case.
  ///
  /// @param free the inputs that are none of the layer's
  void assign(Parameters parameters, String... free) {
    assertEquals(inputs.size() - free.length, parameters.all().size());
    parameters
        .all()
        .forEach((name, parameter) -> {
          Numbers numbers = inputs.get(name);
          assertArrayEquals(numbers.shape(), parameter.shape(), name);
          System.arraycopy(numbers.data(), 0, parameter.data(), 0, numbers.data().length);
        });
  }

  /// Compares outputs and gradients.
  void check(Tape tape, List<Variable> actual, Map<String, Variable> leaves) {
    List<String> names = new ArrayList<>(outputs.keySet());
    assertEquals(names.size(), actual.size());
    Variable loss = Variable.constant(Tensor.zeros());
    for (int i = 0; i < names.size(); i++) {
      Numbers expected = outputs.get(names.get(i));
      assertClose(names.get(i), expected.data(), actual.get(i).data());
      Variable flat = Shapes.reshape(tape, actual.get(i), expected.data().length);
      Variable weight =
          Variable.constant(
              coefficients.get(names.get(i)).tensor().reshape(expected.data().length));
      loss =
          Pointwise.add(tape, loss, Reductions.sum(tape, Pointwise.multiply(tape, flat, weight)));
    }
    tape.backward(loss);
    assertEquals(gradients.size(), leaves.size());
    leaves.forEach((name, leaf) ->
        assertClose("gradient of " + name, gradients.get(name).data(), leaf.gradient().data()));
  }

  private static void assertClose(String what, float[] expected, float[] actual) {
    assertEquals(expected.length, actual.length, what);
    for (int i = 0; i < expected.length; i++) {
      double scale = Math.max(1, Math.abs(expected[i]));
      assertEquals(expected[i], actual[i], TOLERANCE * scale, what + ", number " + i);
    }
  }

  static Tape tape() {
    return Tape.recording(Workers.SINGLE);
  }
}
