package lectern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lectern.InputException;
import lectern.experiment.Study;
import lectern.lab.Lab;
import lectern.run.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyChartsTest {
  @TempDir static Path root;
  private static Study study;

  @BeforeAll
  static void run() throws Exception {
    study = Products.lab(root).experiment("products").run();
  }

  @Test
  void anExperimentWithoutItsCorpusHasNoCharts(@TempDir Path elsewhere) throws Exception {
    Lab lab = Products.lab(elsewhere);
    Path file = elsewhere.resolve("experiments/products.yaml");
    Files.writeString(file, Files.readString(file) + "requires: [lost-corpus]\n");
    Study missing = lab.experiment("products").run();
    assertEquals(List.of(), StudyCharts.of(missing));
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
    // In bars it tells colours apart, and arms are clusters.
    String bars = charts.get(2).description();
    assertTrue(bars.contains("; gap = 10 at three 30."), bars);
    assertTrue(bars.contains("; floor is 1; least is "), bars);
    // A floor that is not the same for all bars stands at each.
    assertTrue(
        bars.contains("least is 2 at gap = 5 at two, 3 at gap = 5 at three, 2 at gap"), bars);
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
