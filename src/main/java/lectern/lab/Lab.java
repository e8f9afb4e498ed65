package lectern.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import lectern.run.WholeFile;
import lectern.store.RunQuery;
import lectern.store.RunStore;
import lectern.sweep.StudyListener;
import lectern.sweep.StudyRecord;
import lectern.sweep.StudyRunner;
import lectern.sweep.StudyStore;
import lectern.task.Tasks;
import lectern.yaml.Nearest;
import lectern.yaml.YamlReader;

/// A project folder with its experiments and results.
///
/// ```java
/// Lab lab = Lab.open();
/// Study study = lab.experiment("xor").profile("quick").run();
/// study.summary();
/// ```
public final class Lab {
  private static final String HOME = "LECTERN_HOME";

  private final Path root;
  private final List<Task<?>> tasks;
  private final Function<String, Path> corpora;
  private final RunStore store;
  private final StudyStore studies;

  private Lab(Path root, List<Task<?>> tasks, Function<String, Path> corpora) {
    this.root = root;
    this.tasks = tasks;
    this.corpora = corpora;
    this.store = new RunStore(root.resolve("results").resolve("runs"));
    this.studies = StudyStore.beside(store);
  }

  /// The project around this folder, with every task and corpus that Lectern has.
  ///
  /// @throws InputException if there is none, see {@link #findRoot}
  public static Lab open() {
    return open(findRoot());
  }

  /// A project folder, with every task and corpus that Lectern has.
  ///
  /// @param root the folder that has `experiments/` and `data/`
  public static Lab open(Path root) {
    return open(root, Tasks.all(), Corpora.open(root.resolve("data"))::locate);
  }

  /// The project folder: LECTERN_HOME if set, else the nearest folder here or above that has
  /// `experiments/`.
  ///
  /// @throws InputException if there is none
  public static Path findRoot() {
    return findRoot(Optional.ofNullable(System.getenv(HOME)), Path.of(""));
  }

