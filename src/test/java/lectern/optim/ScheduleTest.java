package lectern.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import lectern.optim.Schedule.Constant;
import lectern.optim.Schedule.CosineWithWarmup;
import lectern.optim.Schedule.Linear;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final double EXACT = 1e-15;

  @Test
  void aConstantNeverChanges() {
    assertEquals(0.3, new Constant(0.3).rate(1));
    assertEquals(0.3, new Constant(0.3).rate(1_000_000));
  }

  @Test
  void aWarmupRisesInAStraightLineToThePeak() {
    for (Schedule schedule :
        new Schedule[] {new Linear(0.8, 0, 3, 7), new CosineWithWarmup(0.8, 0, 3, 7)}) {
      assertEquals(0.2, schedule.rate(1), EXACT);
      assertEquals(0.4, schedule.rate(2), EXACT);
      assertEquals(0.6, schedule.rate(3), EXACT);
      assertEquals(0.8, schedule.rate(4), EXACT);
    }
  }

  @Test
  void aLineReachesItsEndJustAfterTheLastStep() {
    Schedule schedule = new Linear(0.8, 0.4, 3, 7);
    assertEquals(0.7, schedule.rate(5), EXACT);
    assertEquals(0.5, schedule.rate(7), EXACT);
    assertEquals(0.4, schedule.rate(8), EXACT);
    assertEquals(0.4, schedule.rate(100), EXACT);
  }

  @Test
  void aCosineIsHalfWayDownInTheMiddle() {
    Schedule schedule = new CosineWithWarmup(1, 0.2, 0, 6);
    assertEquals(1, schedule.rate(1), EXACT);
    assertEquals(0.8, schedule.rate(1 + 2), 1e-12); // cos 60° = 1/2
    assertEquals(0.6, schedule.rate(1 + 3), EXACT);
    assertEquals(0.4, schedule.rate(1 + 4), 1e-12);
    assertEquals(0.2, schedule.rate(7), EXACT);
    assertEquals(0.2, schedule.rate(8), EXACT);
  }

  @Test
  void goesDownAsPyTorchDoes() throws IOException {
    JsonNode golden = OptimizerGoldenTest.golden();
    Schedule cosine = new CosineWithWarmup(0.05, 0.005, 5, 18);
    Schedule linear = new Linear(0.05, 0.005, 5, 18);
    for (int i = 0; i < 13; i++) {
      assertEquals(golden.path("cosine").path(i).doubleValue(), cosine.rate(6 + i), 1e-12);
      assertEquals(golden.path("linear").path(i).doubleValue(), linear.rate(6 + i), 1e-12);
    }
  }

  @Test
  void impossibleSchedulesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Constant(0));
    assertThrows(IllegalArgumentException.class, () -> new Constant(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Linear(-1, 0, 0, 5));
    assertThrows(IllegalArgumentException.class, () -> new Linear(1, -1, 0, 5));
    assertThrows(IllegalArgumentException.class, () -> new Linear(1, 0, 5, 5));
    assertThrows(IllegalArgumentException.class, () -> new CosineWithWarmup(1, 0, -1, 5));
    assertThrows(IllegalArgumentException.class, () -> new Constant(1).rate(0));
  }
}
