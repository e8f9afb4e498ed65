package lectern.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lectern.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorporaTest {
  private static final byte[] TEXT = "a rose is a rose\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temporary;
  private Path data;
  private Path mirror;
  private Corpora corpora;

  @BeforeEach
  void folders() throws IOException {
    data = Files.createDirectories(temporary.resolve("data"));
    mirror = Files.createDirectories(temporary.resolve("mirror"));
    corpora = Corpora.open(data, Optional.of(mirror.toString()));
  }

  @Test
  void copiesFromAMirrorFolder() throws Exception {
    plain(TEXT);
    assertEquals(Corpora.State.MISSING, state());
    put("a.txt", TEXT);
    assertEquals(Corpora.State.MIRRORED, state());
    Path folder = corpora.locate("c");
    assertEquals("a rose is a rose\n", Files.readString(folder.resolve("a.txt")));
    assertEquals(Corpora.State.CACHED, state());
    Files.delete(mirror.resolve("c/a.txt"));
    assertEquals(folder, corpora.locate("c"));
  }

  @Test
  void replacesACachedFileThatWasAltered() throws Exception {
    plain(TEXT);
    put("a.txt", TEXT);
    Path file = corpora.locate("c").resolve("a.txt");
    Files.writeString(file, "a rose is a nose\n");
    assertEquals("a rose is a rose\n", Files.readString(corpora.locate("c").resolve("a.txt")));
  }

  @Test
  void refusesAMirrorWithOtherBytes() throws Exception {
    plain(TEXT);
    put("a.txt", "a rose is a nose\n".getBytes(StandardCharsets.UTF_8));
    var error = assertThrows(InputException.class, () -> corpora.locate("c"));
    assertTrue(error.getMessage().contains("size or SHA-256 differ"), error.getMessage());
    assertEquals(List.of(), left());
  }

  @Test
  void takesAMirrorAsPathOrAddress() throws Exception {
    plain(TEXT);
    put("a.txt", TEXT);
    corpora = Corpora.open(data, Optional.of(mirror.toUri().toString()));
    assertEquals(Corpora.State.MIRRORED, state());
    corpora = Corpora.open(data, Optional.of(" "));
    assertEquals(Corpora.State.MISSING, state());
    corpora = Corpora.open(data, Optional.of("/no/such/folder"));
    var error = assertThrows(MissingDataException.class, () -> corpora.locate("c"));
    assertTrue(error.getMessage().contains("/no/such/folder is no folder"), error.getMessage());
    for (String wrong : List.of("https://a b/", "file:relative", "\0")) {
      assertThrows(InputException.class, () -> Corpora.open(data, Optional.of(wrong)));
    }
  }

  @Test
  void aMissingCorpusNamesTheRemedy() throws Exception {
    plain(TEXT);
    var byHand = assertThrows(MissingDataException.class, () -> corpora.locate("c"));
    assertEquals("c", byHand.corpus());
    assertTrue(Files.notExists(data.resolve("c/raw")), "asking leaves nothing behind");
    assertTrue(byHand.getMessage().contains("put a.txt into"), byHand.getMessage());
    describe("files:\n  - {name: a.txt, url: 'https://localhost/a', bytes: 1, sha256: %s}\n");
    var fetch = assertThrows(MissingDataException.class, () -> corpora.locate("c"));
    assertEquals(
        "Corpus c is not on this machine. Fetch it: ./lectern data fetch c", fetch.getMessage());
    var unknown = assertThrows(InputException.class, () -> corpora.locate("cc"));
    assertEquals(
        "There is no corpus 'cc' in " + data + "; did you mean 'c'? Allowed: c.",
        unknown.getMessage());
    assertThrows(InputException.class, () -> corpora.locate("../data/c"));
  }

  @Test
  void unpacksWhatIsListedAndNothingElse() throws Exception {
    byte[] zip = zip(Map.of("in/a.txt", TEXT, "in/b.txt", TEXT, "in/c.txt", TEXT));
    packed("zip", zip, "member: in/a.txt, ");
    put("c.zip", zip);
    assertEquals(Corpora.State.MIRRORED, state());
    corpora.locate("c");
    assertEquals(List.of("a.txt"), left());
  }

  @Test
  void unpacksOneFile() throws Exception {
    byte[] gz = gz(TEXT);
    packed("gz", gz, "");
    put("c.gz", gz);
    assertEquals("a rose is a rose\n", Files.readString(corpora.locate("c").resolve("a.txt")));
  }

  @Test
  void takesAnArchiveThatWasPutThereByHand() throws Exception {
    byte[] gz = gz(TEXT);
    packed("gz", gz, "");
    Files.write(Files.createDirectories(data.resolve("c/raw")).resolve("c.gz"), gz);
    corpora.locate("c");
    assertEquals(List.of("a.txt"), left());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.txt", "in/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt"})
  void refusesAnArchiveThatLeavesItsFolder(String name) throws Exception {
    byte[] zip = zip(Map.of(name, TEXT, "a.txt", TEXT));
    packed("zip", zip, "member: a.txt, ");
    put("c.zip", zip);
    String error = refusal();
    assertTrue(error.contains("has an entry that leaves its folder: '" + name + "'"), error);
    try (Stream<Path> all = Files.walk(temporary)) {
      assertEquals(
          List.of("c.lock", "c.zip", "c.zip", "dataset.yaml"),
          all.filter(Files::isRegularFile).map(p -> p.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void refusesBombs() throws Exception {
    byte[] gz = gz(new byte[50_000_000]);
    packed("gz", gz, "");
    put("c.gz", gz);
    assertTrue(refusal().contains("holds more than the 17 bytes that a.txt may have"));
    assertEquals(List.of("c.gz"), left());
    byte[] zip = zip(Map.of("a.txt", new byte[50_000_000]));
    packed("zip", zip, "member: a.txt, ");
    put("c.zip", zip);
    assertTrue(refusal().contains("holds more than the 17 bytes that a.txt may have"));
  }

  @Test
  void refusesAnArchiveWithOtherContents() throws Exception {
    byte[] other = gz("a rose is a nose\n".getBytes(StandardCharsets.UTF_8));
    packed("gz", other, "");
    put("c.gz", other);
    assertTrue(refusal().contains("holds another a.txt: its SHA-256 is"));
    byte[] empty = zip(Map.of("b.txt", TEXT));
    packed("zip", empty, "member: a.txt, ");
    put("c.zip", empty);
    assertEquals("Archive c.zip has no member 'a.txt'; it was not used.", refusal());
    byte[] noZip = "PK no more".getBytes(StandardCharsets.UTF_8);
    packed("zip", noZip, "member: a.txt, ");
    put("c.zip", noZip);
    assertTrue(refusal().startsWith("Archive c.zip cannot be unpacked ("));
  }

  @Test
  void theProjectsOwnDescriptionsAreRight() {
    List<Dataset> all = Corpora.open(Path.of("data"), Optional.empty()).list();
    assertEquals(
        "analogies mr mrpc multi30k ptb sst2 tatoeba tinyshakespeare trec ud-ewt wikitext-2"
            + " wink-vectors wordsim",
        String.join(" ", all.stream().map(Dataset::name).toList()));
    for (Dataset dataset : all) {
      boolean everywhere = dataset.files().stream().allMatch(f -> f.url().isPresent());
      boolean unpacked = dataset.archives().stream().allMatch(archive -> archive.url().isPresent());
      assertTrue(
          everywhere || unpacked && !dataset.archives().isEmpty() || !dataset.note().isEmpty(),
          dataset.name() + " has no address and does not say why");
    }
  }

  @Test
  void theHashIsThatOfAllFiles() throws Exception {
    plain(TEXT);
    String first = corpora.dataset("c").dataHash();
    assertTrue(first.matches("[0-9a-f]{64}"));
    plain("another".getBytes(StandardCharsets.UTF_8));
    assertNotEquals(first, corpora.dataset("c").dataHash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "files: [] ! :5: files must list at least one file.",
        "license: L ! :5: unknown key 'license'; did you mean 'licence'? Allowed: title, about,"
            + " licence, citation, homepage, note, archives, files.",
        "files: [{sha265: @}] ! :5: unknown key 'sha265'; did you mean 'sha256'? Allowed: name,"
            + " url, archive, member, encoding, bytes, sha256.",
        "title: again ! :5: the key 'title' is given twice, first at %s:1.",
        "files: a.txt ! :5: files must be a list, found 'a.txt'.",
        "files: [a.txt] ! :5: each of files must be keys and values, found 'a.txt'.",
        "files: [{bytes: 1, sha256: @}] ! :5: the key 'name' is missing; give a text.",
        "files: [{name: a, sha256: @}] ! :5: the key 'bytes' is missing; give the file's length.",
        "files: [{name: [a], bytes: 1, sha256: @}] ! :5: name must be a text, found a list.",
        "files: [{name: ~, bytes: 1, sha256: @}] ! :5: name must be a text, found nothing.",
        "files: [{name: ../a, bytes: 1, sha256: @}] ! :5: name must be one plain file name of"
            + " letters, digits, '.', '_' and '-', found '../a'.",
        "files: [{name: a, bytes: -1, sha256: @}] ! :5: bytes is -1; it must be 1 to"
            + " 1099511627776.",
        "files: [{name: a, bytes: 1.5, sha256: @}] ! :5: bytes must be a whole number of at most"
            + " 1099511627776, found '1.5'.",
        "files: [{name: a, bytes: 0, sha256: @}] ! :5: bytes is 0; it must be 1 to"
            + " 1099511627776.",
        "files: [{name: a, bytes: 1, sha256: 12}] ! :5: sha256 must be 64 hexadecimal digits in"
            + " lower case, found '12'.",
        "files: [{name: a, url: 'file:///etc/passwd', bytes: 1, sha256: @}] ! :5: url must be an"
            + " http or https address, found 'file:///etc/passwd'.",
        "files: [{name: a, encoding: utf-7, bytes: 1, sha256: @}] ! :5: encoding must be utf-8 or"
            + " latin-1, found 'utf-7'.",
        "files: [{name: a, archive: z, bytes: 1, sha256: @}] ! :5: archives lists no 'z'. There"
            + " are none.",
        "files: [{name: a, bytes: 1, sha256: @}, {name: A, bytes: 1, sha256: @}] ! :5: name 'A'"
            + " is there twice.",
      })
  void refusesAWrongDescription(String rest, String message) throws Exception {
    describe(rest.replace("@", "0".repeat(64)) + "\n");
    var error = assertThrows(InputException.class, () -> corpora.list());
    Path file = data.resolve("c/dataset.yaml");
    assertEquals(file + message.formatted(file), error.getMessage());
  }

  @Test
  void refusesWhatIsNoYaml() throws Exception {
    Path file = Files.createDirectories(data.resolve("c")).resolve("dataset.yaml");
    Files.writeString(file, "title: T\n\tabout: A\n");
    var tab = assertThrows(InputException.class, () -> corpora.list());
    assertTrue(tab.getMessage().startsWith(file + ":2: "), tab.getMessage());
    Files.write(file, new byte[] {'t', ':', ' ', (byte) 0xFF});
    var latin = assertThrows(InputException.class, () -> corpora.list());
    assertEquals(
        file + ":1: byte 0xff at offset 3 is not UTF-8 text; save the file in that encoding.",
        latin.getMessage());
    Files.writeString(file, "[".repeat(60_000));
    var deep = assertThrows(InputException.class, () -> corpora.list());
    assertTrue(deep.getMessage().startsWith(file + ":1: nested more than"), deep.getMessage());
    Files.writeString(file, "");
    assertEquals(
        file + ":1: there is nothing in it.",
        assertThrows(InputException.class, () -> corpora.list()).getMessage());
  }

  private void plain(byte[] text) throws IOException {
    describe(
        "files:\n  - {name: a.txt, bytes: %d, sha256: %s}\n".formatted(text.length, sha256(text)));
  }

  /// One file a.txt that should be TEXT, packed in an archive with these bytes.
  private void packed(String format, byte[] archive, String member) throws IOException {
    describe(
        """
        archives:
          - {name: c.%s, format: %s, bytes: %d, sha256: %s}
        files:
          - {name: a.txt, archive: c.%s, %sbytes: %d, sha256: %s}
        """
            .formatted(
                format,
                format,
                archive.length,
                sha256(archive),
                format,
                member,
                TEXT.length,
                sha256(TEXT)));
  }

  private void describe(String rest) throws IOException {
    Shelf.describe(data, "c", rest.replace("%s", "0".repeat(64)));
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.write(Files.createDirectories(mirror.resolve("c")).resolve(name), bytes);
  }

  private Corpora.State state() {
    return corpora.state(corpora.dataset("c"));
  }

  private String refusal() {
    return assertThrows(InputException.class, () -> corpora.locate("c")).getMessage();
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("c/raw"))) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private String sha256(byte[] bytes) throws IOException {
    Path file = Files.write(temporary.resolve("bytes"), bytes);
    try {
      return Sha256.of(file);
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gz(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(bytes)) {
      gz.write(content);
    }
    return bytes.toByteArray();
  }
}
