package lectern.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lectern.tensor.Workers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The promise of the engine: the same training ends with the same bytes for any number of threads
/// and any vector width, uninterrupted or killed and resumed.
class DeterminismTest {
  @TempDir static Path folder;

  private static String expected;

  @BeforeAll
  static void trainOnce() throws IOException {
    expected =
        TrainingProcess.train(folder.resolve("expected"), Workers.SINGLE, TrainingListener.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void threadsDoNotChangeAByte(int threads) throws IOException {
    try (Workers workers = Workers.of(threads)) {
      assertEquals(
          expected,
          TrainingProcess.train(
              folder.resolve("threads" + threads), workers, TrainingListener.NONE));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void vectorWidthDoesNotChangeAByte(int avx) throws IOException {
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    assumeTrue(
        List.of("amd64", "x86_64").contains(architecture),
        () -> "-XX:UseAVX exists on x86 only, this is " + architecture);
    try (TrainingProcess child =
        TrainingProcess.start(
            folder.resolve("avx" + avx), /* threads= */ avx, "-XX:UseAVX=" + avx)) {
      assertEquals(expected, child.awaitWeights());
    }
  }

  @Test
  void aKilledRunResumesToTheSameBytes() throws IOException, InterruptedException {
    Path checkpoints = folder.resolve("killed");
    try (TrainingProcess child = TrainingProcess.start(checkpoints, /* threads= */ 2)) {
      child.awaitStep(TrainingProcess.STEPS / 2);
      child.kill();
    }
    long[] first = {0};
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void stepped(StepReport report) {
            first[0] = first[0] == 0 ? report.step() : first[0];
          }
        };
    assertEquals(expected, TrainingProcess.train(checkpoints, Workers.SINGLE, listener));
    assertTrue(first[0] > 1, "the second sitting began at step " + first[0]);
  }
}
