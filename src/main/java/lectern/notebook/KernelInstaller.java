package lectern.notebook;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lectern.InputException;

/// Tells Jupyter how to start Java with Lectern on the class path: writes the kernelspec `java`.
public final class KernelInstaller {
  /// The name notebooks ask for, under which IJava and JJava install themselves too.
  public static final String NAME = "java";

  /// The flags that every JVM of ours runs with.
  static final List<String> JVM_FLAGS =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final Path javaHome;

  /// Where a kernelspec lives.
  public enum Scope {
    /// `.jupyter/kernels/java` in the project, found through JUPYTER_PATH; another project has its
    /// own.
    PROJECT,
    /// The user's own Jupyter folder: every Jupyter of this user finds it.
    USER
  }

  /// A kernelspec found on this machine.
  ///
  /// @param name the folder's name, by which notebooks ask for it
  /// @param title as shown in Jupyter's menu
  /// @param folder where its kernel.json lies
  /// @param command the program that it starts
  public record Kernel(String name, String title, Path folder, String command) {}

  /// @param root the project folder, with target/lectern.jar and target/lib
  /// @param javaHome the JDK that runs the kernel
  public KernelInstaller(Path root, Path javaHome) {
    this.root = root.toAbsolutePath().normalize();
    this.javaHome = javaHome.toAbsolutePath().normalize();
  }

  /// Writes the kernelspec.
  ///
  /// @return its folder
  /// @throws InputException if Lectern is not built, or the folder cannot be written
  public Path install(Scope scope) {
    Path jar = root.resolve("target").resolve("lectern.jar");
    if (!Files.isRegularFile(jar)) {
      throw new InputException(
          "The kernel needs " + jar + ", which is not there; build it with ./lectern --help.");
    }
    Path folder =
        (scope == Scope.PROJECT ? projectPath(root) : userPath()).resolve("kernels").resolve(NAME);
    try {
      Files.createDirectories(folder);
      Path whole = folder.resolve(".kernel-" + ProcessHandle.current().pid() + ".json");
      JSON.writer(
              new DefaultPrettyPrinter()
                  .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE))
          .writeValue(whole.toFile(), spec());
      Files.move(
          whole, folder.resolve("kernel.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return folder;
    } catch (IOException e) {
      throw new InputException("Cannot write the kernelspec in " + folder + ": " + e, e);
    }
  }

  /// The content of kernel.json.
  ObjectNode spec() {
    ObjectNode spec = JSON.createObjectNode();
    ArrayNode argv = spec.putArray("argv");
    argv.add(javaHome.resolve("bin").resolve("java").toString());
    JVM_FLAGS.forEach(argv::add);
    argv.add("-Djava.awt.headless=true");
    argv.add("-cp").add(classPath());
    argv.add(KernelMain.class.getName()).add("{connection_file}");
    spec.put("display_name", "Java with Lectern");
    spec.put("language", "java");
    spec.put("interrupt_mode", "signal");
    ObjectNode env = spec.putObject("env");
    env.put("RJK_COMPILER_OPTIONS", "--add-modules=jdk.incubator.vector");
    env.put("LECTERN_HOME", root.toString());
    return spec;
  }

  private String classPath() {
    Path target = root.resolve("target");
    return target.resolve("lectern.jar") + File.pathSeparator + target.resolve("lib") + "/*";
  }

  /// The folder to name in JUPYTER_PATH so that Jupyter finds this project's kernel.
  public static Path projectPath(Path root) {
    return root.toAbsolutePath().normalize().resolve(".jupyter");
  }

  /// The user's own Jupyter data folder on this platform.
  static Path userPath() {
    return userPath(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  static Path userPath(Map<String, String> environment, String system, Path home) {
    String own = environment.get("JUPYTER_DATA_DIR");
    if (own != null && !own.isBlank()) {
      return Path.of(own);
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return home.resolve("Library").resolve("Jupyter");
    }
    if (name.contains("windows")) {
      String roaming = environment.get("APPDATA");
      return roaming == null
          ? home.resolve("AppData").resolve("Roaming").resolve("jupyter")
          : Path.of(roaming).resolve("jupyter");
    }
    String data = environment.get("XDG_DATA_HOME");
    return data == null || data.isBlank()
        ? home.resolve(".local").resolve("share").resolve("jupyter")
        : Path.of(data).resolve("jupyter");
  }

  /// The kernels of this project and of this user, in that order.
  public List<Kernel> installed() {
    List<Kernel> found = new ArrayList<>();
    for (Path jupyter : List.of(projectPath(root), userPath())) {
      Path kernels = jupyter.resolve("kernels");
      if (!Files.isDirectory(kernels)) {
        continue;
      }
      try (Stream<Path> folders = Files.list(kernels)) {
        for (Path folder : folders.sorted().toList()) {
          Path spec = folder.resolve("kernel.json");
          if (Files.isRegularFile(spec)) {
            found.add(read(folder, spec));
          }
        }
      } catch (IOException e) {
        throw new InputException("Cannot read the kernels in " + kernels + ": " + e, e);
      }
    }
    return found;
  }

  private static Kernel read(Path folder, Path file) {
    String name = folder.getFileName().toString();
    try {
      JsonNode spec = JSON.readTree(file.toFile());
      return new Kernel(
          name,
          spec.path("display_name").asText(name),
          folder,
          spec.path("argv").path(0).asText("?"));
    } catch (IOException e) {
      return new Kernel(
          name, "unreadable: " + e.getMessage().lines().findFirst().orElse(""), folder, "?");
    }
  }
}
