package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import lectern.InputException;
import lectern.config.Settings;
import lectern.config.Settings.Setting;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.RunPlan;
import lectern.run.Task;
import lectern.yaml.Place;
import lectern.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is swept beside an experiment's file, or by its `search:`.
class SweepPlanTest {
  private static final FakeTask TASK = new FakeTask();
  private static final String SEARCHING =
      "grid: { data.gap: [5, 20] }\n"
          + "search: { samples: 3, space: { train.rate: 1e-4 .. 1e-1 log, model: { hidden: 2 .. 99"
          + " whole } } }";

  @TempDir private Path folder;

  private ExperimentSpec searching() {
    return Specs.changed(folder, "grid: { data.gap: [5, 20] }", SEARCHING);
  }

  private static StudyPlan plan(ExperimentSpec spec, UnaryOperator<Sweep> sweep) {
    return spec.plan(TASK, Choice.of("quick").withSweep(sweep.apply(Sweep.NONE)));
  }

  private static Setting values(String path, String list) {
    return new Setting(new Place(path + "=" + list, 0), YamlReader.value("values", list));
  }

  private static Range range(String path, String text) {
    return Range.of(path, new Place(path + "=" + text, 0), YamlReader.value("range", text));
  }

  private static Settings settings(String yaml) {
    return Settings.of(YamlReader.mapping("arm", yaml));
  }

  private static List<String> labels(StudyPlan plan) {
    return plan.runs().stream().map(RunPlan::label).toList();
  }

  @Test
  void pointsDrawnCombineWithGridArmsAndSeeds() {
    StudyPlan plan = plan(searching(), sweep -> sweep);
    assertEquals(2 * 2 * 3 * 3, plan.runs().size());
    List<String> linear = labels(plan).stream().filter(l -> l.startsWith("linear")).toList();
    List<String> deep = labels(plan).stream().filter(l -> l.startsWith("deep")).toList();
    assertEquals(
        linear.stream().map(l -> l.replace("linear", "")).toList(),
        deep.stream().map(l -> l.replace("deep", "")).toList());
    assertEquals(
        List.of("data.gap", "train.rate", "model.hidden"),
        List.copyOf(plan.runs().getFirst().grid().keySet()));
    FakeTask.Config config = (FakeTask.Config) plan.runs().getFirst().configuration();
    assertEquals(
        Double.parseDouble(plan.runs().getFirst().grid().get("train.rate")), config.train().rate());
  }

  @Test
  void aProfileDrawsLessAndAValueByHandReplacesARange() {
    ExperimentSpec spec =
        Specs.read(
            folder,
            Specs.RIGHT
                .replace("grid: { data.gap: [5, 20] }", SEARCHING)
                .replace("seeds: 3, train", "seeds: 3, samples: 2, train"));
    assertEquals(2 * 2 * 2 * 3, plan(spec, sweep -> sweep).runs().size());
    StudyPlan narrowed =
        spec.plan(
            TASK,
            new Choice("full", settings("{ train.rate: 0.5, data.gap: 5 }"), OptionalInt.of(1)));
    assertEquals(2 * 3, narrowed.runs().size());
    assertTrue(
        narrowed.runs().stream().allMatch(run -> run.grid().get("train.rate").equals("0.5")));
    assertEquals(List.of("data.gap", "train.rate"), List.copyOf(narrowed.spec().grid().keySet()));
  }

  @Test
  void aGridByHandReplacesTheFilesAndAddsToIt() {
    StudyPlan plan =
        plan(
            Specs.right(folder),
            sweep ->
                sweep
                    .withGrid("data.gap", values("data.gap", "[3]"))
                    .withGrid("model.hidden", values("model.hidden", "[4, 8]"))
                    .withArm("wide", settings("{ model.kind: deep-mlp, train.rate: 0.9 }"))
                    .withOnly(List.of("wide", "linear")));
    assertEquals(
        List.of(
            "linear, data.gap = 3, model.hidden = 4, seed 1",
            "linear, data.gap = 3, model.hidden = 8, seed 1",
            "wide, data.gap = 3, model.hidden = 4, seed 1",
            "wide, data.gap = 3, model.hidden = 8, seed 1"),
        labels(plan).stream().filter(label -> label.endsWith("seed 1")).toList());
    assertEquals(List.of("linear", "wide"), List.copyOf(plan.spec().arms().keySet()));
    assertEquals(0.9, ((FakeTask.Config) plan.runs().getLast().configuration()).train().rate());
    assertFalse(plan.choice().isAsFiled());
    assertTrue(plan(Specs.right(folder), sweep -> sweep).choice().isAsFiled());
  }

  @Test
  void theSameRunsHaveTheSameDigest() {
    StudyPlan byHand =
        plan(
            Specs.right(folder),
            sweep ->
                sweep
                    .withRange("train.rate", range("train.rate", "1e-4 .. 1e-1 log"))
                    .withRange("model.hidden", range("model.hidden", "2 .. 99 whole"))
                    .withSamples(3));
    StudyPlan filed = plan(searching(), sweep -> sweep);
    assertEquals(labels(filed), labels(byHand));
    assertEquals(
        filed.runs().stream().map(RunPlan::configuration).toList(),
        byHand.runs().stream().map(RunPlan::configuration).toList());
    assertEquals(filed.digest(), byHand.digest());
    ExperimentSpec commented = Specs.changed(folder, "seeds: 4", "seeds: 4 # enough");
    assertEquals(
        plan(Specs.right(folder), sweep -> sweep).digest(),
        plan(commented, sweep -> sweep).digest());
    assertNotEquals(filed.digest(), plan(searching(), sweep -> sweep.withSamples(2)).digest());
    assertNotEquals(
        filed.digest(),
        searching()
            .plan(TASK, Choice.of("quick").withOverrides(settings("train.steps: 7")))
            .digest());
    assertNotEquals(
        filed.digest(), searching().plan(TASK, Choice.of("quick").withSeeds(4)).digest());
  }

