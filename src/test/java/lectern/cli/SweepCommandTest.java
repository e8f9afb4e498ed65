package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lectern.experiment.Study;
import lectern.lab.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SweepCommandTest {
  private static final String TINY =
      """
      id: tiny
      lecture: here
      title: A tiny one
      question: Does it run?
      task: xor
      base: { learner: lectern, hidden: [2], inputs: raw, activation: tanh, steps: 20, rate: 0.1 }
      arms: { raw: {}, phi: { inputs: phi } }
      seeds: 2
      goal: maximize accuracy
      profiles: { quick: {} }
      claims:
        - { id: T1, text: Nonsense., expect: [accuracy of raw <= 1 in every run] }
      """;

  @TempDir private Path home;
  private Screen screen;

  @BeforeEach
  void makeProject() throws IOException {
    write(TINY);
    screen = Screen.in(home);
  }

  private void write(String text) throws IOException {
    Files.writeString(
        Files.createDirectories(home.resolve("experiments")).resolve("tiny.yaml"), text);
  }

  private Study only() {
    List<Study> studies = Lab.open(home).studies();
    assertEquals(1, studies.size());
    return studies.getFirst();
  }

  @Test
  void everyOptionDoesItsPart() {
    int code =
        screen.run(
            "sweep",
            "tiny",
            "--arm",
            "deep: hidden=[3, 3], activation=sigmoid",
            "--arms",
            "deep,phi",
            "--grid",
            "rate=0.05,0.1",
            "--random",
            "steps=5 .. 40 whole log",
            "--samples",
            "3",
            "--seeds",
            "1",
            "--goal",
            "minimize accuracy",
            "--profile",
            "quick",
            "--threads",
            "1");
    assertEquals(0, code, screen.err());
    Study study = only();
    assertEquals(2 * 2 * 3, study.planned());
    assertEquals(List.of("phi", "deep"), List.copyOf(study.spec().arms().keySet()));
    assertEquals("[3, 3]", study.runList().getLast().configuration().get("hidden"));
    assertEquals("sigmoid", study.runList().getLast().configuration().get("activation"));
    assertEquals(List.of("rate", "steps"), List.copyOf(study.runList().getFirst().grid().keySet()));
    assertEquals("quick", study.profile());
    assertTrue(screen.out().contains("12 of 12 runs finished.\n"), screen.out());
    assertTrue(screen.out().endsWith("Compare: ./lectern compare " + study.id() + "\n"));
  }

  @Test
  void aValueMayBeAList() {
    assertEquals(0, screen.run("sweep", "tiny", "--arms", "phi", "--grid", "hidden=[2],[3, 2]"));
    assertEquals(
        List.of("[2]", "[3, 2]"),
        only().runList().stream().map(run -> run.grid().get("hidden")).distinct().toList());
  }

  /// With 1000 steps the network solves the problem, with none to speak of it does not.
  @Test
  void theBestPointComesFirst() {
    assertEquals(0, screen.run("sweep", "tiny", "--arms", "phi", "--grid", "steps=1,1000"));
    List<String> lines = screen.out().lines().toList();
    assertTrue(lines.get(0).matches("arm +steps +accuracy +\\[95 %] +n"), screen.out());
    assertTrue(lines.get(1).matches("phi +1000 +1 +\\[1, 1] +2"), screen.out());
    assertTrue(lines.get(2).startsWith("phi      1 "), screen.out());
    Screen upsideDown = Screen.in(home);
    upsideDown.run(
        "sweep", "tiny", "--arms", "phi", "--grid", "steps=1,1000", "--goal", "minimize accuracy");
    assertTrue(upsideDown.out().lines().toList().get(1).startsWith("phi      1 "));
  }

  @Test
  void aBudgetIsToldWithTheCommandThatGoesOn() {
    assertEquals(0, screen.run("sweep", "tiny", "--grid", "rate=0.1,0.2", "--max-runs", "3"));
    assertTrue(screen.out().contains("3 of 8 runs finished, 5 not begun.\n"), screen.out());
    assertTrue(
        screen
            .out()
            .endsWith(
                "Go on with the 5 runs that are left: ./lectern sweep tiny --grid rate=0.1,0.2"
                    + " --max-runs 3 --resume\n"),
        screen.out());
    Screen rest = Screen.in(home);
    assertEquals(0, rest.run("sweep", "tiny", "--grid", "rate=0.1,0.2", "--resume"));
    assertTrue(rest.out().contains("8 of 8 runs finished.\n"), rest.out());
    assertFalse(rest.out().contains("Go on"), rest.out());
    assertEquals(8, only().runList().size());
  }

  @Test
  void hopelessRunsAreStoppedAndCounted() {
    int code =
        screen.run(
            "sweep",
            "tiny",
            "--arms",
            "phi",
            "--grid",
            "rate=0.1,0.11,0.12,0.13,0.14,0.15,0.16,0.17,1e-6",
            "--set",
            "steps=100",
            "--early-stop",
            "minimize train.loss");
    assertEquals(0, code, screen.err());
    assertTrue(screen.out().contains(" stopped early.\n"), screen.out());
  }

  @Test
  void aMetricThatIsNotRecordedIsTold() {
    assertEquals(0, screen.run("sweep", "--early-stop", "tiny", "--arms", "raw"));
    assertTrue(
        screen.err().contains("accuracy is not recorded while they train; watch train.loss or"),
        screen.err());
  }

  @Test
  void withoutAGoalNothingIsRanked() throws IOException {
    write(TINY.replace("goal: maximize accuracy\n", ""));
    assertEquals(0, screen.run("sweep", "tiny", "--grid", "rate=0.1,0.2"));
    assertTrue(screen.out().contains("No goal to rank by"), screen.out());
    assertEquals(2, screen.run("sweep", "tiny", "--early-stop"));
    assertTrue(screen.err().contains("tiny has no goal to tell good runs from bad"), screen.err());
  }

  @Test
  void aFailedRunIsFailure() throws IOException {
    write(
        TINY.replace("tanh", "tanh, inputs: raw").replace("inputs: raw, activation", "activation"));
    assertEquals(
        1, screen.run("sweep", "tiny", "--arms", "raw", "--grid", "rate=0.1,1e300"), screen.out());
    assertTrue(screen.out().contains("2 of 4 runs finished, 2 failed.\n"), screen.out());
    assertTrue(screen.out().contains("Go on with the 2 runs that are left"), screen.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --grid;stps=1,2                | did you mean 'steps'?
          --grid;steps                   | 'steps' is no grid
          --grid;=1                      | '=1' is no grid
          --grid;steps=                  | no values for steps
          --grid;steps=1,1               | a value of steps twice
          --grid;steps=1,soon            | steps must be a whole number
          --grid;steps=[1               | steps=[[1]
          --grid;inputs=raw,phi          | inputs is in the grid or search and in the arm 'phi'
          --random;rate                  | 'rate' is no range
          --random;rate=high             | 'high' is no range
          --random;rate=1 .. 0           | the second number must be the larger one
          --random;rate=0 .. 1 log       | must begin above 0
          --samples;3                    | nothing to draw 3 samples from
          --samples;0                    | --samples is 0; give 1 or more
          --arm;: rate=1                 | has no name
          --arm;rate=1                   | has no name
          --arm;raw: rate=1              | has an arm 'raw' already
          --arm;more: rte=1              | did you mean 'rate'?
          --arm;more: rate               | 'rate' sets nothing
          --arms;rww                     | has no arm 'rww'; did you mean 'raw'?
          --goal;accuracy                | expected 'minimize' or 'maximize'
          --goal;maximize accurcy        | did you mean 'accuracy'?
          --early-stop;minimize          | expected a measure
          --set;rate=1;--grid;rate=1,2   | rate is set and swept at once
          --seeds;0                      | --seeds is 0
          --threads;0                    | --threads is 0
          --max-runs;0                   | --max-runs is 0
          --max-time;5                   | --max-time is '5'
          """)
  void aBadOptionIsNamed(String options, String said) {
    List<String> line =
        Stream.concat(Stream.of("sweep", "tiny"), Stream.of(options.split(";"))).toList();
    assertEquals(2, screen.run(line.toArray(String[]::new)), screen.out());
    assertTrue(screen.err().contains(said), screen.err());
    assertEquals(1, screen.err().lines().count(), screen.err());
    assertFalse(Files.exists(home.resolve("results")), "nothing is run");
  }

  static Stream<Arguments> arms() {
    return Stream.of(
        Arguments.of("lstm", new ArmText("lstm", List.of())),
        Arguments.of(" lstm : ", new ArmText("lstm", List.of())),
        Arguments.of(
            "a: hidden=[3, 4], note='x, y',steps=5",
            new ArmText("a", List.of("hidden=[3, 4]", "note='x, y'", "steps=5"))));
  }

  @ParameterizedTest
  @MethodSource("arms")
  void anArmIsSplitAtItsCommas(String text, ArmText expected) {
    assertEquals(expected, ArmText.parse(text));
  }
}
