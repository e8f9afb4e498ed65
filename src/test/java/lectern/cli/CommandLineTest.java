package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lectern.InputException;
import lectern.data.MissingDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What a person sees of the command line as such: help, mistakes, exit codes.
class CommandLineTest {
  private static final List<String> COMMANDS =
      List.of(
          "reproduce",
          "list",
          "show",
          "run",
          "sweep",
          "runs",
          "resume",
          "replay",
          "diff",
          "report",
          "data",
          "kernel",
          "notebook",
          "doctor");

  @TempDir private Path home;

  @Test
  void helpNamesEveryCommand() {
    Screen screen = Screen.in(home);
    assertEquals(0, screen.run("--help"));
    for (String command : COMMANDS) {
      assertTrue(screen.out().contains("\n  " + command + " "), command);
    }
    assertEquals("", screen.err());
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void everyCommandExplainsItself(String command) {
    Screen screen = Screen.in(home);
    assertEquals(0, screen.run(command, "--help"));
    assertTrue(screen.out().startsWith("Usage: lectern " + command), screen.out());
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    Screen screen = Screen.in(home);
    assertEquals(2, screen.run());
    assertTrue(screen.err().contains("Commands:"));
    assertEquals("", screen.out());
  }

  @Test
  void misspeltCommandGetsTheNearest() {
    Screen screen = Screen.in(home);
    assertEquals(2, screen.run("reprodce"));
    assertTrue(screen.err().startsWith("lectern: Unmatched argument at index 0: 'reprodce'"));
    assertTrue(screen.err().contains("Did you mean: lectern reproduce"), screen.err());
    assertTrue(screen.err().endsWith("Try 'lectern --help'.\n"), screen.err());
    assertNoTrace(screen);
  }

  @Test
  void unknownOptionGetsTheNearest() {
    Screen screen = Screen.in(home);
    assertEquals(2, screen.run("run", "xor", "--profil", "quick"));
    assertTrue(screen.err().contains("--profile"), screen.err());
    assertTrue(screen.err().endsWith("Try 'lectern run --help'.\n"), screen.err());
    assertNoTrace(screen);
  }

  @Test
  void optionOfTheWrongKindIsNamed() {
    Screen screen = Screen.in(home);
    assertEquals(2, screen.run("run", "xor", "--seeds", "many"));
    assertTrue(screen.err().contains("'--seeds'"), screen.err());
    assertTrue(screen.err().contains("'many' is not an int"), screen.err());
  }

  @Test
  void whatTheUserCanMendIsOneMessage() {
    Screen screen = Screen.in(home);
    assertEquals(2, run(screen, new InputException("x.yaml:3: bad; write good."), "fail"));
    assertEquals("lectern: x.yaml:3: bad; write good.\n", screen.err());
  }

  @Test
  void missingDataIsOneMessage() {
    Screen screen = Screen.in(home);
    assertEquals(
        2, run(screen, new MissingDataException("ptb", "ptb is missing; fetch it."), "fail"));
    assertEquals("lectern: ptb is missing; fetch it.\n", screen.err());
  }

  @Test
  void interruptionIs130() {
    Screen screen = Screen.in(home);
    assertEquals(130, run(screen, new InterruptedException(), "fail"));
  }

  @Test
  void verboseShowsTheTrace() {
    Screen screen = Screen.in(home);
    assertEquals(2, run(screen, new InputException("bad"), "fail", "--verbose"));
    assertTrue(screen.err().contains("\tat lectern.cli.CommandLineTest"), screen.err());
  }

  @Test
  void faultOfOursSaysSoAndKeepsTheDetails() throws IOException {
    Screen screen = Screen.in(home);
    assertEquals(1, run(screen, new IllegalStateException("odd"), "fail"));
    assertTrue(
        screen.err().startsWith("lectern: unexpected error, a fault of Lectern's: "), screen.err());
    assertNoTrace(screen);
    Path details = Path.of(screen.err().strip().replaceFirst(".*Details: ", ""));
    assertAll(
        () -> assertTrue(details.startsWith(home.resolve("results/errors"))),
        () -> assertTrue(Files.readString(details).contains("IllegalStateException: odd")));
  }

  @Test
  void doctorLooksAtEverything() {
    Screen screen = Screen.in(home);
    assertEquals(0, screen.run("doctor"));
    for (String subject :
        List.of("JDK", "vector unit", "cores", "memory", "Maven", "Jupyter", "fonts", "disk")) {
      assertTrue(screen.out().contains("\n" + subject + " "), subject);
    }
  }

  /// The launcher gives commands that only look things up a JVM without the Vector API.
  @ParameterizedTest
  @ValueSource(strings = {"--help", "list", "show xor", "runs", "data list"})
  void lookingThingsUpNeedsNoVectorUnit(String arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "lectern.cli.Main"));
    command.addAll(List.of(arguments.split(" ")));
    Path said = home.resolve("said.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertEquals(0, process.waitFor(), Files.readString(said));
  }

  private static int run(Screen screen, Exception failure, String... arguments) {
    CommandLine line = Main.commandLine(screen.console());
    Failures failures = new Failures(screen.console());
    line.addSubcommand(new Fail(failure));
    return line.setExecutionExceptionHandler(failures).execute(arguments);
  }

  private static void assertNoTrace(Screen screen) {
    assertFalse(screen.err().contains("\tat "), screen.err());
  }

  @Command(name = "fail")
  private record Fail(Exception failure) implements java.util.concurrent.Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }
}
