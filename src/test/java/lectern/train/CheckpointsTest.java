package lectern.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens to the files, a checkpoint is read whole or refused with the reason, and the
/// one before it is used.
class CheckpointsTest {
  @TempDir Path temporary;

  private Path folder;
  private Checkpoints checkpoints;
  private final List<String> refusals = new ArrayList<>();

  @BeforeEach
  void chooseFolder() {
    folder = temporary.resolve("run").resolve("checkpoints");
    checkpoints = Checkpoints.in(folder);
  }

  private static SequencedMap<String, Tensor> tensors(String name, float... numbers) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(name, Tensor.of(numbers, numbers.length));
    return tensors;
  }

  private static Checkpoint checkpoint(long step) {
    SequencedMap<String, Double> measures = new LinkedHashMap<>();
    measures.put("perplexity", 1.0 / 3);
    measures.put("worst", Double.POSITIVE_INFINITY);
    return new Checkpoint(
        new Progress(step, 5, 1L << 60, Double.NaN, step, measures, new Best(3, 0.1), 2),
        Map.of("optimizer", "Adam"),
        tensors("w", step, -0f, Float.MIN_VALUE),
        tensors("w.mean", 5, 6),
        tensors("hidden", 7),
        tensors("w", 8, 9, 10));
  }

  private long newestStep() {
    return checkpoints.newest(refusals::add).orElseThrow().progress().step();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void bringsEverythingBack() {
    checkpoints.save(checkpoint(100));
    Checkpoint expected = checkpoint(100);
    Checkpoint found = checkpoints.newest(refusals::add).orElseThrow();
    assertEquals(expected.progress(), found.progress());
    assertEquals(List.of("perplexity", "worst"), List.copyOf(found.progress().measures().keySet()));
    assertEquals(expected.settings(), found.settings());
    for (Part part : Part.values()) {
      assertEquals(part.of(expected).keySet(), part.of(found).keySet());
      part.of(expected)
          .forEach(
              (name, tensor) -> assertArrayEquals(tensor.data(), part.of(found).get(name).data()));
    }
    assertEquals(List.of(), refusals);
  }

  @Test
  void theSameStateGivesTheSameBytes() throws IOException {
    Path first = checkpoints.save(checkpoint(100));
    Path second = checkpoints.save(checkpoint(100));
    for (String name : List.of("weights.safetensors", "optimizer.safetensors", "checkpoint.json")) {
      assertArrayEquals(
          Files.readAllBytes(first.resolve(name)), Files.readAllBytes(second.resolve(name)));
    }
  }

  @Test
  void whatIsEmptyHasNoFile() throws IOException {
    SequencedMap<String, Tensor> none = new LinkedHashMap<>();
    Path path =
        checkpoints.save(
            new Checkpoint(Progress.START, Map.of(), tensors("w", 1), none, none, none));
    try (Stream<Path> files = Files.list(path)) {
      assertEquals(
          List.of("checkpoint.json", "weights.safetensors"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertTrue(checkpoints.newest(refusals::add).orElseThrow().best().isEmpty());
  }

  @Test
  void keepsTheNewestTwo() throws IOException {
    for (long step : new long[] {10, 20, 30, 40}) {
      checkpoints.save(checkpoint(step));
    }
    assertEquals(List.of("000003-step-30", "000004-step-40"), names());
    assertEquals(40, newestStep());
  }

  @Test
  void findsNothingWhereNothingIs() throws IOException {
    assertTrue(checkpoints.newest(refusals::add).isEmpty());
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("notes.txt"), "mine");
    assertTrue(checkpoints.newest(refusals::add).isEmpty());
  }

  @Test
  void aWriteThatStoppedHalfWayLeavesTheOldOne() throws IOException {
    checkpoints.save(checkpoint(10));
    Path unfinished = Files.createDirectory(folder.resolve(".unfinished"));
    Files.write(unfinished.resolve("weights.safetensors"), new byte[] {1, 2, 3});
    assertEquals(10, newestStep());
    checkpoints.save(checkpoint(20));
    assertEquals(20, newestStep());
    assertFalse(Files.exists(unfinished));
    assertEquals(List.of(), refusals);
  }

  @Test
  void aFolderThatCannotBeWrittenSaysWhichOne() throws IOException {
    Files.createDirectories(folder.getParent());
    Files.writeString(folder, "in the way");
    UncheckedIOException failure =
        assertThrows(UncheckedIOException.class, () -> checkpoints.save(checkpoint(10)));
    assertTrue(failure.getMessage().contains(folder.toString()), failure.getMessage());
  }

  @Test
  void anInterruptDoesNotStopAWrite() {
    Thread.currentThread().interrupt();
    checkpoints.save(checkpoint(10));
    assertTrue(Thread.interrupted()); // kept for whoever heeds it
    assertEquals(10, newestStep());
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint.json", "weights.safetensors", "objective.safetensors"})
  void everyTruncationIsRefusedAndTheOneBeforeUsed(String name) throws IOException {
    checkpoints.save(checkpoint(10));
    Path file = checkpoints.save(checkpoint(20)).resolve(name);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + length / 16) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused(file);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertRefused(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint.json", "weights.safetensors", "objective.safetensors"})
  void aFlippedBitInAnyByteIsRefusedAndTheOneBeforeUsed(String name) throws IOException {
    checkpoints.save(checkpoint(10));
    Path file = checkpoints.save(checkpoint(20)).resolve(name);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] altered = whole.clone();
      altered[i] ^= (byte) (1 << i % 8);
      Files.write(file, altered);
      assertRefused(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint.json", "weights.safetensors", "best.safetensors"})
  void aMissingFileIsRefusedAndTheOneBeforeUsed(String name) throws IOException {
    checkpoints.save(checkpoint(10));
    Path file = checkpoints.save(checkpoint(20)).resolve(name);
    Files.delete(file);
    assertRefused(file);
  }

  private void assertRefused(Path file) {
    refusals.clear();
    assertEquals(10, newestStep());
    assertEquals(1, refusals.size());
    assertTrue(refusals.getFirst().contains(file.toString()), refusals.getFirst());
  }

  @Test
  void aManifestOfAnotherVersionIsRefusedByThatReason() throws IOException {
    checkpoints.save(checkpoint(10));
    Path file = checkpoints.save(checkpoint(20)).resolve("checkpoint.json");
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.writeString(file, text.replace("\"version\" : 1", "\"version\" : 2"));
    assertRefused(file);
    assertTrue(refusals.getFirst().contains("of version 2, expected 1"), refusals.getFirst());
  }

  @Test
  void whereNoneCanBeUsedEveryReasonIsGiven() throws IOException {
    Files.delete(checkpoints.save(checkpoint(10)).resolve("weights.safetensors"));
    Files.delete(checkpoints.save(checkpoint(20)).resolve("checkpoint.json"));
    String message =
        assertThrows(InputException.class, () -> checkpoints.newest(refusals::add)).getMessage();
    assertTrue(message.contains("step-10/weights.safetensors is missing"), message);
    assertTrue(message.contains("step-20/checkpoint.json is missing"), message);
    assertTrue(message.contains("Delete " + folder), message);
  }

  @Test
  void otherTensorsThanTheModelsAreRefusedAndTheOneBeforeUsed() {
    SequencedMap<String, Tensor> none = new LinkedHashMap<>();
    Map<String, SequencedMap<String, Tensor>> wrong = new LinkedHashMap<>();
    wrong.put("Tensor w of weights.safetensors has shape [2], expected [3]", tensors("w", 1, 2));
    wrong.put("weights.safetensors has no tensor w.", tensors("v", 1, 2, 3));
    SequencedMap<String, Tensor> more = tensors("w", 1, 2, 3);
    more.put("extra", Tensor.zeros(1));
    wrong.put("has a tensor extra that the model does not have", more);
    wrong.forEach((reason, weights) -> {
      refusals.clear();
      checkpoints.save(checkpoint(10));
      checkpoints.save(new Checkpoint(Progress.START, Map.of(), weights, none, none, none));
      Checkpoint like = checkpoint(0);
      Checkpoint found =
          checkpoints
              .newest(
                  candidate ->
                      candidate.requireShapes(
                          like.weights(),
                          candidate.progress().step() == 10 ? like.optimizer() : none,
                          candidate.progress().step() == 10 ? like.objective() : none),
                  refusals::add)
              .orElseThrow();
      assertEquals(10, found.progress().step());
      assertTrue(refusals.getFirst().contains(reason), refusals.getFirst());
    });
  }

  private List<String> parts(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.list(checkpoint)) {
      return files
          .map(file -> file.getFileName().toString().replace(".safetensors", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BEST, 000003-step-20, best checkpoint.json",
    "LAST, 000003-step-20, checkpoint.json objective optimizer weights",
    "BOTH, 000002-step-20, best checkpoint.json objective optimizer weights",
  })
  void reducedCheckpointIsWholeAndHasWhatIsKept(Checkpoints.Kept kept, String name, String files)
      throws IOException {
    checkpoints.save(checkpoint(10));
    checkpoints.save(checkpoint(20));
    Files.createDirectories(folder.resolve(".unfinished"));
    Files.writeString(folder.resolve(".unfinished/weights.safetensors"), "x");
    Files.writeString(folder.resolve("not-ours"), "x");
    long before = size();
    long excess = checkpoints.excess(kept);
    checkpoints.reduce(kept);
    assertEquals(List.of(name, "not-ours"), names());
    assertEquals(List.of(files.split(" ")), parts(folder.resolve(name)));
    long more = before - excess - size(); // the manifest of fewer files is shorter
    assertTrue(0 <= more && more < 500, more + " bytes");
    assertEquals(0, checkpoints.excess(kept));
    Checkpoint found = checkpoints.newest(refusals::add).orElseThrow();
    assertEquals(checkpoint(20).progress(), found.progress());
    assertEquals(kept != Checkpoints.Kept.LAST, !found.best().isEmpty());
    assertEquals(kept != Checkpoints.Kept.BEST, !found.weights().isEmpty());
    assertEquals(List.of(), refusals);
    checkpoints.reduce(kept);
    assertEquals(List.of(name, "not-ours"), names());
  }

  @Test
  void whereNothingWasWatchedTheLastParametersAreTheBest() throws IOException {
    Checkpoint all = checkpoint(10);
    checkpoints.save(
        new Checkpoint(
            all.progress(),
            all.settings(),
            all.weights(),
            all.optimizer(),
            all.objective(),
            new LinkedHashMap<>()));
    checkpoints.reduce(Checkpoints.Kept.BEST);
    assertEquals(List.of("checkpoint.json", "weights"), parts(folder.resolve("000002-step-10")));
  }

  @Test
  void reducingToNothingLeavesWhatIsNotOurs() throws IOException {
    checkpoints.save(checkpoint(10));
    Files.writeString(folder.resolve("not-ours"), "x");
    assertTrue(checkpoints.excess(Checkpoints.Kept.NONE) > 100);
    checkpoints.reduce(Checkpoints.Kept.NONE);
    assertEquals(List.of("not-ours"), names());
  }

  @Test
  void damagedNewestIsNotWhatIsKept() throws IOException {
    checkpoints.save(checkpoint(10));
    Path newest = checkpoints.save(checkpoint(20));
    Files.writeString(newest.resolve("weights.safetensors"), "torn");
    checkpoints.reduce(Checkpoints.Kept.BOTH);
    assertEquals(List.of("000001-step-10"), names());
    Files.delete(folder.resolve("000001-step-10/checkpoint.json"));
    checkpoints.reduce(Checkpoints.Kept.BEST); // none can be read: nothing is deleted
    assertEquals(List.of("000001-step-10"), names());
  }

  @Test
  void linkedFolderIsLeftAlone() throws IOException {
    checkpoints.save(checkpoint(10));
    Path link = temporary.resolve("link");
    Files.createSymbolicLink(link, folder);
    assertEquals(0, Checkpoints.in(link).excess(Checkpoints.Kept.NONE));
    Checkpoints.in(link).reduce(Checkpoints.Kept.NONE);
    assertEquals(List.of("000001-step-10"), names());
  }

  private long size() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
