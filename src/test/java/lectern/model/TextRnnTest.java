package lectern.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import lectern.autograd.Tape;
import lectern.nn.Cell;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

class TextRnnTest {
  private static final TextRnn.Config SMALL =
      new TextRnn.Config(Cell.LSTM, /* hidden= */ 7, /* classes= */ 2, /* dropout= */ 0);

  @Test
  void agreesWithPyTorch() {
    TextClassifierGolden golden = TextClassifierGolden.load("rnn");
    Parameters parameters = TextClassifierGolden.parameters();
    TextRnn model = new TextRnn(SMALL, golden.words(parameters), parameters);
    golden.check(parameters, (tape, texts) -> model.logits(tape, texts, Pass.evaluate()));
  }

  @Test
  void paddingChangesNothing() {
    TextClassifierGolden golden = TextClassifierGolden.load("rnn");
    Parameters parameters = TextClassifierGolden.parameters();
    TextRnn model = new TextRnn(SMALL, golden.words(parameters), parameters);
    List<int[]> texts = golden.texts();
    float[] together = logits(model, texts);
    for (int i = 0; i < texts.size(); i++) {
      assertArrayEquals(
          logits(model, List.of(texts.get(i))),
          Arrays.copyOfRange(together, 2 * i, 2 * i + 2),
          1e-6f);
    }
  }

  private static float[] logits(TextRnn model, List<int[]> texts) {
    return model.logits(Tape.evaluating(Workers.SINGLE), texts, Pass.evaluate()).data();
  }

  @Test
  void refusesWhatMakesNoModel() {
    assertThrows(IllegalArgumentException.class, () -> new TextRnn.Config(Cell.LSTM, 0, 2, 0));
    assertThrows(IllegalArgumentException.class, () -> new TextRnn.Config(Cell.LSTM, 7, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new TextRnn.Config(Cell.LSTM, 7, 2, 1));
  }
}
