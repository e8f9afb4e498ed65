package lectern.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import lectern.InputException;
import lectern.config.Settings;
import lectern.config.Settings.Setting;
import lectern.experiment.Choice;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Goal;
import lectern.experiment.Range;
import lectern.experiment.StudyPlan;
import lectern.experiment.Sweep;
import lectern.run.ProcessLock;
import lectern.run.RunPlan;
import lectern.yaml.Place;
import lectern.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;

  private StudyStore store(Instant now) {
    return new StudyStore(folder.resolve("studies"), InstantSource.fixed(now));
  }

  private static StudyPlan plan() {
    return Descent.spec().plan(new Descent(), Choice.of("quick"));
  }

  /// Every part of a choice, with values that need care in YAML.
  private static Choice full() {
    Place place = new Place("test", 0);
    return new Choice(
        "quick",
        Settings.of(YamlReader.mapping("test", "{ flag: 'a: \"b\" # c', mishap: '7' }")),
        OptionalInt.of(3),
        Sweep.NONE
            .withArm("short", Settings.of(YamlReader.mapping("test", "steps: 2")))
            .withArm("plain", Settings.none())
            .withOnly(List.of("plain", "low"))
            .withGrid("floor", new Setting(place, YamlReader.value("test", "[1e-4, 2.50]")))
            .withRange("steps", Range.of("steps", place, YamlReader.value("test", "2 .. 9 whole")))
            .withSamples(4)
            .withGoal(new Goal(Goal.Direction.MAXIMIZE, "loss")));
  }

  @Test
  void aRecordReadsBack() {
    StudyPlan plan = Descent.spec().plan(new Descent(), full().withSweep(Sweep.NONE));
    StudyRecord written = store(NOON).create(plan, "0123 dirty", "no more than 3 runs");
    StudyRecord read = store(NOON).record(written.id());
    assertEquals("20261121-120000-000-descent-quick", read.id());
    assertEquals(written.toString(), read.toString());
    assertEquals(List.of("low"), read.arms());
    assertEquals(6, read.points().size());
    assertEquals(3, read.seeds());
    assertEquals(18, read.planned());
    assertEquals(plan.digest(), read.digest());
    assertEquals(List.of("2026-11-21T12:00:00Z"), read.begun());
    assertEquals(Descent.EXPERIMENT, read.text());
  }

  @Test
  void aChoiceReadsBackAndMeansTheSameRuns() {
    Choice choice = full();
    Choice without =
        new Choice(
            choice.profile(),
            choice.overrides(),
            choice.seeds(),
            new Sweep(
                new LinkedHashMap<>(),
                List.of("low"),
                choice.sweep().grid(),
                choice.sweep().space(),
                choice.sweep().samples(),
                choice.sweep().goal()));
    for (Choice each : List.of(without, Choice.of("full"))) {
      StudyPlan plan = Descent.spec().plan(new Descent(), each);
      StudyRecord read = store(NOON).record(store(NOON).create(plan, "unknown", "").id());
      assertEquals(plan.digest(), Descent.spec().plan(new Descent(), read.choice()).digest());
      assertEquals(each.isAsFiled(), read.choice().isAsFiled());
      assertEquals(each.sweep().goal(), read.choice().sweep().goal());
      ExperimentSpec spec = ExperimentSpec.asRun(read.text(), read.choice());
      assertEquals(plan.spec().arms().keySet(), spec.arms().keySet());
      assertEquals(plan.spec().grid().keySet(), spec.grid().keySet());
    }
    StudyPlan arms = Descent.spec().plan(new Descent(), armsAlone());
    StudyRecord read = store(NOON).record(store(NOON).create(arms, "unknown", "").id());
    assertEquals(armsAlone().sweep().arms().toString(), read.choice().sweep().arms().toString());
    assertEquals(armsAlone().sweep().only(), read.choice().sweep().only());
  }

  private static Choice armsAlone() {
    return Choice.of("quick")
        .withSweep(
            Sweep.NONE
                .withArm("short", Settings.of(YamlReader.mapping("test", "steps: 2")))
                .withArm("plain", Settings.none())
                .withOnly(List.of("plain", "short")));
  }

  @Test
  void thousandsOfPointsCanBeKept() {
    Place place = new Place("test", 0);
    StudyPlan plan =
        Descent.spec()
            .plan(
                new Descent(),
                new Choice(
                    "quick",
                    Settings.none(),
                    OptionalInt.of(1),
                    Sweep.NONE
                        .withRange(
                            "floor", Range.of("floor", place, YamlReader.value("t", "0 .. 1")))
                        .withSamples(10_000)));
    StudyRecord record = store(NOON).create(plan, "unknown", "");
    assertEquals(
        plan.runs().stream().map(RunPlan::grid).distinct().toList(),
        store(NOON).record(record.id()).points());
  }

  @Test
  void theLaterStudyIsTheLaterOneWhateverTheClockSays() {
    List<String> created = new ArrayList<>();
    for (Instant now :
        List.of(
            NOON,
            NOON, // the same millisecond
            NOON.minusSeconds(86_400), // set back by a day
            NOON.plusNanos(1_500_000),
            NOON.minusSeconds(1),
            NOON.plusSeconds(1))) {
      created.add(store(now).create(plan(), "unknown", "").id());
    }
    assertEquals(created, store(NOON).records().stream().map(StudyRecord::id).toList());
    assertEquals(created.getLast(), store(NOON).latest(record -> true).orElseThrow().id());
    assertEquals("20261121-120000-001-descent-quick", created.get(1));
    assertEquals("20261121-120001-000-descent-quick", created.getLast());
  }

  @Test
  void recordsMadeAtOnceAreDifferent() throws InterruptedException {
    List<String> made = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    StudyPlan plan = plan();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int j = 0; j < 10; j++) {
                  made.add(store(NOON).create(plan, "unknown", "").id());
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(40, new HashSet<>(made).size());
    assertEquals(
        new HashSet<>(made),
        new HashSet<>(store(NOON).records().stream().map(StudyRecord::id).toList()));
  }

  @Test
  void whatIsNoRecordIsPassedOver() throws IOException {
    assertEquals(List.of(), store(NOON).records());
    Path studies = Files.createDirectories(folder.resolve("studies"));
    StudyRecord whole = store(NOON).create(plan(), "unknown", "");
    String text = Files.readString(studies.resolve(whole.id() + ".yaml"));
    Files.createFile(studies.resolve("20270101-000000-000-about-to-be-written.yaml"));
    Files.writeString(studies.resolve("x.yaml"), "[");
    Files.writeString(studies.resolve("99999999-999999-999-x.yaml"), "a: 1");
    Files.writeString(studies.resolve("cut.yaml"), text.substring(0, text.length() / 2));
    Files.writeString(
        studies.resolve("point.yaml"), text.replace("paths: [floor]", "paths: [floor, steps]"));
    Files.writeString(studies.resolve("notes.txt"), "x");
    Files.createDirectory(studies.resolve("folder.yaml"));
    assertEquals(List.of(whole.id()), store(NOON).records().stream().map(StudyRecord::id).toList());
    assertTrue(store(NOON).create(plan(), "unknown", "").id().startsWith("20270101-000000-001"));
  }

  private String error(String id) {
    return assertThrows(InputException.class, () -> store(NOON).record(id)).getMessage();
  }

  @Test
  void aStudyThatIsNotThereIsMetWithTheNearest() {
    assertTrue(error("x").contains("There are no studies yet"));
    String id = store(NOON).create(plan(), "unknown", "").id();
    assertTrue(error(id + "k").contains("did you mean '" + id + "'?"));
    assertTrue(error("../" + id).contains("There is no study"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsTheUsersToMend() throws IOException {
    Files.writeString(folder.resolve("studies"), "a file, not a folder");
    String message =
        assertThrows(InputException.class, () -> store(NOON).create(plan(), "unknown", ""))
            .getMessage();
    assertTrue(message.startsWith("Studies cannot be kept in "), message);
  }

  @Test
  void aStudyIsTakenByOneAtATime() throws IOException {
    StudyStore store = store(NOON);
    String id = store.create(plan(), "unknown", "").id();
    assertFalse(store.isRunning(id));
    try (ProcessLock _ = store.lock(id).orElseThrow()) {
      assertTrue(store.isRunning(id));
      assertTrue(store.lock(id).isEmpty());
    }
    assertFalse(store.isRunning(id));
    store.lock(id).orElseThrow().close();
  }
}
