package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Listing, showing and running experiments, and what is said when that cannot be.
class ExperimentCommandsTest {
  private static final String TINY =
      """
      id: tiny
      lecture: here
      title: A tiny one
      question: Does it run?
      task: xor
      highlight: true
      base: { learner: tribuo-log, hidden: [], activation: tanh, steps: 20, rate: 0.5 }
      arms: { raw: { inputs: raw }, phi: { inputs: phi } }
      seeds: 3
      profiles: { quick: { seeds: 2 } }
      claims:
        - { id: T1, text: No linear model exceeds 3 of 4., expect: [accuracy of raw <= 0.75 in every run] }
      """;

  @TempDir private Path home;
  private Path file;
  private Screen screen;

  @BeforeEach
  void makeProject() throws IOException {
    file = Files.createDirectory(home.resolve("experiments")).resolve("tiny.yaml");
    Files.writeString(file, TINY);
    screen = Screen.in(home);
  }

  @Test
  void listNamesExperimentAndClaims() {
    assertEquals(0, screen.run("list"));
    assertTrue(screen.out().contains("tiny        here     T1      Does it run?"), screen.out());
  }

  @Test
  void showTellsWhatCanBeSet() {
    assertEquals(0, screen.run("show", "tiny"));
    assertTrue(screen.out().contains("accuracy of raw <= 0.75 in every run"));
    assertTrue(screen.out().contains("profile full   6 runs"), screen.out());
    assertTrue(screen.out().matches("(?s).*\nsteps +20 +passes over the four .*"), screen.out());
    assertFalse(screen.out().contains("Latest outcome"));
  }

  @Test
  void runPrintsSummaryAndVerdict() throws IOException {
    assertEquals(0, screen.run("run", "tiny", "--set", "steps=30", "--threads", "1"));
    assertTrue(screen.out().contains("T1     reproduced"), screen.out());
    assertTrue(screen.err().contains("tiny: 6 runs\n"), screen.err());
    assertTrue(screen.err().contains("tiny: T1 reproduced"), screen.err());
    try (var runs = Files.list(home.resolve("results/runs/tiny"))) {
      assertEquals(6, runs.count());
    }
    Screen later = Screen.in(home);
    assertEquals(0, later.run("runs"));
    assertEquals(7, later.out().lines().count(), later.out());
    assertEquals(0, later.run("show", "tiny"));
    assertTrue(later.out().contains("Latest outcome, profile full"), later.out());
  }

  @Test
  void aReferenceIsKeptOnlyOfWhatTheFileSays() {
    Path kept = home.resolve("results/reference/tiny.json");
    assertEquals(2, screen.run("run", "tiny", "--keep-reference", "--set", "steps=30"));
    assertTrue(screen.err().contains("leave out --set and --seeds"), screen.err());
    assertFalse(Files.exists(kept));
    assertEquals(0, screen.run("run", "tiny", "--keep-reference"));
    assertTrue(Files.exists(kept));
  }

  @Test
  void whatAProfileLeavesOutIsSaid() throws IOException {
    Files.writeString(
        file,
        TINY.replace("quick: { seeds: 2 }", "quick: { arms: [raw] }")
            + "  - { id: T2, text: φ separates., expect: [accuracy of phi = 1] }\n");
    assertEquals(0, screen.run("show", "tiny"));
    assertTrue(screen.out().contains("3 runs, of raw\n"), screen.out());
    assertTrue(
        screen.out().contains("- accuracy of phi = 1 (not judged under quick)\n"), screen.out());
    assertTrue(screen.out().contains("as a whole (not judged under quick)\n"), screen.out());
    assertTrue(screen.out().contains("raw <= 0.75 in every run\n"), screen.out());
    Screen run = Screen.in(home);
    assertEquals(0, run.run("run", "tiny", "--profile", "quick"));
    assertTrue(run.out().contains("T1     reproduced"), run.out());
    assertFalse(run.out().contains("T2"), run.out());
    assertEquals(0, Screen.in(home).run("report"));
    String page = Files.readString(home.resolve("results/report/tiny.html"));
    assertTrue(page.contains("not judged under the profile quick"), "the claim is still told");
    assertTrue(page.contains("runs raw alone"), "the profile says which arms");
    assertFalse(
        Files.readString(home.resolve("results/report/index.html")).contains("φ separates"),
        "the ledger is of what was judged");
  }

