package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import lectern.replay.RunDiff;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDiffDisplayTest {
  private static final String HOSTILE = "<script>alert(1)</script>";

  @TempDir private Path folder;

  private Run run(String arm, double accuracy) {
    return new Run(
        "r",
        "s",
        1,
        "x",
        "quick",
        "t",
        arm,
        new LinkedHashMap<>(),
        1,
        new LinkedHashMap<>(),
        RunStatus.FINISHED,
        Measures.none().with("accuracy" + HOSTILE, accuracy),
        1,
        Instant.EPOCH,
        Optional.empty(),
        folder);
  }

  @Test
  void twoRunsAreATableOfWhatDiffers() {
    RunDiff diff = RunDiff.of(run("a", 0.5), run("b", 0.75));
    Bundle bundle = Bundle.of(diff).orElseThrow();
    String html = bundle.byType().get(Bundle.HTML);
    assertTrue(html.startsWith("<p>What was recorded agrees (0 rows); the outcome differs"), html);
    assertTrue(html.contains(">0.75</td>"), html);
    assertFalse(html.contains(HOSTILE) || html.contains("seed"), html);
    String text = bundle.byType().get(Bundle.TEXT);
    assertTrue(text.contains("The configuration differs: arm (a against b)."), text);
    String same =
        Bundle.of(RunDiff.of(run("a", 1), run("a", 1))).orElseThrow().byType().get(Bundle.TEXT);
    assertTrue(same.contains("metrics.csv is missing on both sides."), same);
  }
}
