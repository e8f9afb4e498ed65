package lectern.cli;

import java.util.ArrayList;
import java.util.List;
import lectern.lab.Lab;
import lectern.lab.Plan;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which experiment is run and what is changed in it, for the commands that run one.
final class PlanOptions {
  @Parameters(paramLabel = "EXPERIMENT", description = "As named by lectern list.")
  private String id;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "full",
      description = "quick (seconds) or full (as on record); default ${DEFAULT-VALUE}.")
  private String profile;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Another value for a setting; may be given many times. lectern show names the paths.")
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--seeds", paramLabel = "N", description = "How many seeds.")
  private Integer seeds;

  /// Whether the experiment is run as its file says.
  boolean changeNothing() {
    return assignments.isEmpty() && seeds == null;
  }

  /// What is to be run.
  ///
  /// @throws lectern.InputException if one of the options cannot be used
  Plan plan(Lab lab) {
    Plan plan = lab.experiment(id).profile(profile);
    for (String assignment : assignments) {
      plan = plan.set(assignment);
    }
    return seeds == null ? plan : plan.seeds(Arguments.positive("--seeds", seeds));
  }
}
