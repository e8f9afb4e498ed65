package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lectern.InputException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Whatever bytes an experiment's file has, reading it ends in an experiment that can be planned or
/// in a message about the file.
class MutatedSpecTest {
  /// What YAML, expectations and paths are made of, and what harm is.
  private static final List<String> PIECES =
      List.of(
          ":",
          ": ",
          "- ",
          "{",
          "}",
          "[",
          "]",
          ",",
          "\n",
          "\n  ",
          "\t",
          "'",
          "\"",
          "#",
          "&a ",
          "*a",
          "!!str ",
          "!x ",
          "<<: ",
          "|\n",
          ">-\n",
          "---\n",
          "...\n",
          "%YAML 1.1\n",
          "? ",
          "~",
          "null",
          "{}",
          "[]",
          "1e400",
          "-1",
          "99999999999999999999",
          ".nan",
          "0x10",
          "true",
          "\u0000",
          "\uFEFF",
          "\u202E",
          "\uD800",
          "😀",
          "../..",
          "/etc",
          "model",
          "model.hidden: 3",
          "seeds",
          "arms:",
          "grid: { train.rate: 1e-4 .. 1e-1 log }",
          "search: {",
          "samples: 5",
          "in every run",
          " of ",
          " by ",
          " where ",
          "x".repeat(300));

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("mutated");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    Files.deleteIfExists(folder.resolve("sample.yaml"));
    Files.delete(folder);
  }

  private record Cut(double at, double length, String piece) {}

  @Provide
  Arbitrary<List<Cut>> cuts() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1),
            Arbitraries.doubles().between(0, 0.03),
            Arbitraries.of(PIECES))
        .as(Cut::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static final String SEARCHED =
      Specs.RIGHT
          + """
          search:
            samples: 4
            space: { train.rate: 1e-4 .. 1e-1 log, model.hidden: 16 .. 256 whole log }
          """;

  @Example
  void whatIsChangedIsRight() throws IOException {
    Path file = Files.writeString(folder.resolve("sample.yaml"), SEARCHED);
    ExperimentSpec spec = ExperimentSpec.read(file, Specs.TASKS);
    assertFalse(spec.plan(new FakeTask(), Choice.of("quick")).runs().isEmpty());
  }

  @Property(tries = 1500)
  void aChangedFileIsReadOrRefused(@ForAll("cuts") List<Cut> cuts) throws IOException {
    String text = SEARCHED;
    for (Cut cut : cuts) {
      int from = (int) (cut.at() * text.length());
      int to = Math.min(text.length(), from + (int) (cut.length() * text.length()));
      text = text.substring(0, from) + cut.piece() + text.substring(to);
    }
    isReadOrRefused(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) throws IOException {
    isReadOrRefused(bytes);
  }

  @Property(tries = 500)
  void someBytesInARightFileAreReadOrRefused(@ForAll byte[] bytes, @ForAll("place") double place)
      throws IOException {
    byte[] right = Specs.RIGHT.getBytes(StandardCharsets.UTF_8);
    int at = (int) (place * (right.length - 1));
    System.arraycopy(bytes, 0, right, at, Math.min(bytes.length, right.length - at));
    isReadOrRefused(right);
  }

  @Provide
  Arbitrary<Double> place() {
    return Arbitraries.doubles().between(0, 1);
  }

  /// The limit is no measurement: it is far above what any file takes, and ends what never ends.
  private static void isReadOrRefused(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("sample.yaml"), bytes);
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          try {
            ExperimentSpec spec = ExperimentSpec.read(file, Specs.TASKS);
            assertFalse(spec.plan(new FakeTask(), Choice.of("quick")).runs().isEmpty());
          } catch (InputException e) {
            assertTrue(e.getMessage().startsWith("sample"), e.getMessage());
            assertTrue(e.getMessage().length() < 2_000, e.getMessage());
          }
        });
  }
}
