package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        new Options(Map.of("points", "7"), Duration.ofMinutes(2), Optional.of(root.resolve("out")));
    String before = Files.readString(notebook);
    Outcome outcome = new NotebookRunner(root, JAVA).run(notebook, options);
    assertEquals(Optional.empty(), outcome.failure());
    assertEquals(before, Files.readString(notebook));
    String after = Files.readString(outcome.written());
    assertTrue(after.contains("\"image/png\""), after);
    assertTrue(after.contains("rnn ends at 7"), after);
  }

  @Test
  void aFailingCellIsNamedAndTheFileStaysAsItWas() throws Exception {
    Path notebook =
        notebook(
            """
            {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": null,
             "source": "int x = 1;"},
            {"cell_type": "code", "id": "b", "metadata": {}, "outputs": [], "execution_count": null,
             "source": "throw new IllegalStateException(\\"no <such> thing\\");"},
            {"cell_type": "code", "id": "c", "metadata": {}, "outputs": [], "execution_count": null,
             "source": "x + 1"}\
            """);
    String before = Files.readString(notebook);
    Outcome outcome = new NotebookRunner(root, JAVA).run(notebook, Options.DEFAULT);
    Failure failure = outcome.failure().orElseThrow();
    assertEquals(2, failure.cell());
    assertTrue(failure.message().contains("no <such> thing"), failure.message());
    assertEquals(before, Files.readString(notebook));
    try (Stream<Path> files = Files.list(root)) {
      assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith(".running")));
    }
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
