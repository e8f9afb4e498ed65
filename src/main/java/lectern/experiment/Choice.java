package lectern.experiment;

import java.util.OptionalInt;
import lectern.config.Settings;

/// What is chosen when an experiment is run.
///
/// @param profile one of the experiment's profiles
/// @param overrides values by path, over everything else
/// @param seeds absent: the profile's
/// @param sweep what is tried beside what the file says
public record Choice(String profile, Settings overrides, OptionalInt seeds, Sweep sweep) {
  /// What the file says is tried, and nothing else.
  public Choice(String profile, Settings overrides, OptionalInt seeds) {
    this(profile, overrides, seeds, Sweep.NONE);
  }

  /// A profile as the file has it.
  public static Choice of(String profile) {
    return new Choice(profile, Settings.none(), OptionalInt.empty());
  }

  /// This under another profile.
  public Choice withProfile(String name) {
    return new Choice(name, overrides, seeds, sweep);
  }

  /// This with other values set by hand.
  public Choice withOverrides(Settings others) {
    return new Choice(profile, others, seeds, sweep);
  }

  /// This with so many seeds.
  public Choice withSeeds(int count) {
    return new Choice(profile, overrides, OptionalInt.of(count), sweep);
  }

  /// This with another sweep.
  public Choice withSweep(Sweep other) {
    return new Choice(profile, overrides, seeds, other);
  }

  /// Whether it means the runs that the file means, so that the outcome can stand for the file's.
  public boolean isAsFiled() {
    return overrides.byPath().isEmpty() && seeds.isEmpty() && sweep.changesNothing();
  }
}
