package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import lectern.experiment.ExperimentSpec;
import lectern.lab.Draft;
import lectern.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the guide tells people to write and to type is understood.
class GuideTest {
  /// What the launcher does itself.
  private static final List<String> LAUNCHER = List.of("test", "bench");

  /// What the kernel has imported before a notebook's first cell.
  private static final String CELL =
      """
      import java.time.Duration;
      import java.util.*;
      import lectern.experiment.*;
      import lectern.lab.*;
      import lectern.run.*;
      import tech.tablesaw.api.*;

      %s
      class Cell {
        void cell() throws Exception {
      %s
        }
      }
      """;

  @TempDir private Path folder;

  static Stream<GuideText> pages() {
    return GuideText.pages().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(GuideText page) {
    for (String link : page.links()) {
      if (link.startsWith("http")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target =
          parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
      assertTrue(Files.exists(target.toAbsolutePath()), page.file() + " links to " + link);
      if (parts.length == 2) {
        assertTrue(
            GuideText.read(target).anchors().contains(parts[1]), page.file() + " links to " + link);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandIsUnderstood(GuideText page) {
    for (GuideText.Command command : page.commands()) {
      if (command.arguments().isEmpty() || LAUNCHER.contains(command.arguments().getFirst())) {
        continue;
      }
      assertUnderstood(command, page.file().toString());
    }
  }

  @Test
  void everyExampleOfTheHelpIsUnderstood() {
    List<String> examples =
        new CommandPage()
            .write()
            .replace("\\\n", " ")
            .lines()
            .filter(line -> line.startsWith("  lectern "))
            .toList();
    assertTrue(examples.size() >= 5, examples.toString());
    for (String example : examples) {
      GuideText.Block block = new GuideText.Block("sh", "./" + example.strip() + "\n");
      assertUnderstood(GuideText.commands(block).getFirst(), "the help");
    }
  }

  private static void assertUnderstood(GuideText.Command command, String where) {
    assertDoesNotThrow(
        () ->
            Main.commandLine(Screen.of(100).console())
                .parseArgs(command.arguments().toArray(String[]::new)),
        where + ": " + command.line());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyExperimentIsRead(GuideText page) throws IOException {
    if (page.file().endsWith("tutorial.md")) {
      return; // carried out from beginning to end by TutorialTest
    }
    for (GuideText.Block block : page.blocks()) {
      if (block.language().equals("yaml")) {
        String text = whole(block.body());
        Matcher id = Pattern.compile("(?m)^id: (.*)$").matcher(text);
        assertTrue(id.find(), text);
        Path file = folder.resolve(id.group(1) + ".yaml");
        Files.writeString(file, text);
        assertDoesNotThrow(
            () -> ExperimentSpec.read(file, Tasks.all()), page.file() + ":\n" + block.body());
      }
    }
  }

  /// Some sections of an experiment stand in the place of those of a new one.
  private static String whole(String yaml) {
    if (yaml.startsWith("id:")) {
      return yaml;
    }
    return GuideText.replaceSections(
        Draft.of("my-own", Workbench.task("grammar-language-model")).text(), yaml);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPieceOfJavaCompiles(GuideText page) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    for (GuideText.Block block : page.blocks()) {
      if (!block.language().equals("java")) {
        continue;
      }
      Matcher type = Pattern.compile("(?m)^public final class (\\w+)").matcher(block.body());
      String name = type.find() ? type.group(1) : "Cell";
      Path file = folder.resolve(name + ".java");
      Files.writeString(file, name.equals("Cell") ? cell(block.body()) : block.body());
      StringWriter errors = new StringWriter();
      List<String> options = List.of("-d", folder.toString(), "-proc:none");
      try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
        boolean compiled =
            compiler
                .getTask(errors, files, null, options, null, files.getJavaFileObjects(file))
                .call();
        assertTrue(compiled, page.file() + ":\n" + errors);
      }
    }
  }

  private static String cell(String body) {
    Map<Boolean, String> parts =
        body.lines()
            .collect(
                Collectors.partitioningBy(
                    line -> line.startsWith("import "), Collectors.joining("\n")));
    return CELL.formatted(parts.get(true), parts.get(false));
  }

  @Test
  void itsBlocksAreSeen() {
    GuideText page =
        new GuideText(
            Path.of("x.md"),
            """
            # A `b` c
            [l](y.md#z)
            ```sh
            ./lectern run a --set "b=[1, 2]" # why
            ls
            ```
            ```yaml
            seeds: 4
            ```
            """);
    assertEquals(List.of("run", "a", "--set", "b=[1, 2]"), page.commands().getFirst().arguments());
    assertEquals(1, page.commands().size());
    assertEquals(List.of("y.md#z"), page.links());
    assertEquals(List.of("a-b-c"), page.anchors());
    String whole = whole(page.blocks().get(1).body());
    assertTrue(whole.endsWith("\nseeds: 4\n"), whole);
    assertFalse(whole.contains("seeds: 5"), whole);
  }
}
