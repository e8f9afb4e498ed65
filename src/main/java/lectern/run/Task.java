package lectern.run;

import java.util.Set;

/// A kind of work that experiments configure: what `task:` names in an experiment file.
///
/// One run of a task is a function of its configuration and its context's random stream alone: the
/// same two give the same measures, bit for bit, on any machine and number of threads.
///
/// @param <C> the task's configuration: a record of records, validated in their compact
///   constructors; its component names are the paths of the experiment file (`model.hidden`)
public interface Task<C extends Record> {
  /// The name used in experiment files, in lower-case words joined by hyphens.
  String name();

  /// The configuration's type. `base:` of the experiment file is bound to it; every component
  /// without a default must be given.
  Class<C> configuration();

  /// The measures it reports, by name; where given, a misspelt measure in an experiment file is an
  /// error before anything runs. Empty: they depend on the configuration.
  default Set<String> measures() {
    return Set.of();
  }

  /// Does the work.
  ///
  /// @return what was measured at the end
  /// @throws InterruptedException if the user asked to stop; what was recorded so far is kept
  Measures run(C configuration, RunContext context) throws InterruptedException;
}
