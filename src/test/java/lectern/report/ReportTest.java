package lectern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import lectern.InputException;
import lectern.experiment.Study;
import lectern.lab.Lab;
import lectern.run.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir static Path root;
  private static Study study;

  @BeforeAll
  static void run() throws Exception {
    study = Products.lab(root).experiment("products").run();
  }

  @Test
  void isOnePageThatNeedsNothingElse() throws Exception {
    Path file = root.resolve("results/report/index.html");
    Report.of(List.of(study)).save(file);
    String page = Files.readString(file);
    assertTrue(page.startsWith("<!doctype html>"));
    assertFalse(Pattern.compile("(?i)<(script|link|iframe|object|embed)\\b").matcher(page).find());
    assertFalse(
        Pattern.compile("(?:src|href)=\"(?!#|data:)").matcher(page).find(), "refers elsewhere");
    assertFalse(page.contains("url(http"));
  }

  @Test
  void tellsClaimFindingsChartsSamplesProvenanceAndCommand() {
    String page = Report.of(List.of(study)).html();
    assertTrue(page.contains("1 claim: 1 reproduced"), "count");
    assertTrue(page.contains("<a href=\"#products\">"), "link to the section");
    assertTrue(page.contains("<section id=\"products\">"), "section");
    assertTrue(page.contains("badge good"), "badge");
    assertTrue(page.contains("./lectern run products --profile full"), "command");
    assertTrue(page.contains("Sample: two, seed 1, "), "sample");
    assertTrue(page.contains("<summary>Provenance</summary>"), "provenance");
    // 3 charts of the file; a surface and two pictures of points for each of 2 arms at 2 gaps
    assertEquals(3 + 4 * 3, page.split("<figure>", -1).length - 1, "figures");
  }

  @Test
  void anExperimentWithoutItsCorpusIsToldWithoutCharts(@TempDir Path elsewhere) throws Exception {
    Lab lab = Products.lab(elsewhere);
    Path file = elsewhere.resolve("experiments/products.yaml");
    Files.writeString(file, Files.readString(file) + "requires: [lost-corpus]\n");
    Study missing = lab.experiment("products").run();
    assertEquals(List.of(), StudyCharts.of(missing));
    String page = Report.of(List.of(missing)).html();
    assertTrue(page.contains("not run: data missing"), "verdict");
    assertTrue(page.contains("lost-corpus is missing"), "reason");
    assertFalse(page.contains("<figure>"), "figures");
  }

  @Test
  void everyFinishedRunKeepsItsOwnCharts() throws Exception {
    for (Run run : study.runList()) {
      Path charts = run.folder().resolve("charts");
      Path curve = charts.resolve("training-loss-over-training-steps.svg");
      assertTrue(Files.readString(curve).startsWith("<"), "an SVG file");
      try (var files = Files.list(charts)) {
        // of the file's three charts the one over steps; a surface and two pictures of points
        assertEquals(1 + 3, files.filter(file -> file.toString().endsWith(".svg")).count());
      }
    }
  }

  @Test
  void hostileTextStaysText() {
    String page = Report.of(List.of(study)).html();
    assertFalse(page.contains("<script"), "a script got through");
    assertTrue(page.contains("Products &lt;script&gt;"), "title");
    assertTrue(page.contains("It said: &lt;script&gt;"), "sample");
  }

  @Test
  void saysWhereToBeginIfNothingWasRun() {
    String page = Report.of(List.of()).html();
    assertTrue(page.contains("0 claims"), page);
    assertTrue(page.contains("./lectern reproduce"), page);
  }

  @Test
  void chartsOfTheFileAreDrawnFromTheStudy() {
    List<Chart> charts = StudyCharts.of(study);
    assertEquals("Product over gap", charts.get(0).title());
    String words = charts.get(0).description();
    assertTrue(words.contains("two ends at 20."), words);
    assertTrue(words.contains("three ends at 30."), words);
    assertTrue(words.contains("floor is 1"), words);
    assertEquals("Training loss over training steps", charts.get(1).title());
    // The gap varies and the chart does not name it: it tells lines apart too.
    assertTrue(charts.get(1).description().contains("two, gap = 5 ends at"));
    assertTrue(
        charts.get(2).description().contains("three, gap = 10 30."), charts.get(2).description());
  }

  @Test
  void anArmsPicturesAndTextsAreFoundAndTheirLackIsSaid() {
    assertTrue(RunPictures.surface(study, "three").description().contains("from -1 to 1"));
    assertTrue(
        RunPictures.points(study, "two", "hidden-states").description().contains("3 points"));
    assertTrue(RunPictures.sample(study, "two").contains("It said: "));
    InputException none =
        assertThrows(InputException.class, () -> RunPictures.surface(study, "four"));
    assertTrue(none.getMessage().contains("'four'"), none.getMessage());
    InputException missing =
        assertThrows(InputException.class, () -> RunPictures.points(study, "two", "attention"));
    assertTrue(missing.getMessage().contains("attention"), missing.getMessage());
  }
}
