package lectern.experiment;

import java.util.OptionalInt;
import lectern.config.Settings;

/// What is chosen when an experiment is run.
///
/// @param profile one of the experiment's profiles
/// @param overrides values by path, over everything else
/// @param seeds absent: the profile's
public record Choice(String profile, Settings overrides, OptionalInt seeds) {
  /// A profile as the file has it.
  public static Choice of(String profile) {
    return new Choice(profile, Settings.none(), OptionalInt.empty());
  }
}
