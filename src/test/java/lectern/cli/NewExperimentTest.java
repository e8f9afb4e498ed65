package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lectern.config.Settings;
import lectern.experiment.ExperimentSpec;
import lectern.lab.Lab;
import lectern.lab.Plan;
import lectern.run.RunPlan;
import lectern.run.Task;
import lectern.task.TaskGuide;
import lectern.task.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Experiments begun with `lectern new`, and the tasks they can be begun for.
class NewExperimentTest {
  @TempDir private Path home;
  private Path experiments;
  private Screen screen;

  @BeforeEach
  void makeProject() throws IOException {
    experiments = Files.createDirectory(home.resolve("experiments"));
    screen = Screen.in(home);
  }

  static Stream<String> tasks() {
    return Tasks.all().stream().map(Task::name);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void isValidAndReproducesItsClaim(String task) throws IOException {
    assertEquals(0, screen.run("new", "experiment", "my-own", "--task", task), screen.err());
    String text = Files.readString(experiments.resolve("my-own.yaml"));
    assertTrue(text.lines().allMatch(line -> line.length() <= 120), text);
    Plan plan = Lab.open(home).experiment("my-own");
    List<Settings> given = plan.plan().runs().stream().map(RunPlan::settings).toList();
    Task<?> known = Workbench.task(task);
    String unbroken = text.replaceAll("\\n *# ", " ");
    for (TaskGuide.Setting setting : TaskGuide.of(known).settings(known, given)) {
      assertTrue(unbroken.contains(" " + setting.meaning() + " ("), setting.settable().name());
    }
    ExperimentSpec spec = plan.spec();
    assertEquals(2, spec.arms().size());
    assertFalse(spec.charts().isEmpty());
    assertFalse(spec.highlight());
    for (String corpus : spec.requires()) {
      installed(corpus);
    }
    assertEquals(0, screen.run("run", "my-own", "--profile", "quick"), screen.err());
    assertTrue(screen.out().matches("(?s).*C1 +reproduced.*"), screen.out());
  }

  private void installed(String corpus) throws IOException {
    assumeTrue(System.getenv("LECTERN_DATA_MIRROR") != null, "the corpus " + corpus);
    Path described = Files.createDirectories(home.resolve("data").resolve(corpus));
    Files.copy(Path.of("data", corpus, "dataset.yaml"), described.resolve("dataset.yaml"));
    assertEquals(0, screen.run("data", "fetch", corpus), screen.err());
  }

  @Test
  void withoutATaskItIsALanguageModel() {
    assertEquals(0, screen.run("new", "experiment", "mine"));
    assertEquals(
        "Written: experiments/mine.yaml\nTry it:  ./lectern run mine --profile quick\n",
        screen.out());
    assertEquals("grammar-language-model", Lab.open(home).experiment("mine").spec().task());
  }

  @Test
  void aCopyIsTheSameExperimentUnderAnotherName() throws IOException {
    for (String id : List.of("xor", "elman-grammar", "worked-examples", "character-lm")) {
      Files.copy(Path.of("experiments", id + ".yaml"), experiments.resolve(id + ".yaml"));
      assertEquals(0, screen.run("new", "experiment", "like-" + id, "--like", id), screen.err());
      ExperimentSpec from = Lab.open(home).experiment(id).spec();
      ExperimentSpec copy = Lab.open(home).experiment("like-" + id).spec();
      assertEquals(from.arms().keySet(), copy.arms().keySet());
      assertEquals(from.base().toString(), copy.base().toString());
      assertEquals(from.claims().size(), copy.claims().size());
      assertFalse(copy.highlight());
    }
    assertTrue(
        Files.readString(experiments.resolve("like-xor.yaml")).contains("# Four hidden units"));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path file = experiments.resolve("mine.yaml");
    Files.writeString(file, "precious");
    assertEquals(2, screen.run("new", "experiment", "mine"));
    assertMessage("experiments/mine.yaml is there already");
    assertEquals("precious", Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"My Own", "a_b", "../up", "-x", "x-", "x--y", "ä", "x.yaml", ""})
  void noOtherIdIsTaken(String id) throws IOException {
    assertEquals(2, screen.run("new", "experiment", "--", id), id);
    assertMessage("'" + id + "' cannot be an experiment's id");
    try (Stream<Path> files = Files.list(experiments)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void anIdTooLongForAFileIsTold() {
    assertEquals(2, screen.run("new", "experiment", "a".repeat(300)));
    assertMessage("cannot be");
  }

  @Test
  void anUnknownTaskGetsTheNearest() {
    assertEquals(2, screen.run("new", "experiment", "mine", "--task", "xorr"));
    assertMessage("'xorr'", "did you mean 'xor'?");
    assertEquals(2, Screen.in(home).run("tasks", "xorr"));
  }

  @Test
  void anUnknownModelGetsTheNearest() throws IOException {
    Files.copy(Path.of("experiments/xor.yaml"), experiments.resolve("xor.yaml"));
    assertEquals(2, screen.run("new", "experiment", "mine", "--like", "xer"));
    assertMessage("'xer'", "did you mean 'xor'?");
  }

  @Test
  void aTaskAndAModelExcludeEachOther() {
    assertEquals(2, screen.run("new", "experiment", "mine", "--task", "xor", "--like", "xor"));
    assertMessage("leave out --task or --like");
  }

  @Test
  void aCopyThatWouldBeNoExperimentIsNotWritten() throws IOException {
    String inBraces =
        """
        { id: braces, lecture: l, title: t, question: q, task: worked-examples, profiles: {quick: {}},
          arms: { plain: { arithmetic: plain } },
          claims: [{ id: W1, text: w, expect: [spam.sign = 1] }] }
        """;
    Files.writeString(experiments.resolve("braces.yaml"), inBraces);
    assertEquals(2, screen.run("new", "experiment", "mine", "--like", "braces"));
    assertMessage("mine.yaml");
    assertFalse(Files.exists(experiments.resolve("mine.yaml")));
  }

  @Test
  void tasksAreListedAndExplained() {
    assertEquals(0, screen.run("tasks"));
    tasks().forEach(name -> assertTrue(screen.out().contains("\n" + name + " "), screen.out()));
    Screen one = Screen.in(home);
    assertEquals(0, one.run("tasks", "xor"));
    assertTrue(
        one.out().matches("(?s).*\nrate +must be given +learning rate, above 0 \\(a number\\)\n.*"),
        one.out());
    assertTrue(one.out().contains("- tribuo-hinge: "), one.out());
    assertTrue(one.out().contains("accuracy, collapse.difference"), one.out());
    assertTrue(one.out().lines().allMatch(line -> line.length() <= 100), one.out());
  }

  @Test
  void showExplainsEverySetting() throws IOException {
    Files.copy(Path.of("experiments/xor.yaml"), experiments.resolve("xor.yaml"));
    assertEquals(0, screen.run("show", "xor"));
    String out = screen.out();
    assertTrue(out.matches("(?s).*\nsteps +500 +passes over the four cases, at least 1 .*"), out);
    assertTrue(out.contains("- arms: mlp [4], mlp-dl4j [4], deep-linear [4, 4]"), out);
    assertTrue(out.lines().allMatch(line -> line.length() <= 100), out);
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
