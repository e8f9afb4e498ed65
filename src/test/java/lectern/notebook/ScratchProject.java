package lectern.notebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/// A project folder whose kernel runs the classes under test.
final class ScratchProject {
  private ScratchProject() {}

  /// Puts a jar there that leads to the class path of this test.
  static void build(Path root) throws IOException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    Path jar = Files.createDirectories(root.resolve("target")).resolve("lectern.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  /// A code cell.
  static String cell(String source) throws IOException {
    return "{\"cell_type\": \"code\", \"id\": \"%s\", \"metadata\": {}, \"outputs\": [], \"execution_count\": null, \"source\": %s}"
        .formatted(
            "%08x".formatted(source.hashCode()), new ObjectMapper().writeValueAsString(source));
  }

  /// A notebook of cells in JSON.
  static Path notebook(Path file, String... cells) throws IOException {
    return Files.writeString(
        file,
        "{\"cells\": ["
            + String.join(",\n", cells)
            + "], \"metadata\": {\"kernelspec\": {\"display_name\": \"Java\", \"language\": \"java\","
            + " \"name\": \"java\"}}, \"nbformat\": 4, \"nbformat_minor\": 5}");
  }

  /// Whether Jupyter has this subcommand, in a version that begins so.
  static boolean jupyterHas(String subcommand, String version) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("jupyter", subcommand, "--version").redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes()).strip();
      return process.waitFor() == 0 && said.startsWith(version);
    } catch (IOException e) {
      return false;
    }
  }
}
