package lectern.experiment;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lectern.config.Settings;

/// A named size at which an experiment is run: `quick` for seconds, `full` for the record.
///
/// A profile may leave arms out: `quick: { arms: [linear, mlp] }`. An expectation that names such
/// an arm is not judged under it, and a claim is judged by the expectations that are left; a claim
/// of which none is left is not judged under this profile.
///
/// @param name as written
/// @param arms those that are run, of the experiment's; empty: every one
/// @param seeds absent: the experiment's
/// @param samples how many points a search draws; absent: the experiment's
/// @param overrides values by path, over `base`; a path of the grid replaces its values
public record Profile(
    String name, List<String> arms, OptionalInt seeds, OptionalInt samples, Settings overrides) {
  /// The experiment as written.
  public static final Profile FULL =
      new Profile("full", List.of(), OptionalInt.empty(), OptionalInt.empty(), Settings.none());

  public Profile {
    arms = List.copyOf(arms);
  }

  /// Whether an arm of the experiment's file is run.
  public boolean runs(String arm) {
    return arms.isEmpty() || arms.contains(arm);
  }

  /// Whether every arm that an expectation names is run.
  public boolean judges(Expectation expectation) {
    return Stream.concat(expectation.arm().stream(), expectation.against().arm().stream())
        .allMatch(this::runs);
  }

  /// Whether anything of a claim is left to judge it by.
  public boolean judges(Claim claim) {
    return claim.expect().stream().anyMatch(this::judges);
  }
}
