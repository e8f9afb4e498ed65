package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What README.md tells people to do works.
class ReadmeTest {
  private static final Pattern EXPERIMENT = Pattern.compile("(?s)```yaml\n(id: ([a-z-]+)\n.*?)```");

  @TempDir private Path home;

  @Test
  void theExperimentOfTenLinesRuns() throws IOException {
    Matcher block = EXPERIMENT.matcher(Files.readString(Path.of("README.md")));
    assertTrue(block.find(), "README.md has an experiment");
    assertEquals(10, block.group(1).lines().count());
    String id = block.group(2);
    Path experiments = Files.createDirectory(home.resolve("experiments"));
    Files.writeString(experiments.resolve(id + ".yaml"), block.group(1));

    Screen screen = Screen.in(home);
    assertEquals(0, screen.run("run", id), screen.err());
    assertTrue(screen.out().contains("W1     reproduced"), screen.out());
  }

  @Test
  void everyFolderItNamesIsThere() throws IOException {
    String listing =
        Files.readString(Path.of("README.md"))
            .replaceFirst("(?s).*?src/main/java/lectern/\n", "")
            .replaceFirst("(?s)```.*", "");
    Matcher packages =
        Pattern.compile("(?m)(?:^  |(?<=[ /])|(?<= {6}))([a-z0-9]+)/").matcher(listing);
    int count = 0;
    while (packages.find()) {
      assertTrue(
          Files.isDirectory(Path.of("src/main/java/lectern", packages.group(1))),
          packages.group(1));
      count++;
    }
    assertTrue(count >= 17, "only " + count + " packages are named");
  }
}
