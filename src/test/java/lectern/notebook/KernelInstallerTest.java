package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lectern.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelInstallerTest {
  @TempDir Path root;

  @Test
  void writesASpecThatStartsJavaWithLecternOnItsClassPath() throws Exception {
    built();
    KernelInstaller installer = new KernelInstaller(root, Path.of("/opt/jdk 25"));
    Path folder = installer.install(KernelInstaller.Scope.PROJECT);
    assertEquals(root.resolve(".jupyter/kernels/java"), folder);
    JsonNode spec = new ObjectMapper().readTree(folder.resolve("kernel.json").toFile());
    JsonNode argv = spec.path("argv");
    assertEquals(
        Path.of("/opt/jdk 25").toAbsolutePath().resolve("bin/java").toString(),
        argv.path(0).asText());
    assertEquals("{connection_file}", argv.path(argv.size() - 1).asText());
    assertEquals("lectern.notebook.KernelMain", argv.path(argv.size() - 2).asText());
    String classPath = argv.path(argv.size() - 3).asText();
    assertEquals(
        root.resolve("target/lectern.jar") + File.pathSeparator + root.resolve("target/lib") + "/*",
        classPath);
    assertTrue(argv.toString().contains("\"--add-modules=jdk.incubator.vector\""));
    assertEquals("java", spec.path("language").asText());
    assertEquals("signal", spec.path("interrupt_mode").asText());
    assertEquals(root.toString(), spec.path("env").path("LECTERN_HOME").asText());
    assertEquals(
        "--add-modules=jdk.incubator.vector",
        spec.path("env").path("RJK_COMPILER_OPTIONS").asText());
    assertEquals(1, Files.list(folder).count(), "a temporary file was left");
  }

  @Test
  void listsWhatIsInstalledUnreadableOnesToo() throws Exception {
    built();
    KernelInstaller installer = new KernelInstaller(root, Path.of("/jdk"));
    installer.install(KernelInstaller.Scope.PROJECT);
    Path broken = Files.createDirectories(root.resolve(".jupyter/kernels/broken"));
    Files.writeString(broken.resolve("kernel.json"), "{");
    var found = installer.installed();
    assertEquals("broken", found.get(0).name());
    assertTrue(found.get(0).title().startsWith("unreadable"), found.get(0).title());
    assertEquals("Java with Lectern", found.get(1).title());
  }

  @Test
  void needsABuiltJar() {
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                new KernelInstaller(root, Path.of("/jdk")).install(KernelInstaller.Scope.PROJECT));
    assertTrue(refused.getMessage().contains("lectern.jar"), refused.getMessage());
  }

  @Test
  void theUsersFolderIsWherePlatformAndEnvironmentPutIt() {
    Path home = Path.of("/home/ada");
    assertEquals(
        home.resolve(".local/share/jupyter"), KernelInstaller.userPath(Map.of(), "Linux", home));
    assertEquals(
        Path.of("/data/jupyter"),
        KernelInstaller.userPath(Map.of("XDG_DATA_HOME", "/data"), "Linux", home));
    assertEquals(
        home.resolve("Library/Jupyter"), KernelInstaller.userPath(Map.of(), "Mac OS X", home));
    assertEquals(
        Path.of("/roaming/jupyter"),
        KernelInstaller.userPath(Map.of("APPDATA", "/roaming"), "Windows 11", home));
    assertEquals(
        Path.of("/own"),
        KernelInstaller.userPath(Map.of("JUPYTER_DATA_DIR", "/own"), "Linux", home));
  }

  private void built() throws Exception {
    Files.writeString(
        Files.createDirectories(root.resolve("target")).resolve("lectern.jar"), "not a jar");
  }
}
