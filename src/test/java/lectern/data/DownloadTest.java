package lectern.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.InputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final byte[] BYTES =
      "to be, or not to be".repeat(10_007).getBytes(StandardCharsets.UTF_8);

  @TempDir Path data;
  private final Shelf shelf = new Shelf();
  private Corpora corpora;

  @BeforeEach
  void describe() throws IOException {
    Shelf.describe(
        data,
        "play",
        "files:\n  - {name: a.txt, url: '%s/a.txt', bytes: %d, sha256: %s}\n"
            .formatted(shelf.address(), BYTES.length, sha256(BYTES)));
    corpora =
        new Corpora(
            data,
            Optional.empty(),
            new Download.Patience(3, Duration.ofMillis(1), Duration.ofSeconds(5)));
  }

  @AfterEach
  void close() {
    shelf.close();
  }

  @Test
  void downloadsWithProgress() throws Exception {
    shelf.put("/a.txt", Shelf.file(BYTES));
    List<Long> progress = new ArrayList<>();
    Path folder = corpora.fetch("play", (file, done, total) -> progress.add(done));
    assertArrayEquals(BYTES, Files.readAllBytes(folder.resolve("a.txt")));
    assertEquals(0, progress.getFirst());
    assertEquals(BYTES.length, progress.getLast());
    assertEquals(progress.stream().sorted().toList(), progress);
    assertEquals(List.of("a.txt"), left());
    assertEquals(folder, corpora.locate("play"));
    corpora.fetch("play", FetchProgress.SILENT);
    assertEquals(List.of("all"), shelf.ranges(), "a cached corpus is not asked for again");
  }

  @Test
  void goesOnWhereItWasCut() throws Exception {
    shelf.put("/a.txt", Shelf.cut(BYTES, 70_001), Shelf.file(BYTES));
    Path folder = corpora.fetch("play", FetchProgress.SILENT);
    assertArrayEquals(BYTES, Files.readAllBytes(folder.resolve("a.txt")));
    assertEquals(2, shelf.ranges().size());
    assertTrue(shelf.ranges().get(1).matches("bytes=[1-9][0-9]*-"), shelf.ranges()::toString);
  }

  @Test
  void goesOnAfterAnotherProcess() throws Exception {
    Path part = Files.createDirectories(data.resolve("play/raw")).resolve("a.txt.part");
    Files.write(part, Arrays.copyOf(BYTES, 1009));
    shelf.put("/a.txt", Shelf.file(BYTES));
    assertArrayEquals(
        BYTES, Files.readAllBytes(corpora.fetch("play", FetchProgress.SILENT).resolve("a.txt")));
    assertEquals(List.of("bytes=1009-"), shelf.ranges());
  }

  @Test
  void startsAnewIfWhatWasThereIsBad() throws Exception {
    Path part = Files.createDirectories(data.resolve("play/raw")).resolve("a.txt.part");
    Files.write(part, new byte[1009]);
    shelf.put("/a.txt", Shelf.file(BYTES), Shelf.file(BYTES));
    assertArrayEquals(
        BYTES, Files.readAllBytes(corpora.fetch("play", FetchProgress.SILENT).resolve("a.txt")));
    assertEquals(List.of("bytes=1009-", "all"), shelf.ranges());
  }

  @Test
  void aServerWithoutRangesSendsItAllAgain() throws Exception {
    shelf.put("/a.txt", Shelf.cut(BYTES, 70_001), Shelf.unannounced(BYTES));
    assertArrayEquals(
        BYTES, Files.readAllBytes(corpora.fetch("play", FetchProgress.SILENT).resolve("a.txt")));
  }

  @Test
  void aBusyServerIsAskedAgain() throws Exception {
    shelf.put("/a.txt", Shelf.status(503), Shelf.status(429), Shelf.file(BYTES));
    corpora.fetch("play", FetchProgress.SILENT);
    assertEquals(3, shelf.ranges().size());
  }

  @Test
  void givesUpWithAReasonAndKeepsWhatCame() throws Exception {
    shelf.put("/a.txt", Shelf.cut(BYTES, 70_001), Shelf.status(503), Shelf.status(503));
    var error = refusal();
    assertTrue(
        error.endsWith(
            "/a.txt: the server answered 503 (3 attempts). Try again later; what is there already"
                + " is kept."),
        error);
    assertEquals(List.of("a.txt.part"), left());
  }

  @Test
  void aStalledServerIsGivenUp() throws Exception {
    corpora =
        new Corpora(
            data,
            Optional.empty(),
            new Download.Patience(2, Duration.ofMillis(1), Duration.ofMillis(300)));
    shelf.put("/a.txt", Shelf.stalled(BYTES, 70_001), Shelf.file(BYTES));
    assertArrayEquals(
        BYTES, Files.readAllBytes(corpora.fetch("play", FetchProgress.SILENT).resolve("a.txt")));
  }

  @Test
  void anInterruptedDownloadKeepsWhatCame() throws Exception {
    shelf.put("/a.txt", Shelf.stalled(BYTES, 70_001), Shelf.file(BYTES));
    Thread caller = Thread.currentThread();
    FetchProgress interrupting =
        (file, done, total) -> {
          if (done > 0) {
            caller.interrupt();
          }
        };
    assertThrows(InterruptedException.class, () -> corpora.fetch("play", interrupting));
    assertEquals(List.of("a.txt.part"), left());
    Path folder = corpora.fetch("play", FetchProgress.SILENT);
    assertArrayEquals(BYTES, Files.readAllBytes(folder.resolve("a.txt")));
  }

  @Test
  void anotherFileIsRefusedAndNothingLeft() throws Exception {
    byte[] other = BYTES.clone();
    other[12] ^= 1;
    shelf.put("/a.txt", Shelf.file(other));
    String error = refusal();
    assertTrue(
        error.contains("a.txt is another file: its SHA-256 is " + sha256(other) + ", expected"),
        error);
    assertEquals(List.of(), left());
  }

  @Test
  void aLongerFileIsRefusedBeforeItIsRead() throws Exception {
    shelf.put("/a.txt", Shelf.file(new byte[BYTES.length + 1]));
    String error = refusal();
    assertTrue(error.startsWith("a.txt has 190134 bytes at http://"), error);
    assertEquals(List.of(), left());
  }

  @Test
  void aLongerFileIsRefusedWhileItIsRead() throws Exception {
    shelf.put("/a.txt", Shelf.unannounced(new byte[3 * BYTES.length]));
    String error = refusal();
    assertTrue(error.startsWith("a.txt has more than the expected 190133 bytes at http://"), error);
    assertEquals(List.of(), left());
  }

  @Test
  void saysWhatToDoIfItIsGone() throws Exception {
    String error = refusal();
    assertTrue(error.startsWith("a.txt is no longer at http://"), error);
    assertTrue(error.contains("LECTERN_DATA_MIRROR"), error);
    shelf.put("/a.txt", Shelf.status(403));
    assertTrue(refusal().endsWith("/a.txt answered 403."));
  }

  @Test
  void anAddressMirrorIsAskedFirst() throws Exception {
    shelf.put("/mirror/play/a.txt", Shelf.file(BYTES));
    corpora = Corpora.open(data, Optional.of(shelf.address() + "/mirror/"));
    assertEquals(Corpora.State.DOWNLOADABLE, corpora.state(corpora.dataset("play")));
    Path folder = corpora.locate("play");
    assertArrayEquals(BYTES, Files.readAllBytes(folder.resolve("a.txt")));
  }

  private String refusal() {
    return assertThrows(InputException.class, () -> corpora.fetch("play", FetchProgress.SILENT))
        .getMessage();
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("play/raw"))) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private String sha256(byte[] bytes) throws IOException {
    Path file = data.resolve("bytes");
    return Sha256.of(Files.write(file, bytes));
  }
}
