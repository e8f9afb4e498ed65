package lectern.task.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import lectern.run.Measures;
import lectern.run.RecordingContext;
import lectern.task.linear.WorkedExampleTask.Arithmetic;
import lectern.task.linear.WorkedExampleTask.Config;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkedExampleTaskTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Arithmetic.class)
  void everyNumberIsTheSlides(Arithmetic arithmetic) {
    Measures measures =
        new WorkedExampleTask().run(new Config(arithmetic), new RecordingContext(1, folder));
    assertEquals(
        List.of(
            "spam.score",
            "spam.sign",
            "language.score.1",
            "language.score.2",
            "language.score.3",
            "language.class",
            "language.probability.1",
            "language.probability.2",
            "language.probability.3",
            "softmax.1",
            "softmax.2",
            "softmax.3",
            "softmax.4"),
        List.copyOf(measures.values().keySet()));
    double[] byHand = {
      1.5, 1, 2, 2, 4, 3, 0.106507, 0.106507, 0.786986, 0.222484, 0.164820, 0.366813, 0.245883
    };
    int i = 0;
    for (double value : measures.values().values()) {
      assertEquals(byHand[i++], value, 1e-6);
    }
  }
}
