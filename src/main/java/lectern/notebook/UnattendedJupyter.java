package lectern.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lectern.InputException;

/// Executes one notebook through `jupyter nbconvert`, with a preprocessor of ours that keeps time
/// and keeps what there is when a cell fails: `unattended.py`, which nbconvert reads as its
/// configuration. Design note 0014 says why so.
final class UnattendedJupyter {
  private static final String INSTALL =
      "Notebooks need Jupyter: sudo apt-get install jupyter-notebook jupyter-nbconvert";
  private static final Duration KERNEL_START = Duration.ofMinutes(3);

  /// An interrupted cell has ten seconds to put its runs in order, and Jupyter some to end.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final String command;

  /// How an execution ended.
  ///
  /// @param how `ran`, `error`, `cell limit`, `notebook limit`, `kernel died`, `no kernel`,
  ///   `stopped` or `jupyter failed`
  /// @param cell the code cell it ended at, counted from 1; 0 if none was begun
  /// @param said everything that Jupyter printed
  record Ending(String how, int cell, String said) {
    boolean ran() {
      return how.equals("ran");
    }
  }

  /// @param root the project folder, whose kernel is used
  /// @param command the program, `jupyter`
  UnattendedJupyter(Path root, String command) {
    this.root = root;
    this.command = command;
  }

  /// @throws InputException if it is not installed, naming the command that does
  void require() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command, "nbconvert", "--version")
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

  /// Executes `notebook.ipynb` of a scratch folder in place; outputs of a cell are there as soon as
  /// it has ended, however it ended.
  ///
  /// @param scratch has the notebook and nothing else
  /// @param cellsRunIn the kernel's working folder
  /// @param environment variables over this process's own; an empty value takes one away
  /// @throws InterruptedException if the user asked to stop; the running cell was interrupted, and
  ///   the notebook has what there was
  Ending execute(
      Path scratch,
      Path cellsRunIn,
      Duration cellLimit,
      Duration notebookLimit,
      Map<String, String> environment)
      throws IOException, InterruptedException {
    Path driver = scratch.resolve("unattended.py");
    try (InputStream source = UnattendedJupyter.class.getResourceAsStream("unattended.py")) {
      Files.copy(source, driver);
    }
    JSON.writeValue(
        scratch.resolve("limits.json").toFile(),
        Map.of(
            "folder",
            cellsRunIn.toString(),
            "kernel",
            KernelInstaller.NAME,
            "start",
            KERNEL_START.toSeconds(),
            "cell",
            cellLimit.toMillis() / 1e3,
            "notebook",
            notebookLimit.toMillis() / 1e3));
    Path log = scratch.resolve("jupyter.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    command,
                    "nbconvert",
                    "--config=" + driver,
                    "--to=notebook",
                    "--inplace",
                    scratch.resolve("notebook.ipynb").toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    environment.forEach((name, value) -> {
      if (value.isEmpty()) {
        builder.environment().remove(name);
      } else {
        builder.environment().put(name, value);
      }
    });
    builder.environment().put("JUPYTER_PATH", jupyterPath());
    Process process = builder.start();
    try {
      int status = process.waitFor();
      Path ending = scratch.resolve("ending.json");
      String said = Files.readString(log);
      if (status != 0 || !Files.exists(ending)) {
        return new Ending("jupyter failed", 0, said);
      }
      JsonNode ended = JSON.readTree(ending.toFile());
      return new Ending(ended.path("ending").asText(), ended.path("cell").asInt(), said);
    } catch (InterruptedException e) {
      stop(process);
      throw e;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("unattended.py wrote no JSON", e);
    }
  }

  /// This project's kernel first, then wherever the user has others.
  private String jupyterPath() {
    String others = System.getenv("JUPYTER_PATH");
    String own = KernelInstaller.projectPath(root).toString();
    return others == null || others.isBlank() ? own : own + File.pathSeparator + others;
  }

  /// Lets the running cell put its runs in order first. A kernel that is left over goes too.
  private static void stop(Process process) throws InterruptedException {
    List<ProcessHandle> kernels = process.descendants().toList();
    process.destroy();
    process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    kernels.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
