package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lectern.notebook.NotebookComparison.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookComparisonTest {
  @TempDir Path root;

  @Test
  void theFirstLineThatDiffersIsNamed() throws Exception {
    List<Difference> found =
        compare(printed("[\"a\\n\", \"b 1\\n\"]"), printed("\"a\\nb 2\\n\"")).differences();
    assertEquals(
        List.of(new Difference(1, "line 2 of the printed text (stdout), output 1", "b 1", "b 2")),
        found);
    assertEquals(
        """
        code cell 1: line 2 of the printed text (stdout), output 1
          committed: b 1
          now:       b 2\
        """,
        found.getFirst().sentence());
    assertEquals(
        "(ends before)",
        compare(printed("\"a\""), printed("\"a\\nb\"")).differences().getFirst().committed());
  }

  @Test
  void aStreamInPiecesIsTheSameStream() throws Exception {
    assertEquals(
        NotebookComparison.NONE,
        compare(printed("\"a\\n\"") + "," + printed("\"b\\n\""), printed("\"a\\nb\\n\"")));
  }

  @Test
  void ofATableTheHtmlIsComparedElementByElementButNotWhatIsVolatile() throws Exception {
    String table = "<tr><td>loss</td><td%s>%s</td></tr>";
    assertEquals(
        NotebookComparison.NONE,
        compare(
            html(table.formatted(" class='figure' data-volatile", "1.5"), "1.5"),
            html(table.formatted(" class='figure' data-volatile", "22.5"), "22.5")));
    assertEquals(
        List.of(
            new Difference(
                1, "line 3 of the HTML, output 1", "<td>1</td></tr>", "<td>2</td></tr>")),
        compare(html(table.formatted("", "1"), "same"), html(table.formatted("", "2"), "same"))
            .differences());
  }

  @Test
  void picturesThatDifferAreKeptSideBySide() throws Exception {
    List<Difference> found =
        compare(picture("ends at 1", "aa", "AQ\\n=="), picture("ends at 1", "aa", "Ag=="))
            .differences();
    assertEquals("a picture of output 1", found.getFirst().what());
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(Path.of(found.getFirst().committed())));
    assertArrayEquals(new byte[] {2}, Files.readAllBytes(Path.of(found.getFirst().now())));
    assertTrue(
        compare(picture("x", "aa", "AQ=="), picture("x", "aa", "A\\nQ==")).differences().isEmpty());
  }

  @Test
  void withOtherFontsOnlyThePicturesWordsAreCompared() throws Exception {
    NotebookComparison same =
        compare(picture("ends at 1", "aa", "AQ=="), picture("ends at 1", "bb", "Ag=="));
    assertEquals(new NotebookComparison(List.of(), 1), same);
    assertEquals(
        "ends at 2",
        compare(picture("ends at 1", "aa", "AQ=="), picture("ends at 2", "bb", "Ag=="))
            .differences()
            .getFirst()
            .now());
  }

  @Test
  void errorsKindsAndNumbersOfOutputsCount() throws Exception {
    String error =
        "{\"output_type\": \"error\", \"ename\": \"E\", \"evalue\": \"%s\", \"traceback\": []}";
    assertEquals(
        "E: b", compare(error.formatted("a"), error.formatted("b")).differences().getFirst().now());
    assertEquals(
        new Difference(1, "the kind of output 1", "error", "HTML"),
        compare(error.formatted("a"), html("a", "a")).differences().getFirst());
    assertEquals(
        new Difference(1, "the number of its outputs", "1", "0"),
        compare(html("a", "a"), "").differences().getFirst());
  }

  @Test
  void aCellTaggedVolatileMayDifferAndMarkdownHasNoOutputs() throws Exception {
    String tagged = "\"metadata\": {\"tags\": [\"volatile\"]}";
    NotebookFile committed = file(html("a", "a"));
    NotebookFile before = NotebookFile.read(marked(committed, tagged));
    NotebookFile now = NotebookFile.read(marked(file(html("b", "b")), tagged));
    assertEquals(
        NotebookComparison.NONE, NotebookComparison.of(before, now, root.resolve("aside.ipynb")));
    assertFalse(compare(html("a", "a"), html("b", "b")).differences().isEmpty());
  }

  private Path marked(NotebookFile file, String metadata) throws Exception {
    Path path = root.resolve("marked.ipynb");
    file.write(path);
    String text = Files.readString(path).replaceFirst("\"metadata\" *: *\\{ *}", metadata);
    assertTrue(text.contains("volatile"), text);
    return Files.writeString(path, text);
  }

  private NotebookComparison compare(String before, String now) throws Exception {
    return NotebookComparison.of(file(before), file(now), root.resolve("aside.ipynb"));
  }

  private NotebookFile file(String outputs) throws Exception {
    Path path = root.resolve("a.ipynb");
    Files.writeString(
        path,
        "{\"cells\": [{\"cell_type\": \"code\", \"metadata\": {}, \"source\": \"x\", \"outputs\": ["
            + outputs
            + "]}, {\"cell_type\": \"markdown\", \"source\": \"\"}]}");
    return NotebookFile.read(path);
  }

  private static String printed(String text) {
    return "{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": " + text + "}";
  }

  private static String html(String html, String text) {
    return "{\"output_type\": \"display_data\", \"metadata\": {}, \"data\": {\"text/html\": \""
        + html
        + "\", \"text/plain\": \""
        + text
        + "\"}}";
  }

  private static String picture(String words, String letters, String png) {
    return "{\"output_type\": \"display_data\", \"metadata\": {\"lectern\": {\"letters\": \""
        + letters
        + "\"}}, \"data\": {\"image/png\": \""
        + png
        + "\", \"text/plain\": \""
        + words
        + "\"}}";
  }
}
