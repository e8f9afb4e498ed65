package lectern.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lectern.InputException;
import lectern.compare.Comparison;
import lectern.data.Corpora;
import lectern.experiment.Choice;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Ledger;
import lectern.experiment.Reference;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.replay.Replay;
import lectern.replay.Replayed;
import lectern.replay.RunDiff;
import lectern.report.RunCharts;
import lectern.run.Machine;
import lectern.run.Run;
import lectern.run.RunListener;
import lectern.run.Task;
import lectern.store.RunQuery;
import lectern.store.RunStore;
import lectern.sweep.StudyListener;
import lectern.sweep.StudyRunner;
import lectern.sweep.StudyStore;
import lectern.task.Tasks;

/// A project folder with its experiments and results.
///
/// ```java
/// Lab lab = Lab.open();
/// Study study = lab.experiment("xor").profile("quick").run();
/// study.summary();
/// ```
public final class Lab {
  private final Project project;
  private final Experiments experiments;
  private final Function<String, Path> corpora;
  private final RunStore store;
  private final Studies studies;

  private Lab(Path root, List<Task<?>> tasks, Function<String, Path> corpora) {
    this.project = new Project(root);
    this.experiments = new Experiments(project.experiments(), tasks);
    this.corpora = corpora;
    this.store = new RunStore(project.runs());
    this.studies = new Studies(StudyStore.beside(store), store, experiments);
  }

  /// The project around this folder, with every task and corpus that Lectern has.
  ///
  /// @throws InputException if there is none, in LECTERN_HOME or above this folder
  public static Lab open() {
    return open(Project.findRoot());
  }

  /// A project folder, with every task and corpus that Lectern has.
  ///
  /// @param root the folder that has `experiments/` and `data/`
  public static Lab open(Path root) {
    return open(root, Tasks.all(), Corpora.open(root.resolve("data"))::locate);
  }

  /// A project folder, with tasks and corpora of one's own.
  ///
  /// @param root the folder that has `experiments/`
  /// @param tasks what experiments may name
  /// @param corpora the folder of an installed corpus by its name; throws MissingDataException
  public static Lab open(
      Path root, Collection<? extends Task<?>> tasks, Function<String, Path> corpora) {
    return new Lab(root, List.copyOf(tasks), corpora);
  }

  /// The project folder.
  public Path root() {
    return project.root();
  }

  /// Every experiment, in teaching order: by the first of its claims, then by its id.
  ///
  /// @throws InputException if one of the files is wrong
  public List<ExperimentSpec> experiments() {
    return experiments.all();
  }

  /// An experiment, ready to be run under its full profile.
  ///
  /// @throws InputException if there is none of this name, naming the nearest
  public Plan experiment(String id) {
    return Plan.of(this, experiments.spec(id));
  }

  /// An experiment that is in no file, ready to be run under its full profile.
  ///
  /// @param yaml what the file would hold
  /// @throws InputException if something in it is wrong, or there is a file for another experiment
  ///   of this id
  public Plan define(String yaml) {
    return Plan.of(this, experiments.define(yaml));
  }

  /// Writes an experiment to `experiments/<id>.yaml`.
  ///
  /// @param yaml as for {@link #define}
  /// @return the experiment, ready to be run
  /// @throws InputException as {@link #define}, or if it cannot be written
  public Plan save(String yaml) {
    return Plan.of(this, experiments.save(yaml));
  }

  /// The text of a file or a corpus, such as for {@link lectern.text.Concordance}.
  ///
  /// @param name a file or, if there is none of this name, a corpus, whose first file is read
  /// @throws InputException if it is neither, or no text
  /// @throws lectern.data.MissingDataException if the corpus is not here; says how to get it
  public String text(String name) {
    return Texts.read(root().resolve("data"), name);
  }

  /// Every run on this machine, oldest first.
  public List<Run> runs() {
    return store.runs();
  }

  /// The runs that a query asks for, oldest first, such as `perplexity < 5 and arm = lstm`.
  ///
  /// @param query as {@link RunQuery} has it
  /// @throws InputException if it cannot be read, or no run has a field that it names
  public List<Run> runs(String query) {
    return store.runs(RunQuery.parse(query));
  }

  /// Where the runs are: to tag, note, archive and delete them.
  public RunStore store() {
    return store;
  }

  /// One run.
  ///
  /// @throws InputException if there is none of this id, naming the nearest
  public Run run(String id) {
    return store.run(id);
  }

  /// Takes up an interrupted or failed run where its last checkpoint left it, on every core.
  ///
  /// @return the run as it stands then
  /// @throws InputException if there is no such run, or it is finished or still running
  /// @throws InterruptedException if the user asked to stop; it can be resumed again
  public Run resume(String id, StudyListener listener) throws InterruptedException {
    Run run = store.run(id);
    Run resumed = runner().resume(run, task(run.task()), cores(), listener);
    experiments
        .find(resumed.experiment())
        .ifPresent(spec -> RunCharts.save(spec, resumed)); // which charts is the file's to say
    return resumed;
  }

  /// Does a run again from what it left behind and compares, on as many threads as it says it had.
  ///
  /// @param id its folder's name, the beginning of it, or `latest`
  /// @throws InputException if there is no such run, it is running, or this version cannot take its
  ///   configuration
  /// @throws MissingDataException if a corpus that it used is not here; says how to get it
  /// @throws InterruptedException if the user asked to stop; nothing is kept
  public Replayed replay(String id) throws InterruptedException {
    return replay(id, Replay.Options.DEFAULT, RunListener.SILENT);
  }

