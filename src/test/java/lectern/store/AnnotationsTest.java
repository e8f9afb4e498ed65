package lectern.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lectern.InputException;
import lectern.run.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationsTest {
  private static final int EACH = 20;

  @TempDir private Path runs;
  private RunStore store;
  private Run run;

  @BeforeEach
  void makeRun() throws IOException {
    RunFolders.finished(runs, "xor", "r1", "rate: 1", Map.of());
    store = new RunStore(runs);
    run = store.run("r1");
  }

  @Test
  void tagsAndNoteAreKeptInTheFolder() throws IOException {
    store.annotate(run, said -> said.tagged(List.of("good", "a/b:c"), List.of("never-there")));
    store.annotate(run, said -> said.noted("Größe: fine"));
    store.annotate(run, said -> said.tagged(List.of("x"), List.of("good")));
    assertEquals(new Annotations(List.of("a/b:c", "x"), "Größe: fine"), store.annotations(run));
    String file = Files.readString(run.folder().resolve("annotations.json"));
    assertTrue(file.contains("\"tags\" : [ \"a/b:c\", \"x\" ]"), file);
    store.annotate(run, _ -> Annotations.NONE);
    assertFalse(Files.exists(run.folder().resolve("annotations.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "-x", "+x", "a,b", "a\nb", "\u001b[31m"})
  void whatIsNoWordIsNoTag(String tag) {
    assertThrows(InputException.class, () -> Annotations.NONE.tagged(List.of(tag), List.of()));
  }

  @Test
  void longNoteIsRefused() {
    assertThrows(InputException.class, () -> Annotations.NONE.noted("x".repeat(10_001)));
  }

  @Test
  void damagedFileIsNamedWhenAskedForAndNotOverwritten() throws IOException {
    Path file = Files.writeString(run.folder().resolve("annotations.json"), "{ \"tags\": [");
    assertThrows(InputException.class, () -> store.annotations(run));
    assertThrows(
        InputException.class,
        () -> store.annotate(run, said -> said.tagged(List.of("x"), List.of())));
    assertEquals("{ \"tags\": [", Files.readString(file));
    assertEquals(List.of("r1"), store.runs().stream().map(Run::id).toList()); // still a run
  }

  @Test
  void threadsAndProcessesLoseNoTagOfEachOther() throws Exception {
    List<Process> others = new ArrayList<>();
    for (String letter : List.of("p", "q")) {
      others.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  TagWriter.class.getName(),
                  runs.toString(),
                  "r1",
                  letter,
                  Integer.toString(EACH))
              .inheritIO()
              .start());
    }
    List<Thread> threads = new ArrayList<>();
    for (String letter : List.of("s", "t")) {
      threads.add(
          Thread.ofPlatform()
              .start(() ->
                  TagWriter.main(
                      new String[] {runs.toString(), "r1", letter, Integer.toString(EACH)})));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (Process other : others) {
      assertTrue(other.waitFor(120, TimeUnit.SECONDS));
      assertEquals(0, other.exitValue());
    }
    assertEquals(4 * EACH, store.annotations(run).tags().size());
  }
}
