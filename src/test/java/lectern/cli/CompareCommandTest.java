package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lectern compare`, from a study on disk to a table, a paper and a folder of charts.
class CompareCommandTest {
  private static final String TINY =
      """
      id: tiny
      lecture: here
      title: A tiny one
      question: Which inputs?
      task: xor
      goal: maximize accuracy
      base: { learner: tribuo-log, hidden: [], activation: tanh, steps: 5, rate: 0.5 }
      arms: { raw: { inputs: raw }, phi: { inputs: phi } }
      grid: { rate: [0.5, 1] }
      seeds: 3
      profiles: { quick: {} }
      claims: [{ id: T1, text: It runs., expect: [accuracy of raw >= 0 in every run] }]
      """;

  @TempDir private static Path home;
  private Screen screen;

  @BeforeAll
  static void runTheStudy() throws IOException {
    Files.writeString(
        Files.createDirectory(home.resolve("experiments")).resolve("tiny.yaml"), TINY);
    Screen running = Screen.in(home);
    assertEquals(0, running.run("run", "tiny", "--threads", "1"), running.err());
  }

  @BeforeEach
  void open() {
    screen = Screen.in(home);
  }

  @Test
  void theTableFitsTheTerminalAndNamesBaselineGoalAndTest() {
    assertEquals(0, screen.run("compare", "tiny"), screen.err());
    String out = screen.out();
    assertTrue(
        out.startsWith(
            "accuracy, higher is better; difference from raw, all else being equal, 3 pairs"),
        out);
    assertTrue(out.contains("raw, rate=0.5"), out);
    assertTrue(out.contains("phi, rate=1"), out);
    assertTrue(out.contains("baseline"), out);
    assertTrue(out.contains("share of variance"), out);
    assertTrue(out.lines().allMatch(line -> line.length() <= 100), out);
  }

  @Test
  void variantsMayBeToldApartByTheArmAlone() {
    assertEquals(0, screen.run("compare", "tiny", "--by", "arm", "--baseline", "phi"));
    assertTrue(screen.out().contains("difference from phi"), screen.out());
    assertTrue(screen.out().lines().anyMatch(line -> line.startsWith("raw ")), screen.out());
  }

  @Test
  void theEndingOfTheOutputSaysHowItIsWritten() throws IOException {
    Path folder = home.resolve("paper");
    for (String name : List.of("t.csv", "t.md", "t.tex")) {
      String file = folder.resolve(name).toString();
      assertEquals(0, screen.run("compare", "tiny", "--output", file), screen.err());
    }
    List<String> csv = Files.readAllLines(folder.resolve("t.csv"));
    assertTrue(csv.getFirst().startsWith("measure,variant,runs,n,mean,sd,low,high,baseline"));
    assertEquals(5, csv.size());
    assertTrue(csv.get(3).startsWith("accuracy,\"phi, rate=0.5\",3,3,"), csv.get(3));
    assertTrue(Files.readString(folder.resolve("t.md")).startsWith("| variant "));
    assertTrue(Files.readString(folder.resolve("t.tex")).contains("\\toprule"));
    assertFalse(screen.out().contains("variant"), "the table is in the file");
    assertEquals(2, screen.run("compare", "tiny", "--output", folder.resolve("t.doc").toString()));
    assertMessage("t.doc", ".tex");
  }

  @Test
  void aFormatOnTheTerminalIsNothingButTheTable() {
    assertEquals(0, screen.run("compare", "tiny", "--format", "latex"));
    assertTrue(screen.out().startsWith("% \\usepackage{booktabs}"), screen.out());
    assertTrue(screen.out().endsWith("\\end{tabular}\n"), screen.out());
  }

  @Test
  void chartsAreDrawn() throws IOException {
    Path charts = home.resolve("charts");
    assertEquals(0, screen.run("compare", "tiny", "--charts", charts.toString()), screen.err());
    try (Stream<Path> files = Files.list(charts)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals("1-accuracy-against-raw-all-else-being-equal.svg", names.getFirst());
      assertTrue(names.size() >= 2, names.toString());
    }
    Path file = home.resolve("experiments/tiny.yaml");
    assertEquals(2, screen.run("compare", "tiny", "--charts", file.toString()));
    assertMessage("cannot be written to");
  }

  @Test
  void studiesAndSingleRunsAreTaken() throws IOException {
    Path runs = home.resolve("results/runs/tiny");
    String run;
    try (Stream<Path> folders = Files.list(runs)) {
      run = folders.map(folder -> folder.getFileName().toString()).sorted().toList().getFirst();
    }
    assertEquals(0, screen.run("compare", run), screen.err());
    assertTrue(screen.out().contains("a single variant"), screen.out());
    String config = Files.readString(runs.resolve(run).resolve("config.yaml"));
    String study = config.replaceFirst("(?s).*\nstudy: (\\S+)\n.*", "$1");
    Screen whole = Screen.in(home);
    assertEquals(0, whole.run("compare", study), whole.err());
    assertTrue(whole.out().contains("phi, rate=1"), whole.out());
  }

  @Test
  void wrongNamesAreToldWithTheNearest() {
    assertEquals(2, screen.run("compare", "tinny"));
    assertMessage("'tinny'", "'tiny'");
    assertEquals(2, screen.run("compare", "tiny", "--baseline", "rw"));
    assertMessage("'rw'", "'raw'");
    assertEquals(2, screen.run("compare", "tiny", "--measure", "acuracy"));
    assertMessage("'acuracy'", "'accuracy'");
    assertEquals(2, screen.run("compare", "tiny", "--by", "rat"));
    assertMessage("'rat'", "'rate'");
    assertEquals(2, screen.run("compare"));
  }

  @Test
  void whatWasNeverRunIsSaid() throws IOException {
    Files.writeString(
        home.resolve("experiments/other.yaml"),
        TINY.replace("id: tiny", "id: other").replace("id: T1", "id: T2"));
    assertEquals(2, screen.run("compare", "other"));
    assertMessage("other has not been run yet; lectern run other does so");
  }

  private void assertMessage(String... words) {
    for (String word : words) {
      assertTrue(screen.err().contains(word), screen.err());
    }
  }
}