  /// As {@link #replay(String)}, with a say in how.
  public Replayed replay(String id, Replay.Options options, RunListener listener)
      throws InterruptedException {
    Run run = store.run(id);
    return new Replay(project.replays(), experiments.tasks(), corpora, Machine.here(project.root()))
        .run(run, options, listener);
  }

  /// Two runs side by side; replays that were kept can be named too.
  ///
  /// @throws InputException if there is no such run
  public RunDiff diff(String left, String right) {
    return RunDiff.of(runOrReplay(left), runOrReplay(right));
  }

  private Run runOrReplay(String id) {
    return new RunStore(project.replays())
        .runs().stream()
            .filter(replay -> replay.id().equals(id))
            .findFirst()
            .orElseGet(() -> store.run(id));
  }

  /// Every study on this machine, oldest first. One whose record can no longer be read is passed
  /// over; {@link #study} says what is wrong with it.
  public List<Study> studies() {
    return studies.all();
  }

  /// One study.
  ///
  /// @throws InputException if there is none of this id, naming the nearest
  public Study study(String id) {
    return studies.study(id);
  }

  /// The study that stands for an experiment: the latest one that is as filed, else the latest of
  /// all. As long as the experiment's file means the same runs, its claims and charts are those of
  /// the file as it is now.
  ///
  /// @return absent if it has not been run
  /// @throws InputException if there is neither a study nor an experiment of this id
  public Optional<Study> latest(String experiment) {
    return studies.latest(experiment);
  }

  /// Runs held against one another, the first arm being the baseline.
  ///
  /// @param ids studies, runs, or experiments (the latest study of each)
  /// @throws InputException as {@link #compare(Comparison.Options, String...)}
  public Comparison compare(String... ids) {
    return compare(Comparison.Options.DEFAULT, ids);
  }

  /// Runs held against one another.
  ///
  /// @param options without a goal: that of the runs' studies, if they have one and the same
  /// @param ids studies, runs, or experiments (the latest study of each)
  /// @throws InputException if there is nothing of such an id, naming the nearest, or as {@link
  ///   Comparison#of(Collection, Comparison.Options)}
  public Comparison compare(Comparison.Options options, String... ids) {
    Selection selection = new Selection(store.runs(), studies::recorded, experiments::find);
    Selection.Chosen chosen = selection.of(List.of(ids));
    boolean known = options.goal().isPresent() || chosen.goal().isEmpty();
    return Comparison.of(chosen.runs(), known ? options : options.towards(chosen.goal().get()));
  }

  /// Runs every experiment under a profile, in teaching order; what lacks its corpus is listed as
  /// not run.
  ///
  /// @throws InputException if an experiment's file is wrong or has no such profile; nothing is run
  /// @throws InterruptedException if the user asked to stop; runs that ended are kept
  public Ledger reproduce(String profile, StudyListener listener) throws InterruptedException {
    List<Plan> plans =
        experiments.all().stream().map(spec -> Plan.of(this, spec).profile(profile)).toList();
    return reproduce(plans, StudyRunner.Options.on(cores()), listener);
  }

  /// Runs these plans in one pool, and says what became of their claims, in the plans' order.
  ///
  /// @param options in place of what the plans say of threads, budget and so on
  /// @throws InputException as {@link Plan#run}
  /// @throws InterruptedException if the user asked to stop; runs that ended are kept
  public Ledger reproduce(List<Plan> plans, StudyRunner.Options options, StudyListener listener)
      throws InterruptedException {
    return Ledger.of(run(plans, options, listener));
  }

  /// Runs these plans in one pool, as {@link #reproduce}.
  ///
  /// @return a study for each, in their order
  public List<Study> run(List<Plan> plans, StudyRunner.Options options, StudyListener listener)
      throws InterruptedException {
    List<Study> done = runner().run(plans.stream().map(Plan::plan).toList(), options, listener);
    for (Study study : done) {
      study.runList().parallelStream()
          .filter(run -> !Files.exists(run.folder().resolve("charts"))) // a kept run has its own
          .forEach(run -> RunCharts.save(study.spec(), run));
    }
    return done;
  }

  /// Writes a study's outcome to results/reference, to be committed.
  ///
  /// @return the file written
  public Path keepReference(Study study) {
    try {
      return Reference.of(study).write(project.references());
    } catch (IOException e) {
      throw new InputException(
          project.references() + " cannot be written: " + e.getMessage() + ".", e);
    }
  }

  /// The committed outcome of an experiment.
  public Optional<Reference> reference(String experiment) {
    return Reference.read(project.references(), experiments.spec(experiment));
  }

  /// Writes the report on every experiment as it stands on this machine: `results/report`.
  ///
  /// @return its first page, to be opened in a browser
  /// @throws InputException if an experiment's file is wrong, or the report cannot be written
  public Path report() {
    return new LabReport(this, corpora).write(project.report());
  }

  StudyPlan plan(ExperimentSpec spec, Choice choice) {
    return spec.plan(task(spec.task()), choice);
  }

  private StudyRunner runner() {
    return new StudyRunner(store, corpora, Machine.here(project.root()));
  }

  Task<?> task(String name) {
    return experiments.task(name);
  }

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
