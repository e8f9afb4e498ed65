package lectern.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Parameters;
import lectern.nn.WordChannels;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// One case of `text_classifiers.json`, which PyTorch computed; V 11, C 3.
record TextClassifierGolden(JsonNode file, JsonNode golden) {
  static final int VOCABULARY = 11;
  static final int WIDTH = 3;

  interface Scoring {
    Variable logits(Tape tape, List<int[]> texts);
  }

  static TextClassifierGolden load(String name) {
    try (InputStream in = TextClassifierGolden.class.getResourceAsStream("text_classifiers.json")) {
      JsonNode file = new ObjectMapper().readTree(in);
      return new TextClassifierGolden(file, file.get(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Parameters parameters() {
    return Parameters.create(RandomStream.of(1));
  }

  /// A channel of the golden vectors.
  Tensor vectors(int channel) {
    return Tensor.of(floats(golden.get("parameters").get(channel + ".weight")), VOCABULARY, WIDTH);
  }

  /// The words of the only channel, trained.
  WordChannels words(Parameters parameters) {
    return new WordChannels(parameters, List.of(new WordChannels.Trained(vectors(0))));
  }

  List<int[]> texts() {
    List<int[]> texts = new ArrayList<>();
    file.get("texts").forEach(text -> texts.add(integers(text)));
    return texts;
  }

  /// Gives the parameters the golden values, and compares logits, loss and gradients.
  void check(Parameters parameters, Scoring model) {
    parameters
        .all()
        .forEach((name, parameter) -> {
          float[] values = floats(golden.get("parameters").get(name));
          assertEquals(values.length, parameter.data().length, name);
          System.arraycopy(values, 0, parameter.data(), 0, values.length);
        });
    Tape tape = Tape.recording(Workers.SINGLE);
    Variable logits = model.logits(tape, texts());
    Variable loss = Losses.softmaxCrossEntropy(tape, logits, integers(file.get("labels")));
    assertArrayEquals(floats(golden.get("logits")), logits.data(), 2e-6f);
    assertEquals(golden.get("loss").asDouble(), loss.value().item(), 2e-6);
    tape.backward(loss);
    assertEquals(golden.get("gradients").size(), parameters.all().size());
    parameters
        .all()
        .forEach((name, parameter) ->
            assertArrayEquals(
                floats(golden.get("gradients").get(name)),
                parameter.gradient().data(),
                2e-6f,
                name));
  }

  private static int[] integers(JsonNode numbers) {
    int[] integers = new int[numbers.size()];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = numbers.get(i).asInt();
    }
    return integers;
  }

  private static float[] floats(JsonNode numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers.get(i).asDouble();
    }
    return floats;
  }
}
