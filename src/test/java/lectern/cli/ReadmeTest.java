package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  @Test
  void theIndexNamesEveryDesignNote() throws IOException {
    String index = Files.readString(Path.of("docs/README.md"));
    try (Stream<Path> notes = Files.list(Path.of("docs"))) {
      for (String note : notes.map(path -> path.getFileName().toString()).sorted().toList()) {
        assertTrue(
            !note.matches("\\d{4}-.*\\.md") || index.contains("](" + note + ")"),
            note + " is not in docs/README.md");
      }
    }
  }

  @Test
  void everyFileItLinksToIsThere() throws IOException {
    for (String page : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/README.md")) {
      Path file = Path.of(page);
      Matcher link = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(Files.readString(file));
      while (link.find()) {
        String target = link.group(1);
        Path at = file.toAbsolutePath().resolveSibling(target);
        assertTrue(target.startsWith("http") || Files.exists(at), page + " links to " + target);
      }
    }
  }
}
