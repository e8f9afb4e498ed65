package lectern.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.experiment.Verdict;
import lectern.run.ProcessLock;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import lectern.sweep.StudyRunner.Options;
import lectern.sweep.StudyRunner.Start;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  private static final Options ANEW = Options.on(2);
  private static final Options RESUME = ANEW.withStart(Start.RESUME);

  @TempDir private Path folder;
  private Studies studies;
  private Path flag;

  @BeforeEach
  void open() {
    studies = new Studies(folder);
    flag = folder.resolve("mended");
  }

  private StudyPlan plan(String mishap) {
    return Studies.plan("{ mishap: " + mishap + ", flag: '" + flag + "' }");
  }

  private static List<RunStatus> statuses(Study study) {
    return study.runList().stream().map(Run::status).distinct().toList();
  }

  @Test
  void aRunBudgetBeginsSoManyAndTheNextSittingGoesOn() throws InterruptedException, IOException {
    StudyPlan plan = Studies.plan("");
    Study first = studies.run(plan, ANEW.withBudget(Budget.NONE.atMost(5)));
    assertEquals(5, first.runList().size());
    assertEquals(7, first.notBegun());
    assertEquals(List.of(RunStatus.FINISHED), statuses(first));
    assertEquals(Verdict.INCONCLUSIVE, first.verdicts().getFirst().verdict());
    assertTrue(
        first.verdicts().getFirst().decisive().sentence().contains("only 5 of 12 planned runs"));
    List<FileTime> before = times(first);

    Study second = studies.run(plan, RESUME.withBudget(Budget.NONE.atMost(5)));
    assertEquals(first.id(), second.id());
    assertEquals(2, second.notBegun());
    assertEquals(first.runList(), second.runList().subList(0, 5));
    Study third = studies.run(plan, RESUME);
    assertEquals(0, third.notBegun());
    assertEquals(before, times(first));
    assertEquals(
        Verdict.INCONCLUSIVE, third.verdicts().getFirst().verdict()); // two seeds decide nothing
    assertEquals(12, studies.runs().runs().size());
    assertEquals(
        Studies.outcome(new Studies(folder.resolve("other")).run(plan, ANEW)),
        Studies.outcome(third));
    assertEquals(3, studies.records().record(first.id()).begun().size());
  }

  private static List<FileTime> times(Study study) throws IOException {
    List<FileTime> times = new ArrayList<>();
    for (Run run : study.runList()) {
      try (Stream<Path> files = Files.walk(run.folder())) {
        for (Path file : files.sorted().toList()) {
          times.add(Files.getLastModifiedTime(file));
        }
      }
    }
    return times;
  }

  @Test
  void whatIsDoneIsKeptAndTheListenerHearsOfIt() throws InterruptedException {
    StudyPlan plan = Studies.plan("");
    Study whole = studies.run(plan, ANEW);
    List<String> heard = new ArrayList<>();
    Study again =
        studies
            .runner()
            .run(
                plan,
                RESUME,
                new StudyListener() {
                  @Override
                  public void planned(List<StudyPlan> plans) {
                    heard.add("planned " + plans.size());
                  }

                  @Override
                  public void kept(RunPlan each, Run run) {
                    heard.add("kept");
                  }

                  @Override
                  public void started(RunPlan run, String id) {
                    heard.add("started");
                  }

                  @Override
                  public void judged(Study study) {
                    heard.add("judged");
                  }
                });
    assertEquals(whole.runList(), again.runList());
    assertEquals("planned 1", heard.getFirst());
    assertEquals(12, heard.stream().filter("kept"::equals).count());
    assertEquals("judged", heard.getLast());
    assertEquals(14, heard.size());
  }

  @Test
  void anotherPlanIsNotTakenUp() throws InterruptedException {
    Study first = studies.run(Studies.plan("steps: 2"), ANEW);
    Study other = studies.run(Studies.plan("steps: 3"), RESUME);
    assertNotEquals(first.id(), other.id());
    assertEquals(12, other.runList().size());
    Study newer = studies.run(Studies.plan("steps: 2"), ANEW);
    assertEquals(newer.id(), studies.run(Studies.plan("steps: 2"), RESUME).id());
    assertEquals(36, studies.runs().runs().size());
  }

  @Test
  void failedRunsAreRunAnewAndTheirFoldersStay() throws InterruptedException, IOException {
    StudyPlan plan = plan("fail");
    Study failed = studies.run(plan, ANEW);
    assertEquals(List.of(RunStatus.FAILED), statuses(failed));
    assertEquals(12, failed.runList().size());
    Files.createFile(flag);
    Study mended = studies.run(plan, RESUME);
    assertEquals(failed.id(), mended.id());
    assertEquals(List.of(RunStatus.FINISHED), statuses(mended));
    assertEquals(12, mended.runList().size());
    assertEquals(24, studies.runs().runs().size());
    for (Run run : failed.runList()) {
      assertTrue(Studies.read(run.folder().resolve("error.txt")).contains("it broke"));
    }
    Study read = studies.records().record(mended.id()).study(studies.runs().runs());
    assertEquals(mended.runList(), read.runList());
  }

  @Test
  void aTimeBudgetInterruptsAndTheNextSittingTakesUpAtTheCheckpoint()
      throws InterruptedException, IOException {
    StudyPlan plan = plan("hang");
    Study spent = studies.run(plan, ANEW.withBudget(Budget.NONE.within(Duration.ofMillis(700))));
    assertTrue(spent.runList().size() <= 2, "two threads, and every run hangs");
    assertTrue(
        spent.runList().stream().allMatch(run -> run.status() == RunStatus.INTERRUPTED),
        statuses(spent).toString());
    assertEquals(12, spent.notBegun() + spent.runList().size());
    Files.createFile(flag);
    Study whole = studies.run(plan, RESUME);
    assertEquals(List.of(RunStatus.FINISHED), statuses(whole));
    assertEquals(12, studies.runs().runs().size()); // the interrupted ones went on where they were
    for (Run run : spent.runList()) {
      assertTrue(whole.runList().stream().anyMatch(each -> each.id().equals(run.id())));
      assertTrue(
          Studies.read(run.folder().resolve("provenance.json")).contains("\"resumed\" : [ \"2"));
    }
    Study uninterrupted = new Studies(folder.resolve("other")).run(plan, ANEW);
    assertEquals(Studies.outcome(uninterrupted), Studies.outcome(whole));
  }

  @Test
  void aStudyThatAnotherProcessRunsIsNotTouched() throws InterruptedException, IOException {
    StudyPlan plan = Studies.plan("");
    Study study = studies.run(plan, ANEW.withBudget(Budget.NONE.atMost(2)));
    try (ProcessLock _ = studies.records().lock(study.id()).orElseThrow()) {
      assertTrue(
          error(plan).contains("The study " + study.id() + " is being run by another process"));
    }
    Path run = study.runList().getFirst().folder();
    Path summary = run.resolve("summary.json");
    byte[] kept = Files.readAllBytes(summary);
    Files.delete(summary);
    try (ProcessLock _ = ProcessLock.take(run.resolve("run.lock")).orElseThrow()) {
      assertTrue(error(plan).contains("is still running; wait for it to end"));
    }
    Files.write(summary, kept);
    assertEquals(2, studies.runs().runs().size());
    assertEquals(0, studies.run(plan, RESUME).notBegun()); // the lock was let go
  }

  private String error(StudyPlan plan) {
    return assertThrows(InputException.class, () -> studies.run(plan, RESUME)).getMessage();
  }

  @Test
  void aRunWhoseFolderIsDamagedIsRunAnew() throws InterruptedException, IOException {
    StudyPlan plan = Studies.plan("");
    Study study = studies.run(plan, ANEW);
    Files.writeString(study.runList().getFirst().folder().resolve("config.yaml"), "[");
    Files.delete(study.runList().getLast().folder().resolve("summary.json")); // as after a kill
    Study again = studies.run(plan, RESUME);
    assertEquals(Studies.outcome(study).subList(1, 12), Studies.outcome(again).subList(1, 12));
    assertNotEquals(study.runList().getFirst().id(), again.runList().getFirst().id());
    assertEquals(study.runList().getLast().id(), again.runList().getLast().id());
    assertEquals(Optional.empty(), again.runList().getLast().error());
  }

  @Test
  void aBudgetIsSomething() {
    assertThrows(InputException.class, () -> Budget.NONE.atMost(0));
    assertThrows(InputException.class, () -> Budget.NONE.within(Duration.ZERO));
    assertThrows(InputException.class, () -> Budget.NONE.within(Duration.ofSeconds(-1)));
    assertEquals(
        "no more than 3 runs, no more than 90 s",
        Budget.NONE.atMost(3).within(Duration.ofMinutes(1).plusSeconds(30)).toString());
  }
}
