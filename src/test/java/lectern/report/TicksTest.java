package lectern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void betweenWholeNumbersThereIsNothingToName() {
    Function<Double, String> labels = Ticks.labels(Axis.of("distance"), 2, 4, 5);
    assertEquals("3", labels.apply(3.0000000000000004));
    assertEquals(" ", labels.apply(2.5));
    assertEquals("2.5", Ticks.labels(Axis.of("rate"), 2, 4.5).apply(2.5));
    Function<Double, String> powers = Ticks.labels(Axis.of("width").logarithmic(), 16, 64);
    assertEquals("16", powers.apply(16.0));
    assertEquals(" ", powers.apply(20.0));
  }
}
