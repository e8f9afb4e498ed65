package lectern.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;

/// What a run is done with: the code, the JVM and the hardware.
///
/// @param commit the git commit; `unknown` outside a repository
/// @param tree `clean`, `dirty` (something differs from the commit) or `unknown`
/// @param jdk vendor and version
/// @param os name, version and architecture
/// @param cpu the processor's model
/// @param cores logical processors that the JVM may use
/// @param vectorBits width of the widest float vector, bits
/// @param libraries the jars on the class path, by file name
public record Machine(
    String commit,
    String tree,
    String jdk,
    String os,
    String cpu,
    int cores,
    int vectorBits,
    List<String> libraries) {
  private static final String UNKNOWN = "unknown";

  public Machine {
    for (String text : new String[] {commit, tree, jdk, os, cpu}) {
      Objects.requireNonNull(text);
    }
    libraries = List.copyOf(libraries);
  }

  /// This machine, now.
  ///
  /// @param root the project folder
  public static Machine here(Path root) {
    Optional<String> commit = git(root, "rev-parse", "HEAD");
    Optional<String> changes =
        commit.isPresent() ? git(root, "status", "--porcelain") : Optional.empty();
    return new Machine(
        commit.orElse(UNKNOWN),
        changes.map(text -> text.isEmpty() ? "clean" : "dirty").orElse(UNKNOWN),
        System.getProperty("java.vendor") + " " + Runtime.version(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        FloatVector.SPECIES_PREFERRED.vectorBitSize(),
        libraries(System.getProperty("java.class.path")));
  }

  /// The jars of a class path and those that their manifests add to it, by file name.
  static List<String> libraries(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .flatMap(jar -> Stream.concat(Stream.of(jar), manifestClassPath(jar)))
        .filter(entry -> entry.endsWith(".jar"))
        .map(
            entry -> entry.substring(1 + Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\'))))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> manifestClassPath(String jar) {
    try (JarFile file = new JarFile(jar)) {
      Manifest manifest = file.getManifest();
      String entries =
          manifest == null ? null : manifest.getMainAttributes().getValue(Name.CLASS_PATH);
      return entries == null ? Stream.empty() : Arrays.stream(entries.split(" "));
    } catch (IOException e) {
      return Stream.empty(); // named on the class path, but not there: the JVM passes over it too
    }
  }

  private static String cpuModel() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException e) { // no Linux
      return command(List.of("sysctl", "-n", "machdep.cpu.brand_string")).orElse(UNKNOWN);
    }
  }

  private static Optional<String> git(Path root, String... arguments) {
    List<String> words = new ArrayList<>(List.of("git", "-C", root.toString()));
    words.addAll(List.of(arguments));
    return command(words);
  }

  private static Optional<String> command(List<String> words) {
    try {
      Process process =
          new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? Optional.of(text.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
