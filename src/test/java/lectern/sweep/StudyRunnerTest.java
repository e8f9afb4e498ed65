package lectern.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.config.Settings;
import lectern.data.MissingDataException;
import lectern.experiment.Choice;
import lectern.experiment.ClaimVerdict;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.FakeTask;
import lectern.experiment.Ledger;
import lectern.experiment.Specs;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.experiment.Verdict;
import lectern.run.Machine;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import lectern.run.WholeFile;
import lectern.store.RunStore;
import lectern.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRunnerTest {
  private static final Function<String, Path> NO_CORPORA =
      name -> {
        throw new MissingDataException(name, name + " is missing: lectern data fetch " + name);
      };
  private static final FakeTask TASK = new FakeTask();

  @TempDir private Path folder;

  private RunStore store(String name) {
    return new RunStore(folder.resolve(name));
  }

  private StudyRunner runner(RunStore store) {
    return new StudyRunner(store, NO_CORPORA, Machine.here(folder));
  }

  private static StudyPlan plan(ExperimentSpec spec, String overrides) {
    Settings settings =
        overrides.isEmpty() ? Settings.none() : Settings.of(YamlReader.mapping("--set", overrides));
    return spec.plan(TASK, new Choice("quick", settings, OptionalInt.empty()));
  }

  @Test
  void armsGridAndSeedsAreLaidOutInOrder() {
    StudyPlan plan = plan(Specs.right(folder), "");
    assertEquals(
        List.of(
            "linear, data.gap = 5, seed 1",
            "linear, data.gap = 5, seed 2",
            "linear, data.gap = 5, seed 3",
            "linear, data.gap = 20, seed 1"),
        plan.runs().stream().limit(4).map(RunPlan::label).toList());
    assertEquals(12, plan.runs().size());
    FakeTask.Config last = (FakeTask.Config) plan.runs().getLast().configuration();
    assertEquals(FakeTask.Kind.DEEP_MLP, last.model().kind());
    assertEquals(20, last.data().gap());
    assertEquals(6, last.train().steps());
  }

  @Test
  void whatIsSetByHandWinsAndNarrowsTheGrid() {
    StudyPlan plan = plan(Specs.right(folder), "{ data.gap: 11, train.steps: 3 }");
    assertEquals(6, plan.runs().size());
    FakeTask.Config config = (FakeTask.Config) plan.runs().getFirst().configuration();
    assertEquals(11, config.data().gap());
    assertEquals(3, config.train().steps());
    String message =
        assertThrows(InputException.class, () -> plan(Specs.right(folder), "model.kind: linear"))
            .getMessage();
    assertTrue(message.contains("the arm 'deep' sets model.kind itself (sample.yaml:11)"), message);
  }

  @Test
  void theResultDoesNotDependOnThreads() throws InterruptedException {
    StudyPlan plan = plan(Specs.right(folder), "");
    Study one = runner(store("one")).run(plan, StudyRunner.Options.on(1), StudyListener.SILENT);
    Study many = runner(store("many")).run(plan, StudyRunner.Options.on(5), StudyListener.SILENT);
    assertEquals(one.summary().print(Integer.MAX_VALUE), many.summary().print(Integer.MAX_VALUE));
    assertEquals(
        one.runList().stream().map(Run::measures).toList(),
        many.runList().stream().map(Run::measures).toList());
    assertEquals(
        one.curves().removeColumns("run").print(Integer.MAX_VALUE),
        many.curves().removeColumns("run").print(Integer.MAX_VALUE));
    assertEquals(Verdict.REPRODUCED, one.verdicts().getFirst().verdict());
  }

  @Test
  void tablesHaveTheirColumns() throws InterruptedException {
    Study study =
        runner(store("runs"))
            .run(plan(Specs.right(folder), ""), StudyRunner.Options.on(2), StudyListener.SILENT);
    assertEquals(
        List.of("run", "arm", "data.gap", "seed", "status", "seconds", "accuracy", "loss", "floor"),
        study.runs().columnNames());
    assertEquals(12, study.runs().rowCount());
    assertEquals(
        List.of("arm", "data.gap", "measure", "n", "mean", "sd", "low", "high"),
        study.summary().columnNames());
    assertEquals(2 * 2 * 3, study.summary().rowCount());
    assertEquals(
        List.of("run", "arm", "data.gap", "seed", "step", "metric", "value"),
        study.curves().columnNames());
    assertEquals(12 * 6 * 2, study.curves().rowCount());
    assertEquals(20.0, study.summary().doubleColumn("data.gap").max());
  }

  @Test
  void theFolderTellsEverything() throws InterruptedException, IOException {
    RunStore store = store("runs");
    Study study =
        runner(store)
            .run(plan(Specs.right(folder), ""), StudyRunner.Options.on(2), StudyListener.SILENT);
    Run run = study.runList().getLast();
    String config = Files.readString(run.folder().resolve("config.yaml"));
    assertTrue(config.contains("    kind: deep-mlp"), config);
    assertTrue(config.contains("    gap: 20"), config);
    JsonNode provenance = WholeFile.JSON.readTree(run.folder().resolve("provenance.json").toFile());
    assertEquals(3, provenance.path("seed").asInt());
    assertEquals(1, provenance.path("threads").asInt());
    for (String key : List.of("commit", "tree", "jdk", "os", "cpu", "cores", "vectorBits")) {
      assertFalse(provenance.path("machine").path(key).asText().isEmpty(), key);
    }
    JsonNode summary = WholeFile.JSON.readTree(run.folder().resolve("summary.json").toFile());
    assertEquals("finished", summary.path("status").asText());
    assertEquals(6, summary.path("flops").asInt());
    assertEquals(
        run.measures().values().get("accuracy"), summary.at("/measures/accuracy").asDouble());
    assertEquals(
        study.runList().stream().map(Run::id).sorted().toList(),
        store.runs().stream().map(Run::id).toList());
    assertEquals(run, store.run(run.id()));
    assertEquals(3, run.provenance().orElseThrow().seed());
    assertTrue(study.seconds() > 0);
    Study again = Study.latest(study.spec(), store.runs(study.spec().id())).orElseThrow();
    assertEquals(study.runList(), again.runList());
    String message =
        assertThrows(InputException.class, () -> store.run(run.id() + "x")).getMessage();
    assertTrue(message.contains("did you mean '" + run.id() + "'"), message);
  }

  @Test
  void aFailedRunDoesNotStopTheOthers() throws InterruptedException, IOException {
    Study study =
        runner(store("runs"))
            .run(
                plan(Specs.right(folder), "train.mishap: fail"),
                StudyRunner.Options.on(2),
                StudyListener.SILENT);
    List<Run> failed =
        study.runList().stream().filter(run -> run.status() == RunStatus.FAILED).toList();
    List<Run> finished =
        study.runList().stream().filter(run -> run.status() == RunStatus.FINISHED).toList();
    assertFalse(failed.isEmpty());
    assertFalse(finished.isEmpty());
    assertEquals(12, failed.size() + finished.size());
    assertEquals(Optional.of("IllegalStateException: it broke"), failed.getFirst().error());
    String error = Files.readString(failed.getFirst().folder().resolve("error.txt"));
    assertTrue(error.contains("FakeTask.run"), error);
    Verdict verdict = study.verdicts().getFirst().verdict();
    assertEquals(Verdict.INCONCLUSIVE, verdict);
  }

  @Test
  void aMissingCorpusIsNotAFailure() throws InterruptedException {
    RunStore store = store("runs");
    Study inTask =
        runner(store)
            .run(
                plan(Specs.right(folder), "train.mishap: missing"),
                StudyRunner.Options.on(2),
                StudyListener.SILENT);
    assertEquals(RunStatus.DATA_MISSING, inTask.runList().getFirst().status());
    assertEquals(Verdict.NOT_RUN, inTask.verdicts().getFirst().verdict());
    int before = store.runs().size();

    ExperimentSpec requiring =
        Specs.changed(folder, "seeds: 4", "seeds: 4\nrequires: [lost-corpus]");
    Study required =
        runner(store).run(plan(requiring, ""), StudyRunner.Options.on(2), StudyListener.SILENT);
    ClaimVerdict claim = required.verdicts().getFirst();
    assertEquals(Verdict.NOT_RUN, claim.verdict());
    assertTrue(claim.decisive().sentence().contains("lectern data fetch lost-corpus"));
    assertEquals(before, store.runs().size());
    assertTrue(Ledger.of(List.of(required)).holds());
  }

  @Test
  void anInterruptKeepsWhatWasDoneAndTheRunCanBeResumed() throws Exception {
    ExperimentSpec spec = Specs.right(folder);
    StudyPlan plan =
        spec.plan(
            TASK,
            new Choice(
                "quick",
                Settings.of(
                    YamlReader.mapping(
                        "--set", "{ train.mishap: hang, train.steps: 40, data.gap: 5 }")),
                OptionalInt.of(1)));
    RunStore store = store("runs");
    CountDownLatch hanging = new CountDownLatch(2);
    AtomicBoolean judged = new AtomicBoolean();
    StudyListener listener =
        new StudyListener() {
          @Override
          public void progressed(RunPlan run, long done, long total) {
            if (done == 25) {
              hanging.countDown();
            }
          }

          @Override
          public void judged(Study study) {
            judged.set(true);
          }
        };
    List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    Thread thread =
        new Thread(() -> {
          try {
            runner(store).run(plan, StudyRunner.Options.on(2), listener);
          } catch (InterruptedException e) {
            thrown.add(e);
          }
        });
    thread.start();
    hanging.await();
    assertEquals(
        List.of(RunStatus.RUNNING, RunStatus.RUNNING),
        store.runs().stream().map(Run::status).toList());
    Run live = store.runs().getFirst();
    String message =
        assertThrows(
                InputException.class,
                () -> runner(store).resume(live, TASK, 1, StudyListener.SILENT))
            .getMessage();
    assertTrue(message.contains("still running"), message);
    thread.interrupt();
    thread.join();
    assertEquals(1, thrown.size());
    assertTrue(thrown.getFirst().getMessage().contains("stopped by the user"));
    assertFalse(judged.get(), "no study that was stopped is judged");
    assertEquals(
        List.of(RunStatus.INTERRUPTED, RunStatus.INTERRUPTED),
        store.runs().stream().map(Run::status).toList());
    assertEquals(Optional.of("stopped by the user"), store.runs().getFirst().error());

    Run interrupted = store.runs().getFirst();
    Specs.unhang(interrupted);
    Run resumed = runner(store).resume(interrupted, TASK, 1, StudyListener.SILENT);
    assertEquals(RunStatus.FINISHED, resumed.status());
    assertSameAsUninterrupted(spec, resumed);
    String again =
        assertThrows(
                InputException.class,
                () -> runner(store).resume(resumed, TASK, 1, StudyListener.SILENT))
            .getMessage();
    assertTrue(again.contains("is finished"), again);
  }

  private void assertSameAsUninterrupted(ExperimentSpec spec, Run resumed)
      throws InterruptedException, IOException {
    StudyPlan whole =
        spec.plan(
            TASK,
            new Choice(
                "quick",
                Settings.of(YamlReader.mapping("--set", "{ train.steps: 40, data.gap: 5 }")),
                OptionalInt.of(1)));
    Study study =
        runner(store("whole")).run(whole, StudyRunner.Options.on(1), StudyListener.SILENT);
    Run reference =
        study.runList().stream()
            .filter(run -> run.arm().equals(resumed.arm()))
            .findFirst()
            .orElseThrow();
    assertEquals(reference.measures(), resumed.measures());
    assertEquals(
        Files.readString(reference.folder().resolve("metrics.csv")),
        Files.readString(resumed.folder().resolve("metrics.csv")));
    assertEquals(
        names(reference.folder().resolve("samples")), names(resumed.folder().resolve("samples")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aListenerThatThrowsCostsNothing() throws InterruptedException {
    StudyListener broken =
        new StudyListener() {
          @Override
          public void recorded(RunPlan run, long step, Measures values) {
            throw new IllegalStateException("no screen");
          }
        };
    Study study =
        runner(store("runs")).run(plan(Specs.right(folder), ""), StudyRunner.Options.on(2), broken);
    assertTrue(study.runList().stream().allMatch(run -> run.status() == RunStatus.FINISHED));
  }

  @Test
  void aFolderThatCannotBeWrittenIsTheUsersToMend() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "a file, not a folder");
    StudyPlan plan = plan(Specs.right(folder), "");
    String message =
        assertThrows(
                InputException.class,
                () ->
                    runner(new RunStore(file))
                        .run(plan, StudyRunner.Options.on(2), StudyListener.SILENT))
            .getMessage();
    assertTrue(message.startsWith("Runs cannot be kept in " + file), message);
  }

  @Test
  void theSameConfigurationTwiceIsTwoRuns() throws InterruptedException {
    RunStore store = store("runs");
    StudyPlan plan = plan(Specs.right(folder), "");
    runner(store).run(plan, StudyRunner.Options.on(2), StudyListener.SILENT);
    Study second = runner(store).run(plan, StudyRunner.Options.on(2), StudyListener.SILENT);
    assertEquals(24, store.runs("sample").size());
    assertEquals(
        second.runList(),
        Study.latest(second.spec(), store.runs(second.spec().id())).orElseThrow().runList());
  }
}
