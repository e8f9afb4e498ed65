package lectern.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// While open, Ctrl-C (and SIGTERM) interrupts this thread and lets it put its runs in order before
/// the process ends.
///
/// ```java
/// try (var _ = Interruption.ofThisThread()) {
///   ...
/// }
/// ```
final class Interruption implements AutoCloseable {
  /// How long a run may take to reach its next safe point: a person who pressed Ctrl-C wants the
  /// prompt back. A run that is killed instead is resumed from its last checkpoint all the same.
  private static final long PATIENCE_MILLIS = 1200;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread worker) {
    hook =
        new Thread(
            () -> {
              worker.interrupt();
              try {
                boolean inOrder = finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (!inOrder) {
                  System.err.println("lectern: stopped at once; what was saved is kept.");
                }
              } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
              }
            },
            "interruption");
  }

  static Interruption ofThisThread() {
    Interruption guard = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is what brought us here; it has been told.
    }
  }
}