  @Test
  void refutedClaimIsFailure() throws IOException {
    Files.writeString(file, TINY.replace("raw <= 0.75 in every run", "phi <= 0.1 in every run"));
    assertEquals(1, screen.run("run", "tiny"));
    assertTrue(screen.out().contains("T1     refuted"), screen.out());
  }

  @Test
  void unknownExperimentGetsTheNearest() {
    assertEquals(2, screen.run("run", "tinny"));
    assertMessage("'tinny'", "'tiny'");
  }

  @Test
  void unknownPathGetsTheNearest() {
    assertEquals(2, screen.run("run", "tiny", "--set", "stps=3"));
    assertMessage("stps", "'steps'");
  }

  @Test
  void settingWithoutValueIsExplained() {
    assertEquals(2, screen.run("run", "tiny", "--set", "steps"));
    assertMessage("path=value");
  }

  @Test
  void settingOfTheWrongTypeIsExplained() {
    assertEquals(2, screen.run("run", "tiny", "--set", "steps=soon"));
    assertMessage("steps", "'soon'");
  }

  @Test
  void unknownProfileGetsTheNearest() {
    assertEquals(2, screen.run("run", "tiny", "--profile", "ful"));
    assertMessage("'full'");
  }

  @Test
  void countsBelowOneAreRefused() {
    assertEquals(2, screen.run("run", "tiny", "--seeds", "0"));
    assertMessage("--seeds is 0");
    assertEquals(2, screen.run("run", "tiny", "--threads", "-1"));
  }

  @Test
  void unknownKeyInAFileIsTold() throws IOException {
    Files.writeString(file, TINY.replace("seeds: 3", "sead: 3"));
    assertEquals(2, screen.run("list"));
    assertMessage("tiny.yaml:9", "sead", "seeds");
  }

  @Test
  void unknownRunCannotBeResumed() {
    assertEquals(2, screen.run("resume", "nothing-s1"));
    assertMessage("nothing-s1");
  }

  @Test
  void reproduceRunsWhatItCanAndWritesTheReport() throws IOException {
    describeCorpusSomewhere();
    Files.writeString(
        file.resolveSibling("lost.yaml"),
        TINY.replace("id: tiny", "id: lost").replace("id: T1", "id: T2")
            + "requires: [somewhere]\ncharts: [bar: accuracy by arm]\n");
    assertEquals(0, screen.run("reproduce"), screen.err());
    assertTrue(screen.out().matches("(?s).*T1 .*reproduced +2 of 2 checks.*"), screen.out());
    assertTrue(screen.out().matches("(?s).*T2 .*not run: data missing.*"), screen.out());
    assertTrue(screen.out().contains("./lectern data fetch somewhere"), screen.out());
    assertTrue(screen.out().contains("1 of 2 claims reproduced."), screen.out());
    String report = Files.readString(home.resolve("results/report/index.html"));
    assertTrue(report.contains("href=\"tiny.html#claim-1\""), "a claim that was judged");
    assertTrue(report.contains("1 not run: data missing"), "one that could not be");
  }

  /// Another experiment that is no highlight.
  private void addQuiet() throws IOException {
    Files.writeString(
        file.resolveSibling("quiet.yaml"),
        TINY.replace("id: tiny", "id: quiet")
            .replace("id: T1", "id: S7")
            .replace("highlight: true", "highlight: false"));
  }

  @Test
  void reproduceRunsTheHighlightsUnlessAsked() throws IOException {
    addQuiet();
    assertEquals(0, screen.run("reproduce"), screen.err());
    assertTrue(screen.out().contains("1 of 1 claims reproduced."), screen.out());
    Screen all = Screen.in(home);
    assertEquals(0, all.run("reproduce", "--all"), all.err());
    assertTrue(all.out().contains("2 of 2 claims reproduced."), all.out());
    assertTrue(
        all.out().matches("(?s).*Seconds by section: S [0-9.]+, T [0-9.]+; [0-9.]+ in all\\..*"),
        all.out());
    assertFalse(screen.out().contains("Seconds by section"), "of one experiment its row says it");
    assertTrue(all.out().indexOf("S7 ") < all.out().indexOf("T1 "), "in teaching order");
  }

