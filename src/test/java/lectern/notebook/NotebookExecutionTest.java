package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import lectern.notebook.NotebookComparison.Difference;
import lectern.notebook.NotebookRunner.Cause;
import lectern.notebook.NotebookRunner.Check;
import lectern.notebook.NotebookRunner.Failure;
import lectern.notebook.NotebookRunner.Options;
import lectern.notebook.NotebookRunner.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs small notebooks through the real Jupyter and the real kernel.
class NotebookExecutionTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  @TempDir Path root;

  /// A project whose jar leads to the class path of this test.
  @BeforeEach
  void project() throws Exception {
    assumeTrue(
        jupyter(), "Jupyter is not installed: apt-get install jupyter-notebook jupyter-nbconvert");
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    Path jar = Files.createDirectories(root.resolve("target")).resolve("lectern.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  @Test
  void executesInPlaceAndShowsAChartAsAPicture() throws Exception {
    Path notebook =
        notebook(
            """
            {"cell_type": "code", "id": "a", "metadata": {"tags": ["parameters"]}, "outputs": [],
             "execution_count": null, "source": "int points = 2;"},
            {"cell_type": "code", "id": "b", "metadata": {}, "outputs": [], "execution_count": null,
             "source": ["import lectern.report.*;\\n", "double[] xs = {1, points};\\n",
              "LineChart.titled(\\"Loss\\").line(\\"rnn\\", xs, xs).draw()"]}\
            """);
    Options options =
        new Options(
            Map.of("points", "7"),
            Duration.ofMinutes(2),
            Duration.ofMinutes(3),
            Optional.of(root.resolve("out")));
    String before = Files.readString(notebook);
    Outcome outcome = new NotebookRunner(root, JAVA).run(notebook, options);
    assertEquals(Optional.empty(), outcome.failure());
    assertEquals(before, Files.readString(notebook));
    String after = Files.readString(outcome.written().orElseThrow());
    assertTrue(after.contains("\"image/png\""), after);
    assertTrue(after.contains("rnn ends at 7"), after);
  }

  @Test
  void aFailingCellIsNamedTheFileStaysAndWhatThereWasIsKept() throws Exception {
    Path notebook =
        notebook(
            code("int x = 1; System.out.println(\"one\");"),
            code("throw new IllegalStateException(\"no <such> thing\");"),
            code("x + 1"));
    String before = Files.readString(notebook);
    Outcome outcome = new NotebookRunner(root, JAVA).run(notebook, Options.DEFAULT);
    Failure failure = outcome.failure().orElseThrow();
    assertEquals(Cause.CELL, failure.cause());
    assertEquals(2, failure.cell());
    assertTrue(failure.message().contains("no <such> thing"), failure.message());
    assertEquals(before, Files.readString(notebook));
    Path partial = outcome.written().orElseThrow();
    assertEquals(root.resolve("a.partial.ipynb"), partial);
    List<JsonNode> cells = NotebookFile.read(partial).codeCells();
    assertEquals("one\n", NotebookFile.joined(cells.get(0).at("/outputs/0/text")));
    assertEquals("error", cells.get(1).at("/outputs/0/output_type").asText());
    assertTrue(cells.get(2).path("outputs").isEmpty());
  }

  /// The cell does not listen to its interrupt, either.
  @Test
  void aCellThatIsOutOfTimeIsStoppedAndItsOutputKept() throws Exception {
    Path notebook =
        notebook(code("System.out.println(\"begun\");\nwhile (true) {}"), code("1 + 1"));
    Options options =
        new Options(
            Map.of(), Duration.ofSeconds(8), Duration.ofHours(1), Optional.of(root.resolve("out")));
    Outcome outcome = new NotebookRunner(root, JAVA).run(notebook, options);
    assertEquals(
        Optional.of(new Failure(Cause.TIME, 1, "it took longer than 8 s")), outcome.failure());
    Path partial = outcome.written().orElseThrow();
    assertEquals(root.resolve("out").resolve("a.partial.ipynb"), partial);
    List<JsonNode> cells = NotebookFile.read(partial).codeCells();
    assertEquals("begun\n", NotebookFile.joined(cells.get(0).at("/outputs/0/text")));
    assertTrue(cells.get(1).path("outputs").isEmpty());
    assertFalse(Files.exists(root.resolve("out").resolve("a.ipynb")));
  }

  @Test
  void aNotebookThatIsOutOfTimeKeepsWhatItsCellsDidBeforeAndAfterTheInterrupt() throws Exception {
    Path notebook =
        notebook(
            code("System.out.println(\"begun\");"),
            code(
                """
                try {
                  Thread.sleep(600_000);
                } catch (InterruptedException e) {
                  System.out.println("put in order");
                }\
                """));
    Options options =
        new Options(Map.of(), Duration.ofHours(1), Duration.ofSeconds(8), Optional.empty());
    Outcome outcome = new NotebookRunner(root, JAVA).run(notebook, options);
    Failure failure = outcome.failure().orElseThrow();
    assertEquals(Cause.TIME, failure.cause());
    assertEquals(2, failure.cell());
    assertTrue(failure.message().contains("whole notebook took longer than 8 s"));
    List<JsonNode> cells = NotebookFile.read(root.resolve("a.partial.ipynb")).codeCells();
    assertEquals("begun\n", NotebookFile.joined(cells.get(0).at("/outputs/0/text")));
    assertEquals("put in order\n", NotebookFile.joined(cells.get(1).at("/outputs/0/text")));
  }

  @Test
  void aNotebookIsHeldAgainstItsOwnOutputs() throws Exception {
    Path notebook =
        notebook(
            code(
                """
                import lectern.report.*;
                double[] xs = {1, 2};
                System.out.println("figure " + xs[1]);
                LineChart.titled("Loss").line("rnn", xs, xs).draw()\
                """),
            code("System.nanoTime()").replace("{}", "{\"tags\": [\"volatile\"]}"));
    NotebookRunner runner = new NotebookRunner(root, JAVA);
    assertEquals(Optional.empty(), runner.run(notebook, Options.DEFAULT).failure());
    String committed = Files.readString(notebook);
    Check same = runner.check(notebook, Options.DEFAULT);
    assertEquals(NotebookComparison.NONE, same.comparison());
    assertTrue(same.passed());
    Files.writeString(notebook, committed.replace("figure 2.0", "figure 2.5"));
    Check other = runner.check(notebook, Options.DEFAULT);
    assertFalse(other.passed());
    assertEquals(
        List.of(
            new Difference(
                1, "line 1 of the printed text (stdout), output 1", "figure 2.5", "figure 2.0")),
        other.comparison().differences());
    assertEquals(committed.replace("figure 2.0", "figure 2.5"), Files.readString(notebook));
  }

  private static String code(String source) throws IOException {
    ObjectMapper json = new ObjectMapper();
    return "{\"cell_type\": \"code\", \"id\": \"%08x\", \"metadata\": {}, \"outputs\": [],"
            .formatted(source.hashCode())
        + " \"execution_count\": null, \"source\": %s}".formatted(json.writeValueAsString(source));
  }

  private Path notebook(String... cells) throws IOException {
    return notebook(String.join(",", cells));
  }

  private Path notebook(String cells) throws IOException {
    return Files.writeString(
        root.resolve("a.ipynb"),
        "{\"cells\": ["
            + cells
            + "], \"metadata\": {\"kernelspec\": {\"display_name\": \"Java\", \"language\": \"java\","
            + " \"name\": \"java\"}}, \"nbformat\": 4, \"nbformat_minor\": 5}");
  }

  private static boolean jupyter() throws InterruptedException {
    try {
      return new ProcessBuilder("jupyter", "nbconvert", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
