package lectern.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lectern.InputException;
import lectern.run.Run;
import lectern.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Putting runs away and deleting them, and nothing else.
class ClearingTest {
  @TempDir private Path results;
  private RunStore store;
  private Run run;
  private Path outside;

  @BeforeEach
  void makeRun() throws IOException {
    Path runs = results.resolve("runs");
    RunFolders.finished(runs, "xor", "20261121-r1", "rate: 1", Map.of("accuracy", 1));
    RunFolders.finished(runs, "xor", "20261121-r2", "rate: 1", Map.of("accuracy", 1));
    outside = Files.createDirectories(results.resolve("outside"));
    Files.writeString(outside.resolve("precious.txt"), "keep me");
    store = new RunStore(runs);
    run = store.run("20261121-r1");
  }

  private static List<String> ids(RunStore store) {
    return store.runs().stream().map(Run::id).toList();
  }

  @Test
  void runIsFoundByItsBeginning() {
    assertEquals("20261121-r2", store.run("20261121-r2").id());
    InputException e = assertThrows(InputException.class, () -> store.run("20261121"));
    assertTrue(e.getMessage().contains("is the beginning of 2 runs"), e.getMessage());
    assertThrows(InputException.class, () -> store.run(""));
    InputException none = assertThrows(InputException.class, () -> store.run("20261121-r3"));
    assertTrue(none.getMessage().contains("did you mean '20261121-r"), none.getMessage());
  }

  @Test
  void archivedRunIsListedElsewhereAndComesBack() throws IOException {
    store.annotate(run, said -> said.tagged(List.of("old"), List.of()));
    store.archive(run);
    assertEquals(List.of("20261121-r2"), ids(store));
    assertEquals(List.of("20261121-r1"), ids(store.archived()));
    assertTrue(Files.exists(results.resolve("archive/xor/20261121-r1/config.yaml")));
    Run archived = store.archived().run("20261121-r1");
    store.restore(archived);
    assertEquals(run, store.run("20261121-r1"));
    assertEquals(List.of("old"), store.annotations(run).tags());
    assertEquals(List.of(), ids(store.archived()));
  }

  @Test
  void nothingIsArchivedOverAnother() throws IOException {
    Files.createDirectories(results.resolve("archive/xor/20261121-r1"));
    assertThrows(InputException.class, () -> store.archive(run));
    assertEquals(2, ids(store).size());
  }

  @Test
  void runUnderWayIsNeitherArchivedNorDeleted() throws IOException {
    boolean done =
        new RunFolder(run.folder())
            .whileIdle(() -> {
              assertThrows(InputException.class, () -> store.archive(run));
              assertThrows(InputException.class, () -> store.delete(run));
            });
    assertTrue(done);
    assertEquals(2, ids(store).size());
    store.delete(run);
    assertEquals(List.of("20261121-r2"), ids(store));
  }

  @Test
  void deletingFollowsNoLink() throws IOException {
    Files.createSymbolicLink(run.folder().resolve("samples"), outside);
    Files.createSymbolicLink(run.folder().resolve("note.txt"), outside.resolve("precious.txt"));
    Path nested = Files.createDirectories(run.folder().resolve("tables/deep"));
    Files.createSymbolicLink(nested.resolve("up"), outside);
    store.delete(run);
    assertFalse(Files.exists(run.folder()));
    assertEquals("keep me", Files.readString(outside.resolve("precious.txt")));
  }

  @Test
  void folderThatBecameALinkIsNotTouched() throws IOException {
    Path elsewhere = results.resolve("elsewhere");
    Files.move(run.folder(), elsewhere);
    Files.createSymbolicLink(run.folder(), elsewhere);
    assertThrows(InputException.class, () -> store.delete(run));
    assertThrows(InputException.class, () -> store.archive(run));
    assertTrue(Files.exists(elsewhere.resolve("config.yaml")));
  }

  @Test
  void lockThatIsALinkMakesNoFileElsewhere() throws IOException {
    Path target = outside.resolve("made.lock");
    Files.createSymbolicLink(run.folder().resolve("run.lock"), target);
    assertThrows(InputException.class, () -> store.delete(run));
    assertFalse(Files.exists(target));
  }

  @Test
  void runOfAnotherStoreIsRefused() throws IOException {
    RunStore other = new RunStore(results.resolve("other"));
    assertThrows(IllegalArgumentException.class, () -> other.delete(run));
    assertThrows(IllegalArgumentException.class, () -> store.restore(run));
    assertEquals(2, ids(store).size());
  }

  @Test
  void whatACrashLeftOfADeletionIsNotListedAndGoesWithTheNext() throws IOException {
    Path left = results.resolve("runs/xor/.deleted-20261121-r0");
    Files.createDirectories(left.resolve("samples"));
    Files.copy(run.folder().resolve("config.yaml"), left.resolve("config.yaml"));
    assertEquals(2, ids(store).size());
    store.delete(run);
    assertFalse(Files.exists(left));
  }
}