  @Test
  void reproduceRunsWhatIsNamed() throws IOException {
    addQuiet();
    for (List<String> named : List.of(List.of("--section", "S"), List.of("--id", "quiet"))) {
      Screen some = Screen.in(home);
      assertEquals(0, some.run("reproduce", named.getFirst(), named.getLast()), some.err());
      assertTrue(some.out().contains("1 of 1 claims reproduced."), some.out());
      assertTrue(some.out().contains("S7"), some.out());
    }
    Screen both = Screen.in(home);
    assertEquals(0, both.run("reproduce", "--section", "S", "--id", "tiny"), both.err());
    assertTrue(both.out().contains("2 of 2 claims reproduced."), both.out());
  }

  @Test
  void reproduceIsTakenUp() {
    assertEquals(1, screen.run("reproduce", "--max-runs", "3"), "a claim is open");
    assertTrue(
        screen
            .out()
            .contains(
                "Go on with the run that is left: ./lectern reproduce --max-runs 3 --resume\n"),
        screen.out());
    Screen rest = Screen.in(home);
    assertEquals(0, rest.run("reproduce", "--resume"), rest.err());
    assertFalse(rest.out().contains("Go on"), rest.out());
    assertEquals(4, runs());
  }

  private long runs() {
    try (var runs = Files.list(home.resolve("results/runs/tiny"))) {
      return runs.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          reproduce --section Z          | 'Z'; there are T1.
          reproduce --id tinny           | 'tinny'; did you mean 'tiny'?
          reproduce --all --id tiny      | --all means every experiment
          reproduce --profile ful        | did you mean 'full'?
          reproduce --max-runs 0         | --max-runs is 0; give 1 or more
          run tiny --max-time soon       | such as 90s, 10m or 1h30m
          run tiny --max-time 0m         | --max-time is '0m'
          run tiny --max-time -5s        | --max-time is '-5s'
          run tiny --max-runs -1         | --max-runs is -1
          """)
  void aBadOptionIsNamed(String line, String said) {
    assertEquals(2, screen.run(line.split(" ")));
    assertMessage(said);
  }

  @Test
  void theReportOfAProjectThatNothingWasRunInSaysWhereToBegin() throws IOException {
    assertEquals(0, screen.run("report"), screen.err());
    Path ledger = home.resolve("results/report/index.html");
    assertTrue(screen.out().contains("Report: " + ledger), screen.out());
    String page = Files.readString(ledger);
    assertTrue(page.contains("1 not run yet</a>"), "the claim");
    assertTrue(page.contains("Begin with <code>./lectern reproduce</code>"), "what to do");
  }

  private void describeCorpusSomewhere() throws IOException {
    Path corpus = Files.createDirectories(home.resolve("data/somewhere"));
    String described = Files.readString(Path.of("data/tinyshakespeare/dataset.yaml"));
    Files.writeString(
        corpus.resolve("dataset.yaml"),
        described.replace("name: tinyshakespeare", "name: somewhere"));
  }

  @Test
  void missingCorpusIsToldWithTheCommand() throws IOException {
    describeCorpusSomewhere();
    Files.writeString(file, TINY.replace("seeds: 3", "seeds: 3\nrequires: [somewhere]"));
    assertEquals(2, screen.run("run", "tiny"));
    assertTrue(screen.err().contains("./lectern data fetch somewhere"), screen.err());
    assertFalse(screen.err().contains("\tat "), screen.err());
  }

  @Test
  void folderWithoutExperimentsIsNamed() {
    Screen elsewhere = Screen.in(home.resolve("nowhere"));
    assertEquals(2, elsewhere.run("list"));
    assertTrue(elsewhere.err().contains("experiments"), elsewhere.err());
  }

  private void assertMessage(String... parts) {
    String said = screen.err();
    for (String part : parts) {
      assertTrue(said.contains(part), said);
    }
    assertTrue(said.startsWith("lectern: "), said);
    assertEquals(1, said.lines().count(), said);
  }
}
