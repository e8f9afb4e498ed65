package lectern.train;

/// Asked between steps whether to go on.
@FunctionalInterface
public interface Interruption {
  /// @throws InterruptedException if the user asked to stop
  void check() throws InterruptedException;
}
