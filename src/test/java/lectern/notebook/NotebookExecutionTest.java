package lectern.notebook;

import static lectern.notebook.ScratchProject.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @BeforeEach
  void project() throws Exception {
    assumeTrue(
        ScratchProject.jupyterHas("nbconvert", ""),
        "Jupyter is not installed: apt-get install jupyter-notebook jupyter-nbconvert");
    ScratchProject.build(root);
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
    assertFalse(Files.exists(root.resolve("notebook.ipynb")), "Jupyter's own copy stays aside");
    String after = Files.readString(outcome.written().orElseThrow());
    assertTrue(after.contains("\"image/png\""), after);
    assertTrue(after.contains("rnn ends at 7"), after);
  }

  @Test
  void aFailingCellIsNamedTheFileStaysAndWhatThereWasIsKept() throws Exception {
    Path notebook =
        notebook(
            cell("int x = 1; System.out.println(\"one\");"),
            cell("throw new IllegalStateException(\"no <such> thing\");"),
            cell("x + 1"));
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
        notebook(cell("System.out.println(\"begun\");\nwhile (true) {}"), cell("1 + 1"));
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
            cell("System.out.println(\"begun\");"),
            cell(
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
            cell(
                """
                import lectern.report.*;
                double[] xs = {1, 2};
                System.out.println("figure " + xs[1]);
                LineChart.titled("Loss").line("rnn", xs, xs).draw()\
                """),
            cell("System.nanoTime()").replace("{}", "{\"tags\": [\"volatile\"]}"));
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

  private Path notebook(String... cells) throws IOException {
    return ScratchProject.notebook(root.resolve("a.ipynb"), cells);
  }
}
