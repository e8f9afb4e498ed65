package lectern.dl4j;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import lectern.InputException;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/// ND4J's native library, loaded when first needed: that takes seconds, the first time on a machine
/// more, as it is unpacked.
final class NativeBackend {
  private static final String[] CHATTY = {"org.nd4j", "org.deeplearning4j", "org.bytedeco"};
  private static boolean loaded;

  private NativeBackend() {}

  /// Makes the library ready for the calling thread.
  ///
  /// It computes on this thread alone: what we replicate is far too small to share, and a team of
  /// OpenMP threads that wait by spinning made a fit of half a second take half a minute on a busy
  /// machine. OpenMP keeps the size of the team for each calling thread, hence every time.
  ///
  /// @throws InputException if this machine cannot load it
  static void ready() {
    load();
    useThisThreadAlone();
  }

  /// As {@link #ready}, without holding up who wants to stop. The library loads on a thread of its
  /// own: an interrupt in the midst of it would leave DL4J unusable until this process ends.
  ///
  /// @throws InterruptedException if this thread is interrupted; loading goes on
  static void await() throws InterruptedException {
    FutureTask<Void> loading = new FutureTask<>(NativeBackend::load, null);
    Thread.ofPlatform().daemon().name("nd4j-loading").start(loading);
    try {
      loading.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InputException told
          ? told
          : new IllegalStateException("ND4J could not be loaded", e.getCause());
    }
    useThisThreadAlone();
  }

  private static void useThisThreadAlone() {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
  }

  private static synchronized void load() {
    if (loaded) {
      return;
    }
    setUnlessGiven("org.nd4j.log.initialization", "false");
    for (String logger : CHATTY) {
      setUnlessGiven("org.slf4j.simpleLogger.log." + logger, "warn");
    }
    explaining(() -> Nd4j.getEnvironment().setMaxThreads(1));
    loaded = true;
  }

  /// Runs what loads the library and says in a sentence why it fails.
  static void explaining(Runnable loading) {
    try {
      loading.run();
    } catch (LinkageError | RuntimeException failure) {
      throw new InputException(
          ("DL4J's native library (ND4J 1.0.0-M2.1) does not load on %s %s: %s. Rebuild on this"
                  + " machine with `mvn package`, or leave out the arms that use DL4J.")
              .formatted(
                  System.getProperty("os.name"),
                  System.getProperty("os.arch"),
                  rootOf(failure).getMessage()),
          failure);
    }
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
