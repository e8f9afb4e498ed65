package lectern.notebook;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lectern.InputException;

/// Executes notebooks unattended, through `jupyter nbconvert` and this project's own kernel.
///
/// A notebook is replaced only by one that ran through: if a cell fails, the file stays as it was.
public final class NotebookRunner {
  private static final String INSTALL =
      "Notebooks need Jupyter: sudo apt-get install jupyter-notebook jupyter-nbconvert";
  private static final int START_SECONDS = 180;

  /// nbclient sets the failing cell's source between two rulers.
  private static final Pattern CELL =
      Pattern.compile("(?s)following cell:\\s*\\n-{5,}\\n(.*?)\\n-{5,}\\n(.*)");

  private static final Pattern TIMED_OUT =
      Pattern.compile("(?s)CellTimeoutError.*?-{5,}\\n(.*?)\\n-{5,}");
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private final Path root;
  private final Path javaHome;
  private final String jupyter;

  /// How notebooks are run.
  ///
  /// @param values put into the cell tagged `parameters`, by variable
  /// @param timeout the longest that one cell may take
  /// @param output the folder that executed notebooks are written to; absent: they replace the
  ///   files
  public record Options(Map<String, String> values, Duration timeout, Optional<Path> output) {
    /// As the file says, in place, ten minutes a cell.
    public static final Options DEFAULT =
        new Options(Map.of(), Duration.ofMinutes(10), Optional.empty());

    public Options {
      values = Map.copyOf(values);
      if (timeout.toSeconds() < 1) {
        throw new IllegalArgumentException("a timeout of " + timeout + " is below a second");
      }
    }
  }

  /// What came of a notebook.
  ///
  /// @param notebook the file asked for
  /// @param written where the executed notebook is; the file asked for if it was left as it was
  /// @param seconds that it took
  /// @param failure absent if every cell ran
  public record Outcome(Path notebook, Path written, double seconds, Optional<Failure> failure) {}

  /// Why a notebook did not run through.
  ///
  /// @param cell which of the code cells, counted from 1; 0 if it was none of them
  /// @param message the error's last words
  /// @param source the cell's code; empty if it was none
  public record Failure(int cell, String message, String source) {
    /// In a sentence, for people.
    public String sentence(Path notebook) {
      return notebook + (cell == 0 ? "" : ", code cell " + cell) + ": " + message;
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
    this.jupyter = jupyter;
  }

  /// Executes a notebook.
  ///
  /// @throws InputException if the file is no notebook, a value finds no place, or Jupyter is
  ///   missing
  /// @throws InterruptedException if the user asked to stop; the file stays as it was
  public Outcome run(Path notebook, Options options) throws InterruptedException {
    NotebookFile file = NotebookFile.read(notebook).with(options.values());
    requireJupyter();
    new KernelInstaller(root, javaHome).install(KernelInstaller.Scope.PROJECT);
    long start = System.nanoTime();
    Path scratch = null;
    try {
      // Beside the notebook, because cells run in its folder.
      Path folder = notebook.toAbsolutePath().getParent();
      scratch =
          folder.resolve(
              ".running-" + ProcessHandle.current().pid() + "-" + notebook.getFileName());
      file.write(scratch);
      String said = execute(scratch, options);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (said != null) {
        return new Outcome(
            notebook, notebook, seconds, Optional.of(failure(said, file.code(), options)));
      }
      Path written = notebook;
      if (options.output().isPresent()) {
        Files.createDirectories(options.output().get());
        written = options.output().get().resolve(notebook.getFileName());
      }
      Files.move(scratch, written, StandardCopyOption.REPLACE_EXISTING);
      return new Outcome(notebook, written, seconds, Optional.empty());
    } catch (IOException e) {
      throw new InputException("Cannot run " + notebook + ": " + e, e);
    } finally {
      if (scratch != null) {
        scratch.toFile().delete();
      }
    }
  }

  /// Executes in place.
  ///
  /// @return what nbconvert said, if it failed; null if it did not
  private String execute(Path notebook, Options options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(jupyter, "nbconvert"));
    command.addAll(List.of("--to", "notebook", "--execute", "--inplace"));
    command.add("--ExecutePreprocessor.kernel_name=" + KernelInstaller.NAME);
    command.add("--ExecutePreprocessor.timeout=" + options.timeout().toSeconds());
    command.add("--ExecutePreprocessor.startup_timeout=" + START_SECONDS);
    command.add("--ExecutePreprocessor.record_timing=False"); // else every run differs
    command.add(notebook.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    String others = System.getenv("JUPYTER_PATH");
    builder
        .environment()
        .put(
            "JUPYTER_PATH",
            KernelInstaller.projectPath(root)
                + (others == null || others.isBlank() ? "" : File.pathSeparator + others));
    Path log = Files.createTempFile("nbconvert-", ".log");
    try {
      Process process = builder.redirectOutput(log.toFile()).start();
      try {
        int status = process.waitFor();
        return status == 0 ? null : Files.readString(log, StandardCharsets.UTF_8);
      } catch (InterruptedException e) {
        stop(process);
        throw e;
      }
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static void stop(Process process) throws InterruptedException {
    List<ProcessHandle> kernels = process.descendants().toList();
    process.destroy();
    process.waitFor(5, TimeUnit.SECONDS);
    kernels.forEach(ProcessHandle::destroy);
    process.destroyForcibly();
  }

  private void requireJupyter() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(jupyter, "nbconvert", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() == 0) {
        return;
      }
    } catch (IOException e) {
      throw new InputException(INSTALL, e);
    }
    throw new InputException(INSTALL);
  }

  /// Finds the failing cell in what nbconvert said.
  static Failure failure(String said, List<String> code, Options options) {
    String plain = COLOUR.matcher(said).replaceAll("").strip();
    Matcher timedOut = TIMED_OUT.matcher(plain);
    if (timedOut.find()) {
      String begin = timedOut.group(1).lines().findFirst().orElse("").strip();
      int cell = 1 + first(code, begin, /* whole= */ "");
      return new Failure(
          cell,
          "it took longer than " + options.timeout().toSeconds() + " s",
          cell == 0 ? "" : code.get(cell - 1));
    }
    Matcher failed = CELL.matcher(plain);
    if (failed.find()) {
      String source = failed.group(1);
      int cell = 1 + first(code, "", source.strip());
      return new Failure(cell, lastWords(failed.group(2)), source);
    }
    if (plain.contains("DeadKernelError") || plain.contains("Kernel died")) {
      return new Failure(0, "the kernel died; is the machine out of memory?", "");
    }
    return new Failure(0, lastWords(plain), "");
  }

  private static int first(List<String> code, String begin, String whole) {
    for (int i = 0; i < code.size(); i++) {
      String source = code.get(i).strip();
      if (whole.isEmpty() ? source.startsWith(begin) : source.equals(whole)) {
        return i;
      }
    }
    return -1;
  }

  /// The line that says what went wrong: `Name: message`, as Python prints it last; of a compiler's
  /// error, which has no message of its own, the lines before.
  private static String lastWords(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      return "it failed without a word";
    }
    String last = lines.getLast();
    if (last.startsWith("CompilerException")) {
      return "it does not compile: "
          + lines.stream()
              .limit(lines.size() - 1)
              .filter(line -> !line.startsWith("|") && !line.startsWith("Compile error"))
              .filter(line -> !line.startsWith("using incubating"))
              .collect(Collectors.joining(" "));
    }
    return last.replaceFirst("^EvalException: ", "");
  }
}
