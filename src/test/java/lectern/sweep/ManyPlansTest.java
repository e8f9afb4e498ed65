package lectern.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import lectern.InputException;
import lectern.experiment.Choice;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Ledger;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.experiment.Verdict;
import lectern.run.Provenance;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import lectern.sweep.StudyRunner.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several experiments in one pool.
class ManyPlansTest {
  @TempDir private Path folder;

  private static StudyPlan plan(String id, String more) {
    ExperimentSpec spec =
        ExperimentSpec.parse(
            Descent.EXPERIMENT.replace("id: descent", "id: " + id).replace("seeds: 2", more),
            Descent.TASKS);
    return spec.plan(new Descent(), Choice.of("quick"));
  }

  private static List<StudyPlan> plans() {
    return List.of(plan("one", "seeds: 3"), plan("two", "seeds: 4"), plan("three", "seeds: 3"));
  }

  private static List<Ledger.Row> timeless(Ledger ledger) {
    return ledger.rows().stream()
        .map(row ->
            new Ledger.Row(
                row.claim(),
                row.text(),
                row.experiment(),
                row.verdict(),
                row.finding(),
                row.subject(),
                row.figure(),
                row.effect(),
                row.interval(),
                row.n(),
                0))
        .toList();
  }

  @Test
  void theLedgerDoesNotDependOnThreadsOrOnWhatRunsBeside() throws InterruptedException {
    List<Study> alone = new ArrayList<>();
    for (StudyPlan plan : plans()) {
      alone.add(new Studies(folder.resolve("alone")).run(plan, Options.on(1)));
    }
    List<Study> together =
        new Studies(folder.resolve("together"))
            .runner()
            .run(plans(), Options.on(3), StudyListener.SILENT);
    List<Study> backwards =
        new Studies(folder.resolve("backwards"))
            .runner()
            .run(plans().reversed(), Options.on(7), StudyListener.SILENT)
            .reversed();
    assertEquals(
        List.of(Verdict.REPRODUCED, Verdict.REPRODUCED, Verdict.REPRODUCED),
        Ledger.of(alone).rows().stream().map(Ledger.Row::verdict).toList());
    assertEquals(timeless(Ledger.of(alone)), timeless(Ledger.of(together)));
    assertEquals(timeless(Ledger.of(alone)), timeless(Ledger.of(backwards)));
    assertEquals(
        alone.stream().map(Studies::outcome).toList(),
        backwards.stream().map(Studies::outcome).toList());
    assertEquals(3, new HashSet<>(together.stream().map(Study::id).toList()).size());
  }

  @Test
  void theListenerHearsOfAllAtOnceAndOfEachWhenItIsDone() throws InterruptedException {
    List<String> planned = new ArrayList<>();
    Map<String, Integer> running = new HashMap<>();
    Map<String, Integer> endedWhenJudged = new HashMap<>();
    StudyListener listener =
        new StudyListener() {
          @Override
          public void planned(List<StudyPlan> plans) {
            plans.forEach(plan -> planned.add(plan.spec().id()));
          }

          @Override
          public void ended(RunPlan plan, Run run) {
            running.merge(plan.experiment(), 1, Integer::sum);
          }

          @Override
          public void judged(Study study) {
            endedWhenJudged.put(study.spec().id(), running.get(study.spec().id()));
          }
        };
    new Studies(folder).runner().run(plans(), Options.on(3), listener);
    assertEquals(List.of("one", "two", "three"), planned);
    assertEquals(Map.of("one", 18, "two", 24, "three", 18), endedWhenJudged);
  }

  @Test
  void aBudgetIsForAllTogetherAndInTheirOrder() throws InterruptedException {
    List<Study> studies =
        new Studies(folder)
            .runner()
            .run(plans(), Options.on(2).withBudget(Budget.NONE.atMost(20)), StudyListener.SILENT);
    assertEquals(List.of(18, 2, 0), studies.stream().map(study -> study.runList().size()).toList());
    assertEquals(List.of(0, 22, 18), studies.stream().map(Study::notBegun).toList());
    assertTrue(new Studies(folder).records().latest(record -> true).isPresent());
  }

  @Test
  void aMissingCorpusAndAFailureLeaveTheOthersAlone() throws InterruptedException {
    StudyPlan failing =
        ExperimentSpec.parse(
                Descent.EXPERIMENT.replace("base: { steps: 5 }", "base: {steps: 5, mishap: fail}"),
                Descent.TASKS)
            .plan(new Descent(), Choice.of("quick"));
    List<String> judged = Collections.synchronizedList(new ArrayList<>());
    List<Study> studies =
        new Studies(folder)
            .runner()
            .run(
                List.of(plan("real", "requires: [lost]"), failing, plan("one", "seeds: 3")),
                Options.on(2),
                new StudyListener() {
                  @Override
                  public void judged(Study study) {
                    judged.add(study.spec().id());
                  }
                });
    assertEquals(
        List.of(RunStatus.DATA_MISSING, RunStatus.FAILED, RunStatus.FINISHED),
        studies.stream().map(study -> study.runList().getFirst().status()).toList());
    assertEquals(Verdict.NOT_RUN, studies.getFirst().verdicts().getFirst().verdict());
    assertEquals(Set.of("real", "descent", "one"), Set.copyOf(judged));
    assertEquals(2, new Studies(folder).records().records().size()); // what was not run left none
  }

  @Test
  void threadsAreSharedOut() throws InterruptedException {
    SequencedMap<Integer, Integer> threads = new LinkedHashMap<>();
    for (int count : List.of(1, 5, 18, 36, 100)) {
      Study study = new Studies(folder).run(plan("one", "seeds: 3"), Options.on(count));
      Set<Integer> each = new HashSet<>();
      study.runList().forEach(run -> each.add(run.provenance().map(Provenance::threads).orElse(0)));
      assertEquals(1, each.size());
      threads.put(count, each.iterator().next());
    }
    assertEquals(Map.of(1, 1, 5, 1, 18, 1, 36, 2, 100, 5), threads); // 18 runs
    assertThrows(IllegalArgumentException.class, () -> Options.on(0));
  }

  @Test
  void whatCannotBeKeptEndsThePoolWithAReason() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("runs"), "a file, not a folder");
    String message =
        assertThrows(
                InputException.class,
                () ->
                    new Studies(folder).runner().run(plans(), Options.on(2), StudyListener.SILENT))
            .getMessage();
    assertTrue(message.startsWith("Runs cannot be kept in "), message);
    StudyStore records = new Studies(folder).records();
    records.records().forEach(record -> assertFalse(records.isRunning(record.id())));
  }
}
