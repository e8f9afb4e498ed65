package lectern.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What provenance says of the machine.
class MachineTest {
  @Test
  void librariesAreThoseOfTheClassPathAndOfItsManifests(@TempDir Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(Attributes.Name.CLASS_PATH, "lib/b-2.0.jar lib/a-1.0.jar conf/");
    Path jar = folder.resolve("main.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    String classPath = String.join(File.pathSeparator, jar.toString(), "classes", "x/gone.jar");
    assertEquals(
        List.of("a-1.0.jar", "b-2.0.jar", "gone.jar", "main.jar"), Machine.libraries(classPath));
  }

  @Test
  void thisMachineNamesItsLibrariesWithVersions() {
    List<String> libraries = Machine.here(Path.of("")).libraries();
    assertTrue(
        libraries.stream().anyMatch(name -> name.matches("tribuo-core-[0-9.]+\\.jar")),
        libraries.toString());
  }
}
