package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import lectern.Browser;
import lectern.run.RunStatus;
import lectern.store.RunStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/// A notebook as a reader has it: Jupyter in a browser, with the mouse.
class NotebookInBrowserTest {
  /// A slow machine may take as long.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final By PICTURE = By.cssSelector(".output_png img");
  private static final By IDLE = By.cssSelector("#kernel_indicator_icon.kernel_idle_icon");
  private static final By BUSY = By.cssSelector("#kernel_indicator_icon.kernel_busy_icon");
  private static final By INTERRUPT =
      By.cssSelector("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");

  /// Where pictures of the screen are kept, for people to look at.
  private static final Path PICTURES = Path.of("target/screenshots");

  @TempDir Path root;
  private Browser browser;

  @BeforeEach
  void project() throws Exception {
    assumeTrue(
        ScratchProject.jupyterHas("notebook", "6."),
        "The classic notebook is not installed: apt-get install jupyter-notebook");
    ScratchProject.build(root);
    Files.createDirectories(root.resolve("data"));
    Files.writeString(
        Files.createDirectories(root.resolve("experiments")).resolve("endless.yaml"),
        """
        id: endless
        lecture: test
        title: Longer than anyone waits
        question: Is it stopped?
        task: grammar-language-model
        base:
          data: { grammar: elman-1991, words: 5000, heldOutWords: 500 }
          model: { cell: rnn, embedding: 4, hidden: 8, layers: 1, dropout: 0 }
          train: { rows: 4, time: 8, steps: 10000000, rate: 0.005, clipNorm: 1, evaluateEvery: 50 }
        arms: { elman: {} }
        seeds: 1
        profiles: { quick: {} }
        claims: [{ id: T1, text: It is., expect: [perplexity of elman < 100] }]
        charts: [{ line: perplexity over step by arm }]
        """);
    new KernelInstaller(root, Path.of(System.getProperty("java.home")))
        .install(KernelInstaller.Scope.PROJECT);
    ScratchProject.notebook(
        root.resolve("live.ipynb"),
        ScratchProject.cell(
            """
            import static lectern.notebook.Notebook.*;
            import lectern.lab.*;

            Lab lab = Lab.open();\
            """),
        ScratchProject.cell("run(lab.experiment(\"endless\"));"),
        ScratchProject.cell("show(lab.runs());"));
  }

  @Test
  void aLiveChartGrowsAndTheInterruptButtonStopsTheRunAndKeepsIt() throws Exception {
    try (NotebookServer server = NotebookServer.start(root);
        Browser opened = Browser.open()) {
      browser = opened;
      ChromeDriver page = browser.driver();
      page.get(server.page("live.ipynb"));
      until("the kernel is idle", () -> !page.findElements(IDLE).isEmpty());

      page.findElement(By.id("celllink")).click();
      until("the menu opens", () -> page.findElement(By.id("run_all_cells")).isDisplayed());
      page.findElement(By.id("run_all_cells")).click();

      Set<String> pictures = new HashSet<>();
      until(
          "the chart has changed twice",
          () -> {
            page.findElements(PICTURE).stream()
                .map(NotebookInBrowserTest::source)
                .forEach(pictures::add);
            return pictures.size() >= 3;
          });
      assertTrue(!page.findElements(BUSY).isEmpty(), "still running");
      browser.screenshot(PICTURES.resolve("notebook-live.png"));

      page.findElement(INTERRUPT).click();
      until("the kernel is idle again", () -> !page.findElements(IDLE).isEmpty());
      until(
          "the study says so",
          () ->
              page.findElement(By.tagName("body"))
                  .getText()
                  .contains("stopped; 0 of 1 runs finished"));
      String said = page.findElement(By.tagName("body")).getText();
      assertTrue(said.contains("stopped; what finished is kept"), said);
      assertFalse(said.contains("RunPool"), "no stack trace for a button that was pressed");
      assertEquals(1, page.findElements(PICTURE).size(), "one chart, replaced in place");
      assertEquals(List.of(RunStatus.INTERRUPTED), statuses());

      List<WebElement> cells = page.findElements(By.cssSelector(".code_cell .CodeMirror"));
      cells.getLast().click();
      page.findElement(
              By.cssSelector(
                  "button[data-jupyter-action='jupyter-notebook:run-cell-and-select-next']"))
          .click();
      until(
          "the next cell lists the run",
          () ->
              page.findElements(By.cssSelector(".output_html td")).stream()
                  .anyMatch(cell -> cell.getText().equals("interrupted")));
      browser.screenshot(PICTURES.resolve("notebook-interrupted.png"));
    }
  }

  private List<RunStatus> statuses() {
    return new RunStore(root.resolve("results/runs"))
        .runs().stream().map(run -> run.status()).toList();
  }

  private static String source(WebElement picture) {
    String source = picture.getDomAttribute("src");
    return source == null ? "" : source;
  }

  private void until(String what, BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        if (condition.getAsBoolean()) {
          return;
        }
      } catch (StaleElementReferenceException | NoSuchElementException drawnAnew) {
        // look again
      }
      Thread.sleep(50);
    }
    browser.screenshot(PICTURES.resolve("notebook-failed.png"));
    fail("waited in vain until " + what + "; " + PICTURES + " has what was on the screen");
  }
}
