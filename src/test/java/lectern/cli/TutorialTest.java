package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Carries out docs/guide/tutorial.md from its first line to its last: commands are run, sections
/// of experiments replaced, and what the page says comes out does come out, to the digit.
///
/// In an output `…` stands for anything: on a line of its own for lines, else within its line.
class TutorialTest {
  /// Commands that need a kernel, a browser or a look at the machine, and have tests of their own.
  private static final Set<String> ELSEWHERE = Set.of("doctor", "kernel", "notebook");

  @TempDir private Path home;
  private Path experiment;
  private String printed = "";

  @Test
  void everyStepDoesWhatThePageSays() throws IOException {
    Files.createDirectory(home.resolve("experiments"));
    int outputs = 0;
    for (GuideText.Block block : GuideText.read(Path.of("docs/guide/tutorial.md")).blocks()) {
      switch (block.language()) {
        case "sh" -> run(GuideText.commands(block));
        case "yaml" ->
            Files.writeString(
                experiment, GuideText.replaceSections(Files.readString(experiment), block.body()));
        case "text" -> {
          assertPrinted(block.body());
          outputs++;
        }
        case "java" -> {} // compiled by GuideTest
        default -> throw new AssertionError("who reads ```" + block.language() + "?");
      }
    }
    assertTrue(outputs >= 9, "only " + outputs + " outputs were looked at");
  }

  private void run(List<GuideText.Command> commands) {
    StringBuilder out = new StringBuilder();
    for (GuideText.Command command : commands) {
      List<String> arguments = command.arguments();
      if (ELSEWHERE.contains(arguments.getFirst())) {
        continue;
      }
      Screen screen = Screen.in(home);
      assertEquals(
          0, screen.run(arguments.toArray(String[]::new)), command.line() + "\n" + screen.err());
      out.append(screen.out());
      if (arguments.getFirst().equals("new")) {
        experiment = home.resolve("experiments").resolve(arguments.getLast() + ".yaml");
      }
    }
    printed = out.toString();
  }

  private void assertPrinted(String expected) {
    String pattern =
        expected
            .lines()
            .map(line -> line.equals("…") ? "(?:.*\n)*?" : inLine(line) + "\n")
            .collect(Collectors.joining());
    assertTrue(
        Pattern.compile("(?m)^" + pattern).matcher(printed).find(),
        "the page says\n" + expected + "\nbut printed was\n" + printed);
  }

  private static String inLine(String line) {
    return Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
  }
}
