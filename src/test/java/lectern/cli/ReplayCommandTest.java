package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lectern replay` and `lectern diff` as a person types them.
class ReplayCommandTest {
  private static final String TINY =
      """
      id: tiny
      lecture: here
      title: A tiny one
      question: Does it run?
      task: xor
      base: { learner: lectern, inputs: raw, hidden: [3], activation: tanh, steps: 20, rate: 0.5 }
      arms: { slow: { rate: 0.25 }, fast: {} }
      seeds: 1
      profiles: { quick: {} }
      claims:
        - { id: T1, text: Accuracy is at most one., expect: [accuracy <= 1 in every run] }
      """;

  @TempDir private Path home;
  private String slow;
  private String fast;

  @BeforeEach
  void runOnce() throws IOException {
    Path experiments = Files.createDirectory(home.resolve("experiments"));
    Files.writeString(experiments.resolve("tiny.yaml"), TINY);
    assertEquals(0, Screen.in(home).run("run", "tiny"));
    slow = id("-slow-");
    fast = id("-fast-");
  }

  private String id(String part) throws IOException {
    try (Stream<Path> runs = Files.list(home.resolve("results/runs/tiny"))) {
      return runs.map(run -> run.getFileName().toString())
          .filter(name -> name.contains(part))
          .findFirst()
          .orElseThrow();
    }
  }

  private Path run(String id) {
    return home.resolve("results/runs/tiny").resolve(id);
  }

  @Test
  void aRunIsReplayedThoughItsExperimentIsGone() throws IOException {
    Files.delete(home.resolve("experiments/tiny.yaml"));
    Screen screen = Screen.in(home);
    assertEquals(0, screen.run("replay", slow, "--threads", "2"), screen.err());
    assertTrue(screen.out().contains("The same results byte for byte ("), screen.out());
    assertFalse(screen.out().contains("Kept: "), screen.out());
    Screen latest = Screen.in(home);
    assertEquals(0, latest.run("replay", "latest", "--keep"));
    String kept = latest.out().replaceFirst("(?s).*Kept: ", "").strip();
    assertTrue(Files.exists(Path.of(kept).resolve("metrics.csv")), kept);
    Screen listing = Screen.in(home);
    assertEquals(0, listing.run("runs"));
    assertFalse(listing.out().contains(Path.of(kept).getFileName().toString()), listing.out());
    Screen both = Screen.in(home);
    String replay = Path.of(kept).getFileName().toString();
    assertTrue(List.of(0, 1).contains(both.run("diff", slow, replay)), both.err());
  }

  @Test
  void aChangedRunIsFoundOut() throws IOException {
    Path metrics = run(slow).resolve("metrics.csv");
    Files.writeString(metrics, Files.readString(metrics).replaceFirst("\n2,([^,]+),0", "\n2,$1,9"));
    Screen screen = Screen.in(home);
    assertEquals(1, screen.run("replay", slow));
    assertTrue(screen.out().contains("They part at step 2: train.loss 9."), screen.out());
    assertTrue(
        screen.out().contains("The commit of either run's code is not known."), screen.out());
    assertTrue(screen.out().contains("Kept: "), screen.out());
  }

  @Test
  void twoRunsAreShownSideBySide() {
    Screen screen = Screen.in(home);
    assertEquals(1, screen.run("diff", slow, fast));
    String said = screen.out();
    assertTrue(said.matches("(?s).*\nrate +0\\.25 +0\\.5 .*"), said);
    assertTrue(said.contains("They part at step 1: train.loss") || said.contains("at step"), said);
    assertTrue(said.contains("arm (slow against fast), rate (0.25 against 0.5)"), said);
    assertFalse(said.contains("activation"), said);
    Screen all = Screen.in(home);
    assertEquals(1, all.run("diff", slow, fast, "--all"));
    assertTrue(all.out().matches("(?s).*\nactivation +tanh +=\n.*"), all.out());
    assertTrue(all.out().matches("(?s).*\ncores +\\d+ +=\n.*libraries +=\n.*"), all.out());
    assertTrue(all.out().lines().allMatch(line -> line.length() <= 100), all.out());
    Screen same = Screen.in(home);
    assertEquals(0, same.run("diff", slow, slow));
    assertTrue(same.out().contains("Identical: "), same.out());
  }

  @Test
  void escapeSequencesOfAStrangerAreShown() throws IOException {
    Path config = run(slow).resolve("config.yaml");
    Files.writeString(
        config,
        Files.readString(config).replace("learner: lectern", "learner: \"\\e[2Jx\\u202E\""));
    Screen screen = Screen.in(home);
    assertEquals(1, screen.run("diff", slow, fast));
    assertTrue(screen.out().contains("\\u{1b}[2Jx\\u{202e}"), screen.out());
    assertFalse(screen.out().contains("\u001B"), screen.out());
    assertEquals(2, screen.run("replay", slow));
    assertTrue(screen.err().contains("\\u{1b}[2Jx"), screen.err());
    assertFalse(screen.err().contains("\u001B") || screen.err().contains("\u202E"), screen.err());
  }

  /// A name leads nowhere, whatever command it is given to.
  @Test
  void namesOfRunsAndExperimentsArePartOfNoPath() throws IOException {
    Path outside = home.resolve("outside");
    Files.createDirectories(outside.getParent());
    Files.move(run(fast), outside);
    List<String> names =
        List.of(
            "../../../outside",
            "../../x",
            outside.toString(),
            "/etc/passwd",
            "tiny/" + slow,
            "./" + slow,
            "..",
            ".",
            "*",
            "~",
            "a\u0000b",
            "x".repeat(5000),
            "😀");
    for (String name : names) {
      for (List<String> command :
          List.of(
              List.of("resume", name),
              List.of("replay", name),
              List.of("diff", name, slow),
              List.of("diff", slow, name),
              List.of("show", name),
              List.of("run", name))) {
        Screen screen = Screen.in(home);
        assertEquals(2, screen.run(command.toArray(String[]::new)), command + screen.out());
        assertTrue(screen.err().startsWith("lectern: There is no "), screen.err());
        assertFalse(screen.err().contains("\tat "), screen.err());
      }
      Screen screen = Screen.in(home);
      screen.run("runs", name);
      assertTrue(screen.out().startsWith("No runs of "), name + screen.out());
    }
    assertEquals(
        2, Screen.in(home).run("run", "tiny", "--set", "../../rate\u202E=1"), "an odd path");
  }

  @Test
  void aRunIsNamedByItsBeginning() {
    Screen screen = Screen.in(home);
    assertEquals(2, screen.run("replay", "2"));
    assertTrue(screen.err().contains("'2' is the beginning of 2 runs"), screen.err());
    assertEquals(0, Screen.in(home).run("diff", slow.substring(0, slow.length() - 1), slow));
  }

  @Test
  void aRunThatCannotBeReadIsToldFromOneThatIsNotThere() throws IOException {
    Files.writeString(run(slow).resolve("config.yaml"), "experiment: [");
    Screen screen = Screen.in(home);
    assertEquals(2, screen.run("replay", slow));
    assertTrue(screen.err().contains("missing or damaged"), screen.err());
  }

  @Test
  void aLinkIsNoRunAndWhatItLeadsToStaysWhole() throws IOException {
    Path elsewhere = home.resolve("disk");
    Files.move(run(slow), elsewhere);
    Files.createSymbolicLink(run(slow), elsewhere);
    Screen screen = Screen.in(home);
    assertEquals(2, screen.run("replay", slow));
    assertTrue(screen.err().contains(slow), screen.err());
    assertTrue(Files.exists(elsewhere.resolve("metrics.csv")));
  }
}
