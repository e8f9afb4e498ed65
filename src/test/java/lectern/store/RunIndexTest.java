package lectern.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lectern.run.RunFolder;
import lectern.run.RunStatus;
import lectern.run.WholeFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index never says anything else than the folders do.
class RunIndexTest {
  @TempDir private Path results;
  private Path runs;
  private Path index;
  private Path run;

  @BeforeEach
  void makeRun() throws IOException {
    runs = results.resolve("runs");
    index = runs.resolve(".index");
    run = RunFolders.finished(runs, "xor", "r1", "rate: 0.5", Map.of("accuracy", 0.75));
  }

  private List<RunEntry> entries() {
    return new RunStore(runs).entries();
  }

  private double accuracy() {
    return entries().getFirst().run().measures().values().get("accuracy");
  }

  /// Changes the summary and leaves every time as it was: only an index does not see that.
  private void forge(double accuracy) throws IOException {
    RunFolders.summary(run, "finished", Map.of("accuracy", accuracy));
    RunFolders.settle(run);
  }

  @Test
  void whatHasNotChangedIsNotReadAgain() throws IOException {
    assertEquals(0.75, accuracy());
    forge(0.25);
    assertEquals(0.75, accuracy());
    Files.delete(index);
    assertEquals(0.25, accuracy());
  }

  @Test
  void everyFieldComesBackFromTheIndex() throws IOException {
    RunStore store = new RunStore(runs);
    store.annotate(store.run("r1"), said -> said.tagged(List.of("good", "übung"), List.of()));
    store.annotate(store.run("r1"), said -> said.noted("seems\nfine"));
    RunFolders.settle(run);
    Path failed = RunFolders.begun(runs, "xor", "r2", "hidden: [4, 5], kind: lstm");
    WholeFile.writeJson(
        failed.resolve("summary.json"),
        Map.of("status", "failed", "seconds", 1.5, "error", "it broke"));
    RunFolders.settle(failed);
    List<RunEntry> read = entries();
    List<RunEntry> indexed = entries();
    assertEquals(read, indexed);
    RunEntry first = indexed.getFirst();
    assertEquals(List.of("good", "übung"), first.annotations().tags());
    assertEquals("seems\nfine", first.annotations().note());
    assertEquals("0123abcd", first.commit());
    assertEquals("clean", first.tree());
    assertEquals(Instant.parse("2026-11-03T10:20:30Z"), first.run().start());
    assertEquals("it broke", indexed.getLast().run().error().get());
    assertEquals("[4, 5]", indexed.getLast().run().configuration().get("hidden"));
    forge(0.125); // both lists above were long: the second came from the index
    assertEquals(0.75, accuracy());
  }

  @Test
  void replacedFileIsSeen() throws IOException {
    accuracy();
    Path other = Files.writeString(results.resolve("other.json"), "");
    RunFolders.summary(run, "finished", Map.of("accuracy", 0.5));
    Files.move(run.resolve("summary.json"), other, StandardCopyOption.REPLACE_EXISTING);
    RunFolders.settle(run);
    Files.move(other, run.resolve("summary.json"), StandardCopyOption.ATOMIC_MOVE);
    assertEquals(0.5, accuracy());
  }

  @Test
  void fileEditedInPlaceIsSeen() throws IOException {
    accuracy();
    Path config = run.resolve("config.yaml");
    Files.writeString(config, Files.readString(config).replace("0.5", "0.9"));
    assertEquals("0.9", entries().getFirst().run().configuration().get("rate"));
  }

  @Test
  void whatIsPutBackFromABackupWithItsOldTimeIsSeen() throws IOException {
    accuracy();
    RunFolders.summary(run, "finished", Map.of("accuracy", 0.5));
    RunFolders.settle(run, RunFolders.LONG_AGO.minus(Duration.ofDays(300)));
    assertEquals(0.5, accuracy()); // older than the index: times are equal or not
  }

