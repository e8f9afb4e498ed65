package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.InputException;
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
  void theFailingCellIsFoundInWhatJupyterSays() {
    String said =
        """
        [NbConvertApp] Converting notebook x.ipynb to notebook
        Traceback (most recent call last):
        nbclient.exceptions.CellExecutionError: An error occurred while executing the following cell:
        ------------------
        int y = 1 / 0;
        ------------------

        \u001b[31mjava.lang.ArithmeticException: / by zero\u001b[0m
        EvalException: / by zero
        """;
    Failure failure =
        NotebookRunner.failure(said, List.of("int x = 1;", "int y = 1 / 0;"), Options.DEFAULT);
    assertEquals(new Failure(2, "/ by zero", "int y = 1 / 0;"), failure);
    assertEquals("a.ipynb, code cell 2: / by zero", failure.sentence(Path.of("a.ipynb")));
  }

  @Test
  void aCellThatDoesNotCompileAndOneThatHangsAreToldApart() {
    String compile =
        """
        An error occurred while executing the following cell:
        ------------------
        foo();
        ------------------
        Compile error:
        |    foo();
        cannot find symbol
        CompilerException:
        """;
    assertEquals(
        "it does not compile: cannot find symbol",
        NotebookRunner.failure(compile, List.of("foo();"), Options.DEFAULT).message());
    String hung =
        """
        nbclient.exceptions.CellTimeoutError: A cell timed out while it was being executed.
        Here is a preview of the cell contents:
        -------------------
        while (true) {}
        -------------------
        """;
    Options options = new Options(Map.of(), Duration.ofSeconds(7), Optional.empty());
    assertEquals(
        new Failure(1, "it took longer than 7 s", "while (true) {}\n"),
        NotebookRunner.failure(hung, List.of("while (true) {}\n"), options));
    assertEquals(
        0, NotebookRunner.failure("DeadKernelError: Kernel died", List.of(), options).cell());
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
