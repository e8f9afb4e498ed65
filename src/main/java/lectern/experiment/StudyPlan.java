package lectern.experiment;

import java.util.List;
import lectern.config.Settings;
import lectern.run.RunPlan;

/// All runs of one experiment under one profile, before they are run.
///
/// @param spec the experiment
/// @param profile the profile's name
/// @param overrides values set by hand, over everything else
/// @param runs arms × grid × seeds, in that order
public record StudyPlan(
    ExperimentSpec spec, String profile, Settings overrides, List<RunPlan> runs) {
  public StudyPlan {
    runs = List.copyOf(runs);
  }
}
