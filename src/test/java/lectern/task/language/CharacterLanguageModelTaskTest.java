package lectern.task.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import lectern.InputException;
import lectern.data.MissingDataException;
import lectern.nn.Cell;
import lectern.run.RecordingContext;
import lectern.task.language.CharacterLanguageModelTask.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharacterLanguageModelTaskTest {
  private static final Config SMALL =
      new Config(
          new RecurrentSettings(Cell.RNN, /* embedding= */ 7, /* hidden= */ 31, 1, 0),
          new TextTraining(
              /* steps= */ 60,
              /* rows= */ 5,
              /* time= */ 17,
              /* rate= */ 0.02,
              /* clipNorm= */ 1,
              /* evaluateEvery= */ 30));

  @TempDir Path folder;

  private final CharacterLanguageModelTask task = new CharacterLanguageModelTask();

  @Test
  void learnsAVerseByHeart() throws InterruptedException, IOException {
    Files.writeString(folder.resolve("input.txt"), "ba ba black sheep\n".repeat(60));
    RecordingContext context = new RecordingContext(1, folder);
    context.corpora.put("tinyshakespeare", folder);
    Map<String, Double> measures = task.run(SMALL, context).values();
    assertEquals(task.measures(), new HashSet<>(measures.keySet()));
    assertTrue(measures.get("nats") < measures.get("nats.bigram"));
    assertEquals(Math.log(2) * measures.get("bits"), measures.get("nats"), 1e-12);
    assertEquals(Math.exp(measures.get("nats")), measures.get("perplexity"), 1e-9);
    assertEquals(500, context.samples.get("drawn from the network").length());
  }

  @Test
  void bytesThatAreNoTextAreToldWithTheirPlace() throws IOException {
    Path file = folder.resolve("input.txt");
    Files.write(file, new byte[] {'b', 'a', '\n', 'b', (byte) 0xE9});
    RecordingContext context = new RecordingContext(1, folder);
    context.corpora.put("tinyshakespeare", folder);
    var error = assertThrows(InputException.class, () -> task.run(SMALL, context));
    assertTrue(error.getMessage().startsWith(file + " is not UTF-8 text: byte 0xe9 at offset 4, "));
  }

  @Test
  void aMissingCorpusIsSaid() {
    assertThrows(
        MissingDataException.class, () -> task.run(SMALL, new RecordingContext(1, folder)));
  }
}
