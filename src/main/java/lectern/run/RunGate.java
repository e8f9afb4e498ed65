package lectern.run;

import java.util.Optional;

/// Decides while a run goes on whether it is worth going on with.
///
/// A run that is to stop does so at its task's next {@link RunContext#checkInterrupted}, and is
/// then {@link RunStatus#STOPPED}; a task that ends before that has finished.
@FunctionalInterface
public interface RunGate {
  /// Lets every run go on to its end.
  RunGate OPEN = (_, _) -> Optional.empty();

  /// Asked once before the task begins, with step 0 and no values, and then after each row of
  /// metrics, on the run's thread, until it says stop.
  ///
  /// @param step training step of the row
  /// @param values the row
  /// @return why the run is to stop, in a sentence; empty to go on
  /// @throws InterruptedException if the user asked to stop while it had to wait
  Optional<String> reached(long step, Measures values) throws InterruptedException;
}
