package lectern.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.data.MissingDataException;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.experiment.Verdict;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.sweep.Budget;
import lectern.sweep.MedianRule;
import lectern.sweep.StudyListener;
import lectern.sweep.StudyRunner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sweeps through the front door.
class SweepTest {
  private static final String FILE =
      """
      id: products
      lecture: kutuzov
      title: Products
      question: Is three more than two?
      task: multiply
      base: { factor: 2, broken: false }
      arms:
        two: {}
        three: { factor: 3 }
      seeds: 4
      profiles:
        quick: { seeds: 3 }
      claims:
        - id: B10
          text: Three is more.
          expect: [product of three > two by 0.9]
      """;

  @TempDir private Path root;
  private Lab lab;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(root.resolve("experiments"));
    Files.writeString(root.resolve("experiments/products.yaml"), FILE);
    lab =
        Lab.open(
            root,
            List.of(new LabTest.Multiply()),
            name -> {
              throw new MissingDataException(name, name + " is missing");
            });
  }

  private Plan plan() {
    return lab.experiment("products").profile("quick");
  }

  private static List<String> labels(StudyPlan plan) {
    return plan.runs().stream().map(RunPlan::label).toList();
  }

  @Test
  void whatJavaSaysIsWhatYamlSays() {
    StudyPlan java =
        plan()
            .arms("two")
            .arm("seven", "broken=true")
            .arms("two", "seven")
            .grid("factor", 5, 7)
            .seeds(2)
            .plan();
    StudyPlan yaml =
        lab.define(
                """
                id: products
                lecture: kutuzov
                title: Products
                question: Is three more than two?
                task: multiply
                base: { broken: false }
                arms: { two: {}, seven: { broken: true } }
                grid: { factor: [5, 7] }
                seeds: 2
                profiles: { quick: {} }
                claims: [{ id: B10, text: Any., expect: [product > 1] }]
                """
                    .replace("id: products", "id: products-by-hand"))
            .profile("quick")
            .plan();
    assertEquals(labels(yaml), labels(java));
    assertEquals(
        yaml.runs().stream().map(RunPlan::configuration).toList(),
        java.runs().stream().map(RunPlan::configuration).toList());
    assertNotEquals(yaml.digest(), java.digest()); // of another experiment

    StudyPlan drawn = plan().arms("two").random("factor", "1 .. 9999 whole").samples(6).plan();
    StudyPlan searched =
        lab.define(
                FILE.replace("id: products", "id: drawn")
                    .replace("  three: { factor: 3 }\n", "")
                    .replace("of three > two by 0.9", "> 1")
                    .replace(
                        "seeds: 4", "search: { samples: 6, space: { factor: 1 .. 9999 whole } }"))
            .profile("quick")
            .plan();
    assertEquals(labels(searched), labels(drawn));
    assertEquals(18, drawn.runs().size());
  }

  @Test
  void aPlanNeverChanges() {
    Plan plan = plan().arms("two");
    List<String> before = labels(plan.plan());
    plan.grid("factor", 5, 7);
    plan.random("factor", "1 .. 9 whole").samples(3);
    plan.arm("more", "factor=9");
    plan.goal("maximize product");
    plan.resume().within(Duration.ofSeconds(1)).atMost(1).stopEarly(MedianRule.DEFAULT);
    assertEquals(before, labels(plan.plan()));
    assertEquals(3, before.size());
  }

  @Test
  void textsAndListsAreValuesToo() {
    Plan plan = plan().arms("two");
    assertEquals(
        labels(plan.grid("factor", 5, 7).plan()), labels(plan.grid("factor", "5", "7").plan()));
    assertTrue(
        error(() -> plan.grid("factor", "5, 7")).contains("factor must be a whole number"),
        "one value");
    assertTrue(error(() -> plan.grid("factor", List.of(5, 7))).contains("found a list"));
    assertEquals(
        List.of("true", "false"),
        plan.grid("broken", true, false).plan().runs().stream()
            .map(run -> run.grid().get("broken"))
            .distinct()
            .toList());
  }

  private static String error(org.junit.jupiter.api.function.Executable action) {
    return assertThrows(InputException.class, action).getMessage();
  }

  @Test
  void whatCannotBeSweptIsToldAtOnce() {
    Plan plan = plan();
    assertTrue(
        error(() -> plan.grid("factor", 5, 7))
            .startsWith("factor=[5, 7]: factor is in the grid or search and in the arm 'three'"));
    assertEquals(
        "fatcor=[5, 7]: unknown setting 'fatcor'; did you mean 'factor'? Allowed: factor, broken.",
        error(() -> plan.arms("two").grid("fatcor", 5, 7)));
    assertTrue(error(() -> plan.arms("tow")).contains("did you mean 'two'?"));
    assertTrue(error(() -> plan.arm("two")).contains("has an arm 'two' already"));
    assertTrue(error(() -> plan.arm("in")).contains("no arm can be called 'in'"));
    assertTrue(error(() -> plan.arm("a/b")).contains("must begin with a letter"));
    assertTrue(error(() -> plan.arm("x", "factor")).contains("write path=value"));
    assertTrue(error(() -> plan.arm("x", "fatcor=1")).contains("did you mean 'factor'?"));
    assertTrue(error(() -> plan.arm("x", "factor=many")).contains("must be a whole number"));
    assertTrue(error(() -> plan.arms("two").random("factor", "1 to 9")).contains("is no range"));
    assertTrue(error(() -> plan.arms("two").random("factor", "1 .. 9")).contains("whole number"));
    assertTrue(error(() -> plan.random("factor", "1 .. 9 whole")).contains("in the arm 'three'"));
    assertTrue(error(() -> plan.samples(5)).contains("has nothing to draw 5 samples from"));
    assertTrue(error(() -> plan.samples(0)).contains("There can be no 0 samples"));
    assertTrue(error(() -> plan.goal("product")).contains("'minimize' or 'maximize'"));
    assertTrue(error(() -> plan.atMost(0)).contains("give at least 1"));
    assertTrue(error(() -> plan.within(Duration.ZERO)).contains("give it some time"));
    assertTrue(
        error(() -> plan.arms("two").random("factor", "1 .. 99999 whole").samples(5000))
            .contains("more than 10000 runs"));
    assertTrue(
        error(() -> plan.arms("two").with("factor", 5).grid("factor", 5, 7))
            .contains("set and swept at once"));
    assertTrue(error(() -> plan.stopEarly(MedianRule.DEFAULT).run()).contains("has no goal"));
    assertFalse(Files.exists(root.resolve("results")), "nothing was begun");
  }

  @Test
  void aStudyIsFoundAgain() throws InterruptedException, IOException {
    assertEquals(List.of(), lab.studies());
    Study filed = plan().run();
    Study swept = plan().arms("two").grid("factor", 5, 7).run();
    assertEquals(List.of(filed.id(), swept.id()), lab.studies().stream().map(Study::id).toList());
    Study read = lab.study(swept.id());
    assertEquals(swept.runList(), read.runList());
    assertEquals(List.of("two"), List.copyOf(read.spec().arms().keySet()));
    assertEquals(swept.summary().print(), read.summary().print());
    assertTrue(filed.asFiled());
    assertFalse(read.asFiled());
    assertEquals(filed.id(), lab.latest("products").orElseThrow().id(), "as filed, though earlier");
    assertTrue(error(() -> lab.study("none")).contains("The latest is " + swept.id()));

    // a claim that is put otherwise is judged on the same runs; another base is another matter
    Path file = root.resolve("experiments/products.yaml");
    Files.writeString(file, FILE.replace("by 0.9", "by 1.9"));
    assertEquals(Verdict.REFUTED, verdict(lab.latest("products").orElseThrow()));
    assertEquals(Verdict.REPRODUCED, verdict(lab.study(filed.id())));
    Files.writeString(file, FILE.replace("by 0.9", "by 1.9").replace("factor: 2,", "factor: 1,"));
    assertEquals(Verdict.REPRODUCED, verdict(lab.latest("products").orElseThrow()));
    Files.delete(file);
    assertEquals(Verdict.REPRODUCED, verdict(lab.latest("products").orElseThrow()));
    assertEquals(2, lab.studies().size());
  }

  private static Verdict verdict(Study study) {
    return study.verdicts().getFirst().verdict();
  }

  @Test
  void withoutAStudyAsFiledTheLatestCounts() throws InterruptedException, IOException {
    plan().seeds(2).run();
    Study latest = plan().with("broken", true).run();
    assertEquals(latest.id(), lab.latest("products").orElseThrow().id());
    // runs whose record is lost still tell of themselves
    try (Stream<Path> records = Files.list(root.resolve("results/studies"))) {
      for (Path record : records.toList()) {
        Files.delete(record);
      }
    }
    assertEquals(latest.runList(), lab.latest("products").orElseThrow().runList());
  }

  @Test
  void aClaimAboutAnArmThatWasLeftOutIsNotDecided() throws InterruptedException {
    Study study = plan().arms("three").run();
    assertEquals(Verdict.INCONCLUSIVE, verdict(study));
    assertEquals(
        "Not decided: the arm two was left out.",
        study.verdicts().getFirst().decisive().sentence());
    String everyRun =
        FILE.replace("product of three > two by 0.9", "product of two < 3 in every run");
    Study other =
        lab.define(everyRun.replace("id: products", "id: every"))
            .profile("quick")
            .arms("three")
            .run();
    assertEquals(Verdict.INCONCLUSIVE, verdict(other));
  }

  @Test
  void anExperimentNeedNoFile() throws InterruptedException, IOException {
    String mine = FILE.replace("id: products", "id: mine");
    Study study = lab.define(mine).profile("quick").run();
    assertEquals(Verdict.REPRODUCED, verdict(study));
    assertEquals(study.runList(), lab.latest("mine").orElseThrow().runList());
    assertEquals(study.runList(), lab.study(study.id()).runList());
    assertFalse(Files.exists(root.resolve("experiments/mine.yaml")));
    assertEquals(labels(lab.define(FILE).plan()), labels(lab.experiment("products").plan()));
    assertTrue(
        error(() -> lab.define(FILE.replace("factor: 2", "factor: 1")))
            .contains("another experiment 'products' in experiments/products.yaml"));
    assertTrue(error(() -> lab.define("id: [")).contains("this is not YAML"));
    assertTrue(
        error(() -> lab.define(mine.replace("task: multiply", "task: multipy")))
            .startsWith("the experiment:5: there is no task 'multipy'; did you mean 'multiply'?"));
    assertTrue(
        error(() -> lab.define(mine.replace("id: mine", "id: ../mine"))).contains("hyphens"));

    assertEquals(labels(lab.define(mine).plan()), labels(lab.save(mine).plan()));
    assertEquals(mine, Files.readString(root.resolve("experiments/mine.yaml")));
    lab.save(mine); // a cell that is run again
    assertTrue(
        error(() -> lab.save(mine.replace("seeds: 4", "seeds: 5")))
            .contains("give this one an id of its own"));
    assertEquals(mine, Files.readString(root.resolve("experiments/mine.yaml")));
  }

  @Test
  void manyPlansAreRunInOnePool() throws InterruptedException {
    List<Plan> plans =
        List.of(
            plan(),
            lab.define(FILE.replace("id: products", "id: others")).profile("quick").seeds(3));
    List<Study> studies =
        lab.run(
            plans,
            StudyRunner.Options.on(2).withBudget(Budget.NONE.atMost(8)),
            StudyListener.SILENT);
    assertEquals(List.of(6, 2), studies.stream().map(study -> study.runList().size()).toList());
    StudyRunner.Options resume = StudyRunner.Options.on(2).withStart(StudyRunner.Start.RESUME);
    List<Study> whole = lab.run(plans, resume, StudyListener.SILENT);
    assertEquals(studies.stream().map(Study::id).toList(), whole.stream().map(Study::id).toList());
    assertEquals(
        12,
        whole.stream().map(Study::runList).flatMap(List::stream).map(Run::id).distinct().count());
    assertEquals(
        List.of("products", "others"),
        lab.reproduce(plans, resume, StudyListener.SILENT).rows().stream()
            .map(row -> row.experiment())
            .toList());
  }
}
