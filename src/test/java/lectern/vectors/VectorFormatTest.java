package lectern.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import lectern.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The golden files are gensim's, word2vec's and fastText's; see formats.py beside them.
class VectorFormatTest {
  private static final List<String> WORDS = List.of("der", "Äpfel", "naïve", "中文", "x\u00a0y");
  private static final float[] ROWS = {
    0.5f, -1.25f, 3, 1e-7f, 2.5e8f, -0f, 1 / 3f, 2 / 3f, -1 / 7f, 1, 2, 3, -1, 0.1f, 0.2f
  };

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "gensim.txt, WORD2VEC_TEXT",
    "gensim.bin, WORD2VEC_BINARY",
    "word2vec.bin, WORD2VEC_BINARY",
    "glove.txt, GLOVE"
  })
  void readsWhatOthersWrote(String name, VectorFormat format) throws Exception {
    Path file = golden(name);
    assertEquals(format, VectorFormat.of(file));
    WordVectors vectors = VectorFormat.load(file);
    assertEquals(WORDS, vectors.vocabulary().tokens());
    assertArrayEquals(ROWS, vectors.rows());
  }

  @Test
  void readsFastTextsVectors() throws Exception {
    WordVectors vectors = VectorFormat.load(golden("fasttext.vec"));
    assertEquals(List.of("the", "cat", "saw", "dog", "</s>"), vectors.vocabulary().tokens());
    assertArrayEquals(
        new float[] {0.0034509f, 0.01769f, 0.00066929f, 0.028291f, 0.026664f}, vectors.of("cat"));
  }

  @ParameterizedTest
  @CsvSource({"WORD2VEC_TEXT", "WORD2VEC_BINARY", "GLOVE"})
  void whatIsWrittenIsReadToTheBit(VectorFormat format) {
    Path file = folder.resolve("vectors");
    format.write(new WordVectors(WORDS, ROWS, 3), file);
    assertEquals(format, VectorFormat.of(file));
    WordVectors back = VectorFormat.load(file);
    assertEquals(WORDS, back.vocabulary().tokens());
    assertArrayEquals(ROWS, back.rows());
  }

  @Test
  void theBinaryFormatIsWord2vecsToTheByte() throws Exception {
    Path file = folder.resolve("vectors.bin");
    VectorFormat.WORD2VEC_BINARY.write(new WordVectors(WORDS, ROWS, 3), file);
    assertArrayEquals(Files.readAllBytes(golden("word2vec.bin")), Files.readAllBytes(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gensim.txt", "gensim.bin", "glove.txt"})
  void wordsThatAreNotWantedAreLeftOut(String name) throws Exception {
    WordVectors some = VectorFormat.load(golden(name), Set.of("naïve", "中文", "else")::contains);
    assertEquals(List.of("naïve", "中文"), some.vocabulary().tokens());
    assertArrayEquals(Arrays.copyOfRange(ROWS, 6, 12), some.rows());
  }

  @ParameterizedTest
  @CsvSource({"gensim.txt", "gensim.bin", "glove.txt"})
  void theFirstWordsAreReadAndNothingBeyond(String name) throws Exception {
    byte[] bytes = Files.readAllBytes(golden(name));
    Path broken = write(Arrays.copyOf(bytes, bytes.length - 2));
    WordVectors first = VectorFormat.of(golden(name)).readFirst(broken, 3);
    assertEquals(WORDS.subList(0, 3), first.vocabulary().tokens());
    assertArrayEquals(Arrays.copyOf(ROWS, 9), first.rows());
  }

  @Test
  void readsWinksJson() throws IOException {
    String json =
        """
        {"precision":8,"l2NormIndex":2,"wordIndex":3,"size":2,"dimensions":2,
         "words":["vectors","b"],"vectors":{"vectors":[3,-4,5,0],"b":[0.5,1e-3,0.5,1]},"unkVector":[0,0,0,-1]}
        """;
    Path file = write(json);
    assertEquals(VectorFormat.WINK, VectorFormat.of(file));
    WordVectors vectors = VectorFormat.load(file);
    assertEquals(List.of("vectors", "b"), vectors.vocabulary().tokens());
    assertArrayEquals(new float[] {3, -4, 0.5f, 0.001f}, vectors.rows());
    assertEquals(List.of("b"), VectorFormat.load(file, "b"::equals).vocabulary().tokens());
    assertSays(() -> VectorFormat.WINK.write(vectors, file), "use word2vec-text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 3;a 1 2 3;b 1 2|:3: expected a word and 3 numbers, found 3 fields",
        "2 3;a 1 2 3;b 1 2 3 4|:3: expected a word and 3 numbers, found 5 fields",
        "2 3;a 1 2 3;a 1 2 3|:3: the word 'a' stands on line 2 already",
        "2 3;a 1 2 3;b 1 x 3|:3: expected a finite number, found 'x'",
        "2 3;a 1 2 3;b 1 NaN 3|:3: expected a finite number, found 'NaN'",
        "2 3;a 1 2 3;b 1 1e99 3|:3: expected a finite number, found '1e99'",
        "2 3;a 1 2 3; 1 2 3|:3: a word is missing",
        "3 3;a 1 2 3;b 1 2 3|:3: the file ends after 2 words, but its first line promises 3",
        "9999999999 3;a 1 2 3|:2: the file ends after 1 words",
        "1 3;a 1 2 3;b 1 2 3|:3: the first line promises 1 words, but there are more",
        "a 1 2 3;b 1 2|:2: expected a word and 3 numbers, found 3 fields",
        "one|:1: expected a word and its numbers, found 1 fields",
      })
  void whatIsWrongInTextIsToldWithItsLine(String lines, String message) throws IOException {
    Path file = write(lines.replace(';', '\n') + "\n");
    assertSays(() -> VectorFormat.load(file), file + message);
  }

  @Test
  void anEmptyFileAndNoFileAreTold() throws IOException {
    Path empty = write("");
    assertSays(() -> VectorFormat.load(empty), "is empty");
    assertSays(() -> VectorFormat.load(folder.resolve("none")), "There is no file");
  }

  @Test
  void wordsThatAreNotUtf8AreTold() throws IOException {
    Path text = write("2 1\na 1\n\u00fc 2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertSays(() -> VectorFormat.load(text), text + ":3: the word is not UTF-8");
    Path binary = write("1 1\n\u00fc 1234".getBytes(StandardCharsets.ISO_8859_1));
    assertSays(
        () -> VectorFormat.WORD2VEC_BINARY.read(binary, _ -> true),
        binary + ", offset 6: the word before is not UTF-8");
  }

  @Test
  void whatIsWrongInBinaryIsToldWithItsOffset() throws Exception {
    byte[] good = Files.readAllBytes(golden("word2vec.bin"));
    assertBinarySays(Arrays.copyOf(good, good.length - 3), "96", "the file ends within a vector");
    assertBinarySays(Arrays.copyOf(good, good.length - 16), "83", "the file ends within a word");
    byte[] more = Arrays.copyOf(good, good.length + 1);
    more[good.length] = 'x';
    assertBinarySays(more, "99", "the first line promises 5 words, but there are more");
    assertBinarySays(bytes("9999999999 3\na "), "15", "the file ends within a vector");
    assertBinarySays(bytes("1 60000\na 1"), "11", "the file ends within a vector");
    assertBinarySays(bytes("1 99999\na 1"), "0", "expected how many words and how many numbers");
    assertBinarySays(bytes("none"), "0", "expected how many words and how many numbers");
    assertBinarySays(bytes("1 1\n  abc"), "5", "a word is missing");
    assertBinarySays(bytes("1 1\n" + "w".repeat(5000)), "4101", "no space ends the word");
    assertBinarySays(
        bytes("2 1\na 1234\na 1234"), "17", "the word 'a' is there twice, first before offset 10");
    byte[] infinite = bytes("1 1\na 1234");
    infinite[8] = (byte) 0x80;
    infinite[9] = 0x7f;
    assertBinarySays(infinite, "10", "the vector of 'a' before has a number that is not finite");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'dimensions':2,'vectors':{'a':[1,2,3]}}|expected 2 numbers, a length and a place for 'a'",
        "{'dimensions':2,'vectors':{'a':[1,2,3,4],'a':[1,2,3,4]}}|the word 'a' is there twice",
        "{'dimensions':2,'vectors':{'a':[1,'x',3,4]}}|expected a finite number in the vector of 'a'",
        "{'dimensions':2,'vectors':{'a':[1,1e99,3,4]}}|expected a finite number",
        "{'dimensions':2,'vectors':{'a':3}}|expected a word and an array of numbers",
        "{'dimensions':2,'vectors':{'a':[1,2,3,4]|this is no JSON",
        "{'vectors':{'a':[1,2,3,4]}}|expected 'dimensions' before 'vectors'",
        "{'dimensions':0,'vectors':{}}|expected dimensions between 1 and 65536",
        "{'dimensions':2}|expected 'vectors'",
        "{'dimensions':|this is no JSON",
      })
  void whatIsWrongInJsonIsTold(String json, String message) throws IOException {
    Path file = write(json.replace('\'', '"'));
    assertSays(() -> VectorFormat.load(file), message);
  }

  @Test
  void aPackedFileIsToldSo() throws IOException {
    Path file = write(new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertSays(() -> VectorFormat.load(file), "is packed with gzip");
    assertSays(() -> VectorFormat.GLOVE.read(file, _ -> true), "is packed with gzip");
  }

  @Test
  void aWordWithWhiteSpaceCannotBeWritten() {
    WordVectors vectors = new WordVectors(List.of("New York"), new float[1], 1);
    assertSays(
        () -> VectorFormat.GLOVE.write(vectors, folder.resolve("x")), "The word 'New York' has");
  }

  private void assertBinarySays(byte[] bytes, String offset, String message) throws IOException {
    Path file = write(bytes);
    assertSays(
        () -> VectorFormat.WORD2VEC_BINARY.read(file, _ -> true),
        file + ", offset " + offset + ": " + message);
  }

  private static void assertSays(Executable what, String message) {
    String said = assertThrows(InputException.class, what).getMessage();
    assertTrue(said.contains(message), said);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path write(String text) throws IOException {
    return write(bytes(text));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }

  private static Path golden(String name) throws URISyntaxException {
    return Path.of(VectorFormatTest.class.getResource(name).toURI());
  }
}