  @Test
  void folderThatChangedJustNowIsReadAgain() throws IOException {
    Instant now = Instant.now();
    RunFolders.settle(run, now);
    assertEquals(0.75, accuracy());
    RunFolders.summary(run, "finished", Map.of("accuracy", 0.5));
    RunFolders.settle(run, now); // a change within the same tick of the clock
    assertEquals(0.5, accuracy());
  }

  @Test
  void folderFromTheFutureIsReadAgain() throws IOException {
    Instant future = Instant.now().plus(Duration.ofHours(5));
    RunFolders.settle(run, future);
    assertEquals(0.75, accuracy());
    RunFolders.summary(run, "finished", Map.of("accuracy", 0.5));
    RunFolders.settle(run, future);
    assertEquals(0.5, accuracy());
  }

  @Test
  void newAndDeletedRunsAreSeen() throws IOException {
    accuracy();
    RunFolders.finished(runs, "xor", "r0", "rate: 1", Map.of());
    assertEquals(List.of("r0", "r1"), entries().stream().map(entry -> entry.run().id()).toList());
    new RunStore(runs).delete(new RunStore(runs).run("r1"));
    assertEquals(List.of("r0"), entries().stream().map(entry -> entry.run().id()).toList());
  }

  @Test
  void oneExperimentsListLeavesTheOthersInTheIndex() throws IOException {
    Path other = RunFolders.finished(runs, "elman", "r9", "rate: 1", Map.of("loss", 3.0));
    entries();
    RunFolders.finished(runs, "xor", "r2", "rate: 1", Map.of());
    assertEquals(2, new RunStore(runs).runs("xor").size());
    RunFolders.summary(other, "finished", Map.of("loss", 4.0));
    RunFolders.settle(other);
    assertEquals(3.0, entries().get(2).run().measures().values().get("loss"));
  }

  @Test
  void runUnderWayIsNeverRemembered() throws IOException {
    Path begun = RunFolders.settle(RunFolders.begun(runs, "xor", "r2", "rate: 1"));
    boolean[] seen = new boolean[1];
    Files.writeString(begun.resolve("run.lock"), "");
    RunFolders.settle(begun);
    new RunFolder(begun)
        .whileIdle(() -> seen[0] = entries().getLast().run().status() == RunStatus.RUNNING);
    assertTrue(seen[0]);
    assertEquals(RunStatus.INTERRUPTED, entries().getLast().run().status());
  }

