package lectern.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import lectern.experiment.ExperimentSpec;
import org.junit.jupiter.api.Test;

/// The project's own experiment files.
class ProjectTest {
  @Test
  void everyExperimentIsReadAndPlanned() {
    Lab lab = Lab.open();
    List<ExperimentSpec> experiments = lab.experiments();
    assertFalse(experiments.isEmpty());
    for (ExperimentSpec spec : experiments) {
      Plan plan = lab.experiment(spec.id());
      assertEquals(spec, plan.spec());
      assertFalse(plan.plan().runs().isEmpty());
    }
  }
}
