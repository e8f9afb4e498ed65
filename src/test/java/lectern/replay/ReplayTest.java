package lectern.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.config.Binder;
import lectern.config.Settings;
import lectern.data.MissingDataException;
import lectern.run.Machine;
import lectern.run.Run;
import lectern.run.RunExecutor;
import lectern.run.RunListener;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
import lectern.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String LATER = "fedcba9876543210fedcba9876543210fedcba98";

  @TempDir private Path folder;

  private static Machine machine(String commit, String tree) {
    return new Machine(commit, tree, "J 25", "L", "C", 2, 256, List.of());
  }

  private Path corpus(String name) {
    Path corpus = folder.resolve("data").resolve(name);
    if (!name.matches("[a-z]+") || !Files.isDirectory(corpus)) {
      throw new MissingDataException(name, name + " is missing; run lectern data fetch " + name);
    }
    return corpus;
  }

  /// A run done now under `results/runs`.
  private Run done(String settings, long seed) {
    return done(settings, seed, new Counting(Optional.empty()));
  }

  private Run done(String settings, long seed, Counting task) {
    Settings all = Settings.of(YamlReader.mapping("test", settings));
    Counting.Config config = Binder.bind(Counting.Config.class, all);
    RunPlan plan =
        new RunPlan(
            "hand", "quick", "counting", "a", new java.util.LinkedHashMap<>(), seed, all, config);
    return executor().begin(task, plan, "study", 1, 1, RunListener.SILENT);
  }

  private RunExecutor executor() {
    return new RunExecutor(folder.resolve("runs"), this::corpus, machine(COMMIT, "clean"));
  }

  private Replay replay(Machine machine, Optional<String> version) {
    return new Replay(
        folder.resolve("replays"), List.of(new Counting(version)), this::corpus, machine);
  }

  private Replayed replay(Run run) throws InterruptedException {
    return replay(machine(COMMIT, "clean"), Optional.empty())
        .run(run, Replay.Options.DEFAULT, RunListener.SILENT);
  }

  private long kept() throws IOException {
    Path replays = folder.resolve("replays");
    if (!Files.isDirectory(replays)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(replays)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void theSameComesOutAndNothingIsKept() throws InterruptedException, IOException {
    Run run = done("{steps: 7, rate: 0.5}", 3);
    Replayed replayed = replay(run);
    assertTrue(replayed.reproduced());
    assertEquals(Agreement.IDENTICAL, replayed.diff().agreement());
    assertEquals(List.of(), replayed.notes());
    assertEquals(Optional.empty(), replayed.folder());
    assertEquals(0, kept());
    assertEquals(
        "Identical: 14 rows of metrics, 1 measure and 1 file agree byte for byte.",
        replayed.diff().summary());
  }

  @Test
  void onDemandItIsKeptAndThreadsAreChosen() throws InterruptedException {
    Run run = done("{steps: 7, rate: 0.5}", 3);
    Replay.Options options = Replay.Options.DEFAULT.threads(3).keeping();
    Replayed replayed =
        replay(machine(COMMIT, "clean"), Optional.empty()).run(run, options, RunListener.SILENT);
    assertTrue(replayed.reproduced());
    Path kept = replayed.folder().orElseThrow();
    assertEquals(folder.resolve("replays/hand"), kept.getParent());
    Run again = Folders.run(kept);
    assertEquals(3, again.provenance().orElseThrow().threads());
    assertEquals("replay-of-" + run.id(), again.study());
    assertThrows(InputException.class, () -> Replay.Options.DEFAULT.threads(0));
  }

  @Test
  void codeThatDoesOtherwiseIsFoundAndKept() throws InterruptedException {
    Run run = done("{steps: 7, rate: 0.5}", 3);
    Replayed replayed =
        replay(machine(LATER, "dirty"), Optional.of("drift"))
            .run(run, Replay.Options.DEFAULT, RunListener.SILENT);
    assertFalse(replayed.reproduced());
    Parting parting = replayed.diff().records().parting().orElseThrow();
    assertEquals(4, parting.step());
    assertEquals("loss", parting.metric());
    assertEquals(6, replayed.diff().records().before());
    assertEquals(
        List.of("The code differs: commit 0123456789 against fedcba9876."),
        replayed.diff().reasons());
    assertEquals(
        List.of(
            "Replayed with the code of commit fedcba9876; the run is of commit 0123456789.",
            "Replayed with changes that are not committed."),
        replayed.notes());
    assertTrue(Files.isDirectory(replayed.folder().orElseThrow()));
  }

  @Test
  void otherCodeWithTheSameResultsIsNoFailure() throws InterruptedException {
    Run run = done("{steps: 7, rate: 0.5}", 3);
    Replayed replayed =
        replay(machine(LATER, "clean"), Optional.empty())
            .run(run, Replay.Options.DEFAULT, RunListener.SILENT);
    assertTrue(replayed.reproduced());
    assertTrue(replayed.diff().summary().endsWith("though the code's commit differs."));
    assertEquals(1, replayed.notes().size());
  }

  /// What somebody changes in config.yaml afterwards, and where the runs part.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seed: 3 | seed: 4 | 1",
        "rate: 0.5 | rate: 0.25 | 1",
        "steps: 7 | steps: 5 | 6",
        "steps: 7 | steps: 9 | 8"
      })
  void aChangedConfigurationPartsWhereItShould(String from, String to, long step)
      throws InterruptedException, IOException {
    Run run = done("{steps: 7, rate: 0.5}", 3);
    Folders.change(run.folder(), "config.yaml", from, to);
    Replayed replayed = replay(run);
    assertFalse(replayed.reproduced());
    assertEquals(step, replayed.diff().records().parting().orElseThrow().step());
    assertTrue(replayed.folder().isPresent());
  }

  @Test
  void aStoppedRunIsComparedAsFarAsItWent() throws InterruptedException, IOException {
    Run run = done("{steps: 7, rate: 0.5}", 3);
    Files.delete(run.folder().resolve("summary.json"));
    String metrics = Files.readString(run.folder().resolve("metrics.csv"));
    Files.writeString(run.folder().resolve("metrics.csv"), metrics.substring(0, 60));
    Run killed = Folders.run(run.folder());
    assertEquals(RunStatus.INTERRUPTED, killed.status());
    Replayed replayed = replay(killed);
    assertTrue(replayed.reproduced());
    assertEquals(Agreement.SAME_SO_FAR, replayed.diff().agreement());
    assertTrue(replayed.diff().records().beyond() > 0);
  }

  @Test
  void aFailureThatComesAgainIsReproduced() throws InterruptedException {
    Run run = done("{steps: 7, rate: 0.5, mishap: fail}", 3);
    assertEquals(RunStatus.FAILED, run.status());
    Replayed replayed = replay(run);
    assertTrue(replayed.reproduced());
    assertEquals(
        "The same as far as both went, 6 rows up to step 3: left is failed, right is failed.",
        replayed.diff().summary());
  }

  @Test
  void aFailureOfWhatHadFinishedIsNot() throws InterruptedException {
    Run run = done("{steps: 7, rate: 0.5}", 3);
    Replayed replayed =
        replay(machine(LATER, "clean"), Optional.of("fail"))
            .run(run, Replay.Options.DEFAULT, RunListener.SILENT);
    assertFalse(replayed.reproduced());
    assertTrue(replayed.folder().isPresent());
  }

  @Test
  void anInterruptedReplayLeavesNothing() throws InterruptedException, IOException {
    Run run = done("{steps: 7, rate: 0.5}", 3);
    Counting hangs = new Counting(Optional.of("hang"));
    Replay replay =
        new Replay(
            folder.resolve("replays"), List.of(hangs), this::corpus, machine(COMMIT, "clean"));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                replay.run(run, Replay.Options.DEFAULT, RunListener.SILENT);
              } catch (InterruptedException | RuntimeException e) {
                thrown.set(e);
              }
            });
    hangs.hanging.await();
    thread.interrupt();
    thread.join();
    assertEquals(InterruptedException.class, thrown.get().getClass());
    assertEquals(0, kept());
  }

  @Test
  void dataThatIsGoneIsNamedBeforeAnythingIsDone() throws IOException {
    Files.createDirectories(folder.resolve("data/rhymes"));
    Path text = Files.writeString(folder.resolve("data/rhymes/text.txt"), "a rose");
    Run run = done("{steps: 2, rate: 0.5, corpus: rhymes}", 3);
    Files.delete(text);
    Files.delete(folder.resolve("data/rhymes"));
    MissingDataException error = assertThrows(MissingDataException.class, () -> replay(run));
    assertEquals("rhymes is missing; run lectern data fetch rhymes", error.getMessage());
    Files.delete(run.folder().resolve("provenance.json")); // then it is found when it is read
    assertThrows(MissingDataException.class, () -> replay(run));
    assertEquals(0, kept());
  }

  @Test
  void dataThatChangedIsACause() throws InterruptedException, IOException {
    Files.createDirectories(folder.resolve("data/rhymes"));
    Path text = Files.writeString(folder.resolve("data/rhymes/text.txt"), "a rose");
    Run run = done("{steps: 2, rate: 0.5, corpus: rhymes}", 3);
    assertTrue(replay(run).reproduced());
    Files.writeString(text, "a thorn");
    Replayed replayed = replay(run);
    assertFalse(replayed.reproduced());
    assertEquals(List.of("The data differ: rhymes."), replayed.diff().reasons());
  }

  @Test
  void withoutProvenanceItIsDoneAllTheSame() throws InterruptedException, IOException {
    Run run = done("{steps: 2, rate: 0.5}", 3);
    Files.delete(run.folder().resolve("provenance.json"));
    Replayed replayed = replay(run);
    assertTrue(replayed.reproduced());
    assertTrue(replayed.notes().getFirst().startsWith("The run has no provenance.json"));
  }

  /// What this version cannot take, and what to do about it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steps: 2 | stpes: 2 | unknown setting 'stpes'; did you mean 'steps'?",
        "steps: 2 | steps: many | steps must be a whole number",
        "task: counting | task: cuonting | There is no task 'cuonting'; did you mean 'counting'?"
      })
  void aConfigurationOfAnotherVersionNamesTheCommit(String from, String to, String says)
      throws IOException {
    Run before = done("{steps: 2, rate: 0.5}", 3);
    Folders.change(before.folder(), "config.yaml", from, to);
    Run run = Folders.run(before.folder());
    Replay later = replay(machine(LATER, "clean"), Optional.empty());
    String error =
        assertThrows(
                InputException.class,
                () -> later.run(run, Replay.Options.DEFAULT, RunListener.SILENT))
            .getMessage();
    assertTrue(error.contains(says), error);
    assertTrue(error.endsWith("`git checkout " + COMMIT + "` and replay it there."), error);
    String here = assertThrows(InputException.class, () -> replay(run)).getMessage();
    assertTrue(here.endsWith("so its config.yaml was changed."), here);
    Folders.change(run.folder(), "provenance.json", COMMIT, "; rm -rf ~");
    String hostile = assertThrows(InputException.class, () -> replay(run)).getMessage();
    assertTrue(hostile.endsWith("is not recorded."), hostile);
    assertEquals(0, kept());
  }

  /// A run's folder is data: its names may not lead anywhere.
  @ParameterizedTest
  @CsvSource({
    "experiment: hand, experiment: ../../evil",
    "experiment: hand, experiment: /tmp/evil",
    "arm: a, arm: ../../../evil",
    "arm: a, arm: .."
  })
  void namesThatLeadOutOfTheFolderAreRefused(String from, String to) throws IOException {
    Run run = done("{steps: 2, rate: 0.5}", 3);
    Folders.change(run.folder(), "config.yaml", from, to);
    String error = assertThrows(InputException.class, () -> replay(run)).getMessage();
    assertTrue(error.contains("which no folder can be called"), error);
    assertFalse(Files.exists(folder.resolve("evil")));
    assertEquals(0, kept());
  }

  @Test
  void aCorpusNamedByAStrangerIsOnlyAName() throws IOException {
    Run run = done("{steps: 2, rate: 0.5}", 3);
    Folders.change(
        run.folder(), "provenance.json", "\"data\" : { }", "\"data\" : {\"../x\": \"1\"}");
    assertThrows(MissingDataException.class, () -> replay(run));
  }

  @Test
  void threadsOfAStrangerAreLimited() throws IOException, InterruptedException {
    Run run = done("{steps: 2, rate: 0.5}", 3);
    Folders.change(run.folder(), "provenance.json", "\"threads\" : 1", "\"threads\" : -5");
    assertTrue(replay(run).reproduced());
    Folders.change(run.folder(), "provenance.json", "-5", "2147483647");
    assertEquals(
        "256",
        replay(run).diff().machine().stream()
            .filter(entry -> entry.name().equals("threads"))
            .findFirst()
            .flatMap(Entry::right)
            .orElseThrow());
  }

  @Test
  void whatHasNotRunCannotBeReplayed() {
    Run run = done("{steps: 2, rate: 0.5, corpus: nowhere}", 3);
    assertEquals(RunStatus.DATA_MISSING, run.status());
    String error = assertThrows(InputException.class, () -> replay(run)).getMessage();
    assertTrue(error.contains("lectern resume " + run.id()), error);
  }
}