  @Test
  void damagedIndexIsThrownAway() throws IOException {
    List<RunEntry> right = entries();
    byte[] whole = Files.readAllBytes(index);
    for (int place = 0; place < whole.length; place++) {
      byte[] damaged = whole.clone();
      damaged[place] ^= 0x11;
      Files.write(index, damaged);
      assertEquals(right, entries(), "byte " + place);
      assertArrayEquals(whole, Files.readAllBytes(index), "byte " + place);
    }
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(index, java.util.Arrays.copyOf(whole, length));
      assertEquals(right, entries(), length + " bytes");
    }
    Files.writeString(index, "somebody else's");
    assertEquals(right, entries());
    Files.delete(index);
    Files.createDirectories(index.resolve("a folder"));
    assertEquals(right, entries());
  }

  @Test
  void indexThatSpeaksOfOtherFoldersHarmsNothing() throws IOException {
    Path outside = RunFolders.finished(results, "outside", "x", "rate: 1", Map.of());
    Map<String, IndexFile.Known> forged =
        Map.of(
            "../outside/x",
            new IndexFile.Known(Stamp.of(outside).get(), RunIndex.read(outside).get()));
    IndexFile.write(index, forged);
    assertEquals(List.of("r1"), entries().stream().map(entry -> entry.run().id()).toList());
  }

  @Test
  void whatACrashLeftOfAnIndexGoesAfterAnHour() throws IOException {
    Path left = Files.writeString(runs.resolve(".index123.part"), "x");
    Path fresh = Files.writeString(runs.resolve(".index124.part"), "x");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    entries();
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(fresh)); // another process may be writing it
  }

  @Test
  void linksAreNoRuns() throws IOException {
    Path outside = RunFolders.finished(results, "outside", "x", "rate: 1", Map.of());
    Files.createSymbolicLink(runs.resolve("xor/link"), outside);
    Files.createSymbolicLink(runs.resolve("linked"), outside.getParent());
    RunStore store = new RunStore(runs);
    assertEquals(List.of("r1"), store.runs().stream().map(each -> each.id()).toList());
    assertEquals(List.of(), store.runs("linked"));
    assertEquals(List.of(runs.resolve("xor/link")), store.strangers(store.entries()));
  }

  @Test
  void strangeFoldersArePassedOverAndNamed() throws IOException {
    Path huge = RunFolders.finished(runs, "xor", "huge", "rate: 1", Map.of());
    try (var file = new java.io.RandomAccessFile(huge.resolve("summary.json").toFile(), "rw")) {
      file.setLength(1L << 40); // a terabyte of nothing
    }
    Path text = RunFolders.finished(runs, "xor", "text", "rate: 1", Map.of());
    Files.writeString(text.resolve("provenance.json"), "not JSON");
    Path pipe = RunFolders.finished(runs, "xor", "pipe", "rate: 1", Map.of());
    Files.delete(pipe.resolve("summary.json"));
    Files.createDirectories(pipe.resolve("summary.json"));
    Path deep = RunFolders.finished(runs, "xor", "deep", "rate: 1", Map.of());
    Files.writeString(deep.resolve("summary.json"), "[".repeat(100_000));
    Files.createDirectories(runs.resolve("xor/just-begun"));
    Files.writeString(runs.resolve("xor/stray.txt"), "x");
    RunFolders.finished(runs, "xor", "odd \u001b[31m name", "rate: 1", Map.of());
    RunStore store = new RunStore(runs);
    List<RunEntry> found = store.entries();
    assertEquals(
        List.of("odd \u001b[31m name", "r1"),
        found.stream().map(entry -> entry.run().id()).toList());
    assertEquals(
        List.of("deep", "huge", "pipe", "stray.txt", "text"),
        store.strangers(found).stream().map(path -> path.getFileName().toString()).toList());
  }

  /// The size that the store is made for. How long it takes is in docs/0011-run-store.md.
  @Test
  void tenThousandRunsAreListedWhileOthersAreWritten() throws Exception {
    List<Path> templates = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Map<String, Double> measures = Map.of("accuracy", i / 10.0);
      templates.add(RunFolders.finished(results, "templates", "t" + i, "rate: " + i, measures));
    }
    for (int i = 0; i < 10_000; i++) { // by hard links: nothing but names is written
      Path folder = runs.resolve("many-" + i % 7).resolve("20261121-%06d".formatted(i));
      Files.createDirectories(folder);
      for (String file : List.of("config.yaml", "summary.json")) {
        Files.createLink(folder.resolve(file), templates.get(i % 10).resolve(file));
      }
      Files.setLastModifiedTime(folder, FileTime.from(RunFolders.LONG_AGO));
    }
    assertEquals(10_001, entries().size());
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      Callable<Integer> writer =
          () -> {
            for (int i = 0; i < 100; i++) {
              RunFolders.finished(runs, "more", "20261122-%06d".formatted(i), "rate: 1", Map.of());
            }
            return 0;
          };
      Callable<Integer> reader =
          () -> {
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
              least = Math.min(least, entries().size());
            }
            return least;
          };
      Future<Integer> written = pool.submit(writer);
      for (Future<Integer> listed : pool.invokeAll(List.of(reader, reader))) {
        assertTrue(listed.get() >= 10_001, listed.get() + " runs");
      }
      written.get();
    } finally {
      pool.shutdownNow();
    }
    assertEquals(10_101, entries().size());
    assertEquals(10_101, IndexFile.read(index, runs).size());
    RunQuery query = RunQuery.parse("accuracy < 0.25 and not rate = 2");
    assertEquals(2_000, new RunStore(runs).runs(query).size());
  }
}
