package lectern.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.data.Corpora;
import lectern.data.MissingDataException;
import lectern.notebook.UnattendedJupyter.Ending;

/// Executes notebooks unattended, through Jupyter and this project's own kernel.
///
/// A notebook is replaced only by one that ran through. What a failed one had, up to the outputs of
/// the cell that failed, is kept as `<name>.partial.ipynb`.
public final class NotebookRunner {
  private final Path root;
  private final Path javaHome;
  private final UnattendedJupyter jupyter;

  /// How notebooks are run.
  ///
  /// @param values put into the cell tagged `parameters`, by variable
  /// @param cellLimit the longest that one cell may take
  /// @param notebookLimit the longest that all cells may take together
  /// @param output the folder that executed notebooks are written to; absent: they replace the
  ///   files
  public record Options(
      Map<String, String> values,
      Duration cellLimit,
      Duration notebookLimit,
      Optional<Path> output) {
    /// As the file says, in place, ten minutes a cell, an hour in all.
    public static final Options DEFAULT =
        new Options(Map.of(), Duration.ofMinutes(10), Duration.ofHours(1), Optional.empty());

    public Options {
      values = Map.copyOf(values);
      for (Duration limit : List.of(cellLimit, notebookLimit)) {
        if (limit.toSeconds() < 1) {
          throw new IllegalArgumentException("a limit of " + limit + " is below a second");
        }
      }
    }
  }

  /// What came of a notebook.
  ///
  /// @param notebook the file asked for
  /// @param written where what was executed is: the whole notebook, or what there is of it; absent
  ///   if nothing was executed
  /// @param seconds that it took
  /// @param failure absent if every cell ran
  public record Outcome(
      Path notebook, Optional<Path> written, double seconds, Optional<Failure> failure) {}

  /// What kept a notebook from running through.
  public enum Cause {
    /// A corpus that it needs is not here; nothing was executed.
    MISSING_DATA,
    /// A cell threw or does not compile.
    CELL,
    /// A cell or the whole notebook was out of time.
    TIME,
    /// The kernel or Jupyter itself failed.
    KERNEL
  }

  /// Why a notebook did not run through.
  ///
  /// @param cause of what kind
  /// @param cell which of the code cells, counted from 1; 0 if it was none of them
  /// @param message in words
  public record Failure(Cause cause, int cell, String message) {
    /// In a sentence, for people.
    public String sentence(Path notebook) {
      return notebook + (cell == 0 ? "" : ", code cell " + cell) + ": " + message;
    }
  }

  /// What came of holding a notebook against itself.
  ///
  /// @param outcome of executing it
  /// @param comparison with the committed outputs; empty if it did not run through
  public record Check(Outcome outcome, NotebookComparison comparison) {
    /// Whether it ran through and every output is the committed one.
    public boolean passed() {
      return outcome.failure().isEmpty() && comparison.differences().isEmpty();
    }
  }

  /// @param root the project folder
  /// @param javaHome the JDK for the kernel, should it have to be installed
  public NotebookRunner(Path root, Path javaHome) {
    this(root, javaHome, "jupyter");
  }

  NotebookRunner(Path root, Path javaHome, String jupyter) {
    this.root = root;
    this.javaHome = javaHome;
    this.jupyter = new UnattendedJupyter(root, jupyter);
  }

  /// Executes a notebook.
  ///
  /// @throws InputException if the file is no notebook, a value finds no place, or Jupyter is
  ///   missing
  /// @throws InterruptedException if the user asked to stop; the file stays as it was, and what was
  ///   executed is kept as {@link #partial}
  public Outcome run(Path notebook, Options options) throws InterruptedException {
    NotebookFile file = NotebookFile.read(notebook).with(options.values());
    Path folder = options.output().orElseGet(() -> parent(notebook));
    return execute(notebook, file, folder.resolve(notebook.getFileName()), options, Map.of());
  }

