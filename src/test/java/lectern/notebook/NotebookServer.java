package lectern.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The classic Jupyter Notebook, started on a project: on the loopback alone, behind a token, with
/// settings of its own.
final class NotebookServer implements AutoCloseable {
  private static final int START_SECONDS = 120;

  private final Process process;
  private final String address;
  private final String token;

  private NotebookServer(Process process, String address, String token) {
    this.process = process;
    this.address = address;
    this.token = token;
  }

  /// @param root the project folder, with an installed kernel; notebooks lie in it
  static NotebookServer start(Path root) throws IOException, InterruptedException {
    Path own = Files.createDirectories(root.resolve("jupyter"));
    Path log = own.resolve("server.log");
    String token = UUID.randomUUID().toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            "jupyter",
            "notebook",
            "--no-browser",
            "--allow-root",
            "--ip=127.0.0.1",
            "--port=" + freePort(), // or the next one that is, as its file says
            "--notebook-dir=" + root);
    builder
        .environment()
        .putAll(
            Map.of(
                "JUPYTER_TOKEN", token, // not on the command line, which others can read
                "JUPYTER_PATH", KernelInstaller.projectPath(root).toString(),
                "JUPYTER_CONFIG_DIR", own.resolve("config").toString(),
                "JUPYTER_DATA_DIR", own.resolve("data").toString(),
                "JUPYTER_RUNTIME_DIR", own.resolve("runtime").toString(),
                "IPYTHONDIR", own.resolve("ipython").toString()));
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    for (int i = 0; i < 10 * START_SECONDS && process.isAlive(); i++) {
      Optional<String> address = address(own.resolve("runtime"));
      if (address.isPresent()) {
        return new NotebookServer(process, address.get(), token);
      }
      Thread.sleep(100);
    }
    process.destroyForcibly();
    throw new IllegalStateException("Jupyter did not start:\n" + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// The server writes a file that says where it listens.
  private static Optional<String> address(Path runtime) throws IOException {
    if (!Files.isDirectory(runtime)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(runtime)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("nbserver-") && name.endsWith(".json")) {
          JsonNode server = new ObjectMapper().readTree(file.toFile());
          if (server.hasNonNull("url")) {
            return Optional.of(server.path("url").asText());
          }
        }
      }
      return Optional.empty();
    }
  }

  /// Where a notebook is opened.
  String page(String notebook) {
    return address + "notebooks/" + notebook + "?token=" + token;
  }

  /// Ends the server and its kernels.
  @Override
  public void close() {
    List<ProcessHandle> kernels = process.descendants().toList();
    process.destroy();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    kernels.forEach(ProcessHandle::destroyForcibly);
  }
}
