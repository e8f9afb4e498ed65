package lectern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A main class of the tests run in a JVM of its own, for what depends on the JVM's flags or on
/// which code it has compiled so far.
public final class ChildJvm {
  private static final long MOST_SECONDS = 120;

  private ChildJvm() {}

  /// What the class prints, once it has ended without an error.
  ///
  /// @param flags of the JVM
  public static String output(Class<?> main, String... flags)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(child.waitFor(MOST_SECONDS, TimeUnit.SECONDS), main + " did not end");
    assertEquals(0, child.exitValue(), output);
    return output;
  }
}
