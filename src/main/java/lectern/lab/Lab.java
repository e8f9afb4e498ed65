package lectern.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.data.Corpora;
import lectern.experiment.Choice;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Ledger;
import lectern.experiment.Reference;
import lectern.experiment.Study;
import lectern.experiment.StudyListener;
import lectern.experiment.StudyPlan;
import lectern.experiment.StudyRunner;
import lectern.report.RunCharts;
import lectern.run.Machine;
import lectern.run.Run;
import lectern.run.Task;
import lectern.store.RunQuery;
import lectern.store.RunStore;
import lectern.task.Tasks;
import lectern.yaml.Nearest;

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

  private Lab(Path root, List<Task<?>> tasks, Function<String, Path> corpora) {
    this.root = root;
    this.tasks = tasks;
    this.corpora = corpora;
    this.store = new RunStore(root.resolve("results").resolve("runs"));
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
    if (Files.exists(root.resolve("experiments").resolve(resumed.experiment() + ".yaml"))) {
      RunCharts.save(spec(resumed.experiment()), resumed); // which charts is the file's to say
    }
    return resumed;
  }

  /// The latest study of an experiment that is on this machine.
  public Optional<Study> latest(String experiment) {
    return Study.latest(spec(experiment), store.runs(experiment));
  }

  /// Runs every experiment under a profile, in teaching order; what lacks its corpus is listed as
  /// not run.
  ///
  /// @throws InputException if an experiment's file is wrong or has no such profile; nothing is run
  /// @throws InterruptedException if the user asked to stop; runs that ended are kept
  public Ledger reproduce(String profile, StudyListener listener) throws InterruptedException {
    List<StudyPlan> plans =
        experiments().stream().map(spec -> plan(spec, Choice.of(profile))).toList();
    StudyRunner runner = runner(); // one look at the machine for all
    List<Study> studies = new ArrayList<>();
    for (StudyPlan plan : plans) {
      studies.add(run(runner, plan, cores(), listener));
    }
    return Ledger.of(studies);
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

  private Path references() {
    return root.resolve("results").resolve("reference");
  }

  StudyPlan plan(ExperimentSpec spec, Choice choice) {
    return spec.plan(task(spec.task()), choice);
  }

  Study run(StudyPlan plan, int threads, StudyListener listener) throws InterruptedException {
    return run(runner(), plan, threads, listener);
  }

  private Study run(StudyRunner runner, StudyPlan plan, int threads, StudyListener listener)
      throws InterruptedException {
    Study study = runner.run(plan, task(plan.spec().task()), threads, listener);
    study.runList().parallelStream().forEach(run -> RunCharts.save(plan.spec(), run));
    return study;
  }

  private StudyRunner runner() {
    return new StudyRunner(store, corpora, Machine.here(root));
  }

  private Task<?> task(String name) {
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