  static Path findRoot(Optional<String> home, Path from) {
    if (home.isPresent()) {
      Path root = Path.of(home.get()).toAbsolutePath().normalize();
      if (!isProject(root)) {
        throw new InputException(
            HOME + " is " + root + ", which has no folder experiments/; set it to the project's.");
      }
      return root;
    }
    Path here = from.toAbsolutePath().normalize();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (isProject(folder)) {
        return folder;
      }
    }
    throw new InputException(
        "Neither "
            + here
            + " nor a folder above it has experiments/; go there or set "
            + HOME
            + ".");
  }

  private static boolean isProject(Path folder) {
    return Files.isDirectory(folder.resolve("experiments"));
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
    return root;
  }

  /// Every experiment, in teaching order: by the first of its claims, then by its id.
  ///
  /// @throws InputException if one of the files is wrong
  public List<ExperimentSpec> experiments() {
    return files().stream()
        .map(file -> ExperimentSpec.read(file, tasks))
        .sorted(Comparator.comparing(Lab::teachingOrder).thenComparing(ExperimentSpec::id))
        .toList();
  }

  /// `B2` before `B10`.
  private static String teachingOrder(ExperimentSpec spec) {
    String claim = spec.claims().getFirst().id();
    String letters = claim.replaceFirst("\\d.*$", "");
    String number = claim.substring(letters.length());
    return letters + "0".repeat(Math.max(0, 6 - number.length())) + number;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(root.resolve("experiments"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new InputException(root + " has no folder experiments/ that can be read.", e);
    }
  }

  /// An experiment, ready to be run under its full profile.
  ///
  /// @throws InputException if there is none of this name, naming the nearest
  public Plan experiment(String id) {
    return Plan.of(this, spec(id));
  }

  /// An experiment that is in no file, ready to be run under its full profile.
  ///
  /// @param yaml what the file would hold
  /// @throws InputException if something in it is wrong, or there is a file for another experiment
  ///   of this id
  public Plan define(String yaml) {
    ExperimentSpec spec = ExperimentSpec.parse(yaml, tasks);
    Path file = file(spec.id());
    if (Files.exists(file) && !YamlReader.text(file, file.toString()).equals(yaml)) {
      throw new InputException(
          "There is another experiment '"
              + spec.id()
              + "' in "
              + root.relativize(file)
              + "; give this one an id of its own.");
    }
    return Plan.of(this, spec);
  }

  /// Writes an experiment to `experiments/<id>.yaml`.
  ///
  /// @param yaml as for {@link #define}
  /// @return the experiment, ready to be run
  /// @throws InputException as {@link #define}, or if it cannot be written
  public Plan save(String yaml) {
    String id = define(yaml).spec().id();
    try {
      WholeFile.write(file(id), yaml);
    } catch (IOException e) {
      throw new InputException(file(id) + " cannot be written (" + e + ").", e);
    }
    return experiment(id);
  }

  private Path file(String experiment) {
    return root.resolve("experiments").resolve(experiment + ".yaml");
  }

  private ExperimentSpec spec(String id) {
    List<Path> files = files();
    List<String> ids = files.stream().map(Lab::idOf).toList();
    int index = ids.indexOf(id);
    if (index < 0) {
      throw new InputException("There is no experiment '" + id + "'" + Nearest.ending(id, ids));
    }
    return ExperimentSpec.read(files.get(index), tasks);
  }

  private static String idOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.yaml$", "");
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
    if (Files.exists(file(resumed.experiment()))) {
      RunCharts.save(spec(resumed.experiment()), resumed); // which charts is the file's to say
    }
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
    return new Replay(replays().folder(), tasks, corpora, Machine.here(root))
        .run(run, options, listener);
  }

  /// Two runs side by side; replays that were kept can be named too.
  ///
  /// @throws InputException if there is no such run
  public RunDiff diff(String left, String right) {
    return RunDiff.of(runOrReplay(left), runOrReplay(right));
  }

  private Run runOrReplay(String id) {
    return replays().runs().stream()
        .filter(replay -> replay.id().equals(id))
        .findFirst()
        .orElseGet(() -> store.run(id));
  }

  /// Apart from the runs, so that no listing or report takes a replay for a result.
  private RunStore replays() {
    return new RunStore(root.resolve("results").resolve("replays"));
  }

  /// Every study on this machine, oldest first. One whose record can no longer be read is passed
  /// over; {@link #study} says what is wrong with it.
  public List<Study> studies() {
    List<Run> runs = store.runs();
    return studies.records().stream().flatMap(record -> readable(record, runs)).toList();
  }

  private static Stream<Study> readable(StudyRecord record, List<Run> runs) {
    try {
      return Stream.of(record.study(runs));
    } catch (InputException e) {
      return Stream.empty();
    }
  }

  /// One study.
  ///
  /// @throws InputException if there is none of this id, naming the nearest
  public Study study(String id) {
    StudyRecord record = studies.record(id);
    return record.study(store.runs(record.experiment()));
  }

  /// The study that stands for an experiment: the latest one that is as filed, else the latest of
  /// all. As long as the experiment's file means the same runs, its claims and charts are those of
  /// the file as it is now.
  ///
  /// @return absent if it has not been run
  /// @throws InputException if there is neither a study nor an experiment of this id
  public Optional<Study> latest(String experiment) {
    List<Run> runs = store.runs(experiment);
    Set<String> begun = runs.stream().map(Run::study).collect(Collectors.toSet());
    List<StudyRecord> mine =
        studies.records().reversed().stream()
            .filter(record -> record.experiment().equals(experiment) && begun.contains(record.id()))
            .toList();
    return Stream.concat(
            mine.stream()
                .filter(record -> record.choice().isAsFiled())
                .map(record -> study(record, runs))
                .filter(Study::asFiled),
            mine.stream().map(record -> study(record, runs)))
        .findFirst()
        .or(() -> Study.latest(spec(experiment), runs));
  }

  private Study study(StudyRecord record, List<Run> runs) {
    try {
      StudyPlan now = plan(spec(record.experiment()), record.choice());
      if (now.digest().equals(record.digest())) {
        return record.study(now.spec(), runs);
      }
    } catch (InputException e) {
      // the file is gone or means something else: what was recorded counts
    }
    return record.study(runs);
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
    Selection selection = new Selection(store.runs(), this::recorded, this::filed);
    Selection.Chosen chosen = selection.of(List.of(ids));
    boolean known = options.goal().isPresent() || chosen.goal().isEmpty();
    return Comparison.of(chosen.runs(), known ? options : options.towards(chosen.goal().get()));
  }

  /// A study by its record or, as of old, by its runs and its experiment's file.
  private Optional<Study> recorded(String id, List<Run> runs) {
    Optional<Study> study =
        studies.latest(record -> record.id().equals(id)).map(record -> study(record, runs));
    return study.isPresent() || runs.isEmpty()
        ? study
        : filed(runs.getFirst().experiment()).flatMap(spec -> Study.latest(spec, runs));
  }

  private Optional<ExperimentSpec> filed(String experiment) {
    return files().stream()
        .filter(file -> idOf(file).equals(experiment))
        .findFirst()
        .map(file -> ExperimentSpec.read(file, tasks));
  }

  /// Runs every experiment under a profile, in teaching order; what lacks its corpus is listed as
  /// not run.
  ///
  /// @throws InputException if an experiment's file is wrong or has no such profile; nothing is run
  /// @throws InterruptedException if the user asked to stop; runs that ended are kept
  public Ledger reproduce(String profile, StudyListener listener) throws InterruptedException {
    List<Plan> plans =
        experiments().stream().map(spec -> Plan.of(this, spec).profile(profile)).toList();
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
      return Reference.of(study).write(references());
    } catch (IOException e) {
      throw new InputException(references() + " cannot be written: " + e.getMessage() + ".", e);
    }
  }

  /// The committed outcome of an experiment.
  public Optional<Reference> reference(String experiment) {
    return Reference.read(references(), spec(experiment));
  }

  /// Writes the report on every experiment as it stands on this machine: `results/report`.
  ///
  /// @return its first page, to be opened in a browser
  /// @throws InputException if an experiment's file is wrong, or the report cannot be written
  public Path report() {
    return new LabReport(this, corpora).write();
  }

  private Path references() {
    return root.resolve("results").resolve("reference");
  }

  StudyPlan plan(ExperimentSpec spec, Choice choice) {
    return spec.plan(task(spec.task()), choice);
  }

  private StudyRunner runner() {
    return new StudyRunner(store, corpora, Machine.here(root));
  }

  Task<?> task(String name) {
    return tasks.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "There is no task '"
                    + name
                    + "'"
                    + Nearest.ending(name, tasks.stream().map(Task::name).toList())));
  }

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
