package lectern.experiment;

import java.util.OptionalInt;
import lectern.config.Settings;

/// A named size at which an experiment is run: `quick` for seconds, `full` for the record.
///
/// @param name as written
/// @param seeds absent: the experiment's
/// @param samples how many points a search draws; absent: the experiment's
/// @param overrides values by path, over `base`; a path of the grid replaces its values
public record Profile(String name, OptionalInt seeds, OptionalInt samples, Settings overrides) {
  /// The experiment as written.
  public static final Profile FULL =
      new Profile("full", OptionalInt.empty(), OptionalInt.empty(), Settings.none());
}