  private String message(String path, String values, UnaryOperator<Sweep> more) {
    return assertThrows(
            InputException.class,
            () ->
                plan(
                    Specs.right(folder),
                    sweep -> more.apply(sweep.withGrid(path, values(path, values)))))
        .getMessage();
  }

  @Test
  void contradictionsAreFoundBeforeAnythingRuns() {
    UnaryOperator<Sweep> nothing = sweep -> sweep;
    assertTrue(
        message("model.kind", "[linear]", nothing)
            .contains("model.kind is in the grid or search and in the arm 'deep'"));
    assertTrue(
        message("model.hiden", "[8]", nothing)
            .startsWith(
                "model.hiden=[8]: unknown setting 'model.hiden'; did you mean 'model.hidden'?"));
    assertTrue(message("model.hidden", "[8, wide]", nothing).contains("must be a whole number"));
    assertTrue(message("model.hidden", "[0]", nothing).contains("it must be 1 or more"));
    assertTrue(message("model.hidden", "[]", nothing).contains("give at least one"));
    assertTrue(message("model.hidden", "[8, 8]", nothing).contains("twice"));
    assertTrue(
        message("model.hidden", "[8]", sweep -> sweep.withOnly(List.of("linaer")))
            .contains("has no arm 'linaer'; did you mean 'linear'?"));
    assertTrue(
        message("model.hidden", "[8]", sweep -> sweep.withArm("deep", Settings.none()))
            .contains("has an arm 'deep' already; choose another name"));
    assertTrue(
        message("model.hidden", "[8]", sweep -> sweep.withArm("a", settings("model.hidden: 9")))
            .contains("in the grid or search and in the arm 'a'"));
    assertTrue(
        message("train.rate", "[1]", sweep -> sweep.withArm("a", settings("data.gap: 9")))
            .contains("data.gap is in the grid or search and in the arm 'a'"));
    assertTrue(
        message("train.rate", "[1]", sweep -> sweep.withSamples(5))
            .contains("has nothing to draw 5 samples from"));
    assertTrue(
        message(
                "train.rate",
                "[1]",
                sweep -> sweep.withRange("model.hidden", range("model.hidden", "2.5 .. 9")))
            .contains("model.hidden must be a whole number"));
    assertTrue(
        message(
                "train.rate",
                "[1]",
                sweep ->
                    sweep
                        .withRange("model.hidden", range("model.hidden", "2 .. 9999 whole"))
                        .withSamples(900))
            .contains("more than 10000 runs"));
    String both =
        assertThrows(
                InputException.class,
                () ->
                    Specs.right(folder)
                        .plan(
                            TASK,
                            new Choice(
                                "quick",
                                settings("train.rate: 1"),
                                OptionalInt.empty(),
                                Sweep.NONE.withGrid("train.rate", values("train.rate", "[1, 2]")))))
            .getMessage();
    assertTrue(both.contains("train.rate is set and swept at once"), both);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { samples: 3 }                              | the key 'space' is missing
          { space: {} }                               | the key 'space' is missing
          { samples: 0, space: { train.rate: 0 .. 1 } } | it must be 1 to 10000
          { sampels: 3, space: { train.rate: 0 .. 1 } } | did you mean 'samples'?
          { space: { train.rat: 0 .. 1 } }            | did you mean 'train.rate'?
          { space: { model.kind: [linear] } }         | is in the search and in the arm 'deep'
          { space: { data.gap: 1 .. 9 whole } }       | is in the search and in the grid
          { space: { train.rate: 1 } }                | is no range
          { space: { model.hidden: 1.5 .. 9 } }       | must be a whole number
          7                                           | must be keys and values
          """)
  void aWrongSearchIsMetWithFileAndLine(String search, String part) {
    String message =
        assertThrows(
                InputException.class,
                () -> Specs.changed(folder, "seeds: 4", "search: " + search + "\nseeds: 4"))
            .getMessage();
    assertTrue(message.startsWith("sample.yaml:13: ") && message.contains(part), message);
  }

  @Test
  void aGoalIsAMeasureOfTheTask() {
    assertEquals(
        new Goal(Goal.Direction.MINIMIZE, "loss"),
        Goal.of("minimize loss", new Place("goal", 0), TASK.measures()));
    for (String wrong : List.of("loss", "minimise loss", "minimize los", "minimize loss now")) {
      assertThrows(
          InputException.class, () -> Goal.of(wrong, new Place("goal", 0), TASK.measures()), wrong);
    }
  }

  /// A task with a setting called as a column of every table is.
  private static final class Unlucky implements Task<Unlucky.Config> {
    private record Config(double value) {}

    @Override
    public String name() {
      return "unlucky";
    }

    @Override
    public Class<Config> configuration() {
      return Config.class;
    }

    @Override
    public Measures run(Config configuration, RunContext context) {
      return Measures.none().with("doubled", 2 * configuration.value());
    }
  }

  @Test
  void aSettingCalledAsAColumnIsCannotBeSwept() {
    String text =
        """
        id: unlucky
        lecture: none
        title: t
        question: q
        task: unlucky
        arms: { one: {} }
        grid: { value: [1, 2] }
        profiles: { quick: {} }
        claims: [{ id: U1, text: t, expect: [doubled > 0] }]
        """;
    String message =
        assertThrows(InputException.class, () -> ExperimentSpec.parse(text, List.of(new Unlucky())))
            .getMessage();
    assertTrue(message.contains("'value', as tables have a column of that name"), message);
  }
}
