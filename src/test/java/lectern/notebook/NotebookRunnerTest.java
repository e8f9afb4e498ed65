package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lectern.InputException;
import lectern.notebook.NotebookRunner.Cause;
import lectern.notebook.NotebookRunner.Failure;
import lectern.notebook.NotebookRunner.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookRunnerTest {
  @TempDir Path root;

  private static final String NOTEBOOK =
      """
      {"cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Title"]},
        {"cell_type": "code", "id": "b", "metadata": {"tags": ["parameters"]}, "outputs": [],
         "execution_count": null,
         "source": ["String profile = \\"quick\\";\\n", "int seeds = 3; // few\\n", "double rate = 0.1;"]},
        {"cell_type": "code", "id": "c", "metadata": {}, "outputs": [], "execution_count": null,
         "source": "throw new IllegalStateException(\\"no such thing\\");"}
      ], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
      """;

  @Test
  void valuesReplaceTheDeclarationsOfTheTaggedCell() throws Exception {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("profile", "fu\"ll$1\\");
    values.put("seeds", "5");
    NotebookFile changed = NotebookFile.read(notebook()).with(values);
    assertEquals(
        "String profile = \"fu\\\"ll$1\\\\\";\nint seeds = 5; // few\ndouble rate = 0.1;\n",
        changed.code().getFirst());
    Path out = root.resolve("out.ipynb");
    changed.write(out);
    assertEquals(changed.code(), NotebookFile.read(out).code());
  }

  @Test
  void valuesThatFindNoPlaceAreRefused() throws Exception {
    NotebookFile file = NotebookFile.read(notebook());
    assertTrue(message(() -> file.with(Map.of("sead", "5"))).contains("no variable 'sead'"));
    assertTrue(message(() -> file.with(Map.of("seeds", "5; evil()"))).contains("type int"));
    Path plain = Files.writeString(root.resolve("plain.ipynb"), "{\"cells\": []}");
    assertTrue(
        message(() -> NotebookFile.read(plain).with(Map.of("a", "1"))).contains("parameters"));
  }

  @Test
  void whatIsNoNotebookIsRefused() throws Exception {
    assertTrue(message(() -> NotebookFile.read(root.resolve("none.ipynb"))).contains("none.ipynb"));
    Path broken = Files.writeString(root.resolve("broken.ipynb"), "{");
    assertTrue(message(() -> NotebookFile.read(broken)).contains("not a notebook"));
    Path other = Files.writeString(root.resolve("other.ipynb"), "[1]");
    assertTrue(message(() -> NotebookFile.read(other)).contains("not a notebook"));
  }

  @Test
  void aCellsErrorIsToldInOneLine() throws Exception {
    assertEquals(
        "/ by zero",
        CellError.words(
            cell("java.lang.ArithmeticException", "/ by zero", "\u001b[31mat line 1\u001b[0m")));
    assertEquals(
        "it does not compile: cannot find symbol",
        CellError.words(
            cell("CompilerException", "", "Compile error:\n|    foo();\ncannot find symbol")));
    assertEquals(
        "it failed without a word",
        CellError.words(new ObjectMapper().readTree("{\"outputs\": []}")));
    assertEquals("Kernel error", CellError.lastWords("Traceback\n  in x\n\nKernel error\n"));
    assertEquals(
        "a.ipynb, code cell 2: / by zero",
        new Failure(Cause.CELL, 2, "/ by zero").sentence(Path.of("a.ipynb")));
  }

  private static JsonNode cell(String name, String value, String traceback) {
    ObjectNode cell = new ObjectMapper().createObjectNode();
    ObjectNode error = cell.putArray("outputs").addObject();
    error.put("output_type", "error").put("ename", name).put("evalue", value);
    traceback.lines().forEach(error.putArray("traceback")::add);
    return cell;
  }

  @Test
  void aLimitBelowASecondIsAMistake() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Options(Map.of(), Duration.ofMillis(999), Duration.ofHours(1), Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Options(Map.of(), Duration.ofHours(1), Duration.ZERO, Optional.empty()));
  }

  @Test
  void aNotebookWhoseCorpusIsAbsentIsNotExecuted() throws Exception {
    Path notebook =
        Files.writeString(
            root.resolve("corpus.ipynb"),
            "{\"cells\": [], \"metadata\": {\"lectern\": {\"corpora\": [\"none\"]}},"
                + " \"nbformat\": 4, \"nbformat_minor\": 5}");
    Files.writeString(
        Files.createDirectories(root.resolve("data/none")).resolve("dataset.yaml"),
        """
        title: None
        about: A corpus that nobody has.
        licence: none
        citation: none
        homepage: https://example.org/none
        files: [{ name: a.txt, bytes: 1, sha256: %s }]
        """
            .formatted("0".repeat(64)));
    NotebookRunner runner = new NotebookRunner(root, Path.of("/jdk"), "no-such-jupyter");
    Failure failure = runner.run(notebook, Options.DEFAULT).failure().orElseThrow();
    assertEquals(Cause.MISSING_DATA, failure.cause());
    assertTrue(failure.message().contains("none"), failure.message());
    assertFalse(runner.check(notebook, Options.DEFAULT).passed());
  }

  @Test
  void aMissingJupyterIsSaidWithTheCommandThatInstallsIt() throws Exception {
    NotebookRunner runner = new NotebookRunner(root, Path.of("/jdk"), "no-such-jupyter");
    Path notebook = notebook();
    String said = message(() -> runner.run(notebook, Options.DEFAULT));
    assertTrue(said.contains("apt-get install jupyter-notebook jupyter-nbconvert"), said);
    assertEquals(NOTEBOOK, Files.readString(notebook));
    assertFalse(Files.exists(root.resolve(".jupyter")));
  }

  private Path notebook() throws Exception {
    return Files.writeString(root.resolve("a.ipynb"), NOTEBOOK);
  }

  private interface Act {
    void run() throws Exception;
  }

  private static String message(Act act) {
    return assertThrows(InputException.class, act::run).getMessage();
  }
}