  /// Executes a notebook aside, under the profile that it was committed with, and compares what
  /// comes out with the committed outputs.
  ///
  /// @param options without values; the folder for what was executed is `target/notebooks` of the
  ///   project unless they say otherwise
  /// @throws InputException as {@link #run}
  /// @throws InterruptedException as {@link #run}
  public Check check(Path notebook, Options options) throws InterruptedException {
    if (!options.values().isEmpty()) {
      throw new IllegalArgumentException("a check runs a notebook as it was committed");
    }
    NotebookFile committed = NotebookFile.read(notebook);
    Path folder = options.output().orElseGet(() -> root.resolve("target").resolve("notebooks"));
    Path aside = folder.resolve(notebook.getFileName());
    Outcome outcome =
        execute(notebook, committed, aside, options, Map.of(Notebook.PROFILE, /* unset */ ""));
    return new Check(
        outcome,
        outcome.failure().isPresent()
            ? NotebookComparison.NONE
            : NotebookComparison.of(committed, NotebookFile.read(aside), aside));
  }

  /// Where what there is of a notebook that did not run through is kept.
  ///
  /// @param executed where it would be had it run through
  public static Path partial(Path executed) {
    String name = executed.getFileName().toString().replaceFirst("\\.ipynb$", "");
    return executed.resolveSibling(name + ".partial.ipynb");
  }

  private static Path parent(Path notebook) {
    return notebook.toAbsolutePath().getParent();
  }

  private Outcome execute(
      Path notebook,
      NotebookFile file,
      Path executed,
      Options options,
      Map<String, String> environment)
      throws InterruptedException {
    Optional<String> missing = missingCorpus(file);
    if (missing.isPresent()) {
      return new Outcome(
          notebook,
          Optional.empty(),
          0,
          Optional.of(new Failure(Cause.MISSING_DATA, 0, missing.get())));
    }
    jupyter.require();
    new KernelInstaller(root, javaHome).install(KernelInstaller.Scope.PROJECT);
    long start = System.nanoTime();
    try {
      Path scratch = Files.createTempDirectory("lectern-notebook-");
      Path running = scratch.resolve("notebook.ipynb");
      try {
        file.write(running);
        Files.createDirectories(executed.toAbsolutePath().getParent());
        Ending ending =
            jupyter.execute(
                scratch,
                parent(notebook),
                options.cellLimit(),
                options.notebookLimit(),
                environment);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (ending.ran()) {
          Files.move(running, executed, StandardCopyOption.REPLACE_EXISTING);
          Files.deleteIfExists(partial(executed));
          return new Outcome(notebook, Optional.of(executed), seconds, Optional.empty());
        }
        Failure failure = failure(ending, NotebookFile.read(running), options);
        Files.move(running, partial(executed), StandardCopyOption.REPLACE_EXISTING);
        return new Outcome(notebook, Optional.of(partial(executed)), seconds, Optional.of(failure));
      } catch (InterruptedException stopped) {
        Files.move(running, partial(executed), StandardCopyOption.REPLACE_EXISTING);
        throw stopped;
      } finally {
        delete(scratch);
      }
    } catch (IOException e) {
      throw new InputException("Cannot run " + notebook + ": " + e, e);
    }
  }

  private Optional<String> missingCorpus(NotebookFile file) {
    Corpora corpora = Corpora.open(root.resolve("data"));
    for (String corpus : file.corpora()) {
      try {
        corpora.locate(corpus);
      } catch (MissingDataException e) {
        return Optional.of(e.getMessage());
      }
    }
    return Optional.empty();
  }

  private static Failure failure(Ending ending, NotebookFile partial, Options options) {
    int cell = ending.cell();
    return switch (ending.how()) {
      case "error" ->
          new Failure(Cause.CELL, cell, CellError.words(partial.codeCells().get(cell - 1)));
      case "cell limit" ->
          new Failure(
              Cause.TIME, cell, "it took longer than " + options.cellLimit().toSeconds() + " s");
      case "notebook limit" ->
          new Failure(
              Cause.TIME,
              cell,
              "the whole notebook took longer than "
                  + options.notebookLimit().toSeconds()
                  + " s; this is where it was");
      case "kernel died" ->
          new Failure(Cause.KERNEL, cell, "the kernel died; is the machine out of memory?");
      case "no kernel" ->
          new Failure(
              Cause.KERNEL, 0, "the kernel did not start; ./lectern doctor looks for the reason");
      default -> new Failure(Cause.KERNEL, cell, CellError.lastWords(ending.said()));
    };
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
