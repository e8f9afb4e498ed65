package lectern.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;
import org.rapaio.jupyter.kernel.global.Global;

/// Starts the Java kernel for Jupyter: quiet, safe to start, with an interrupt that works and plain
/// results as plain text.
///
/// The kernel itself is rapaio-jupyter-kernel; what is done differently here, and the measurements
/// behind it, are in design note 0006.
public final class KernelMain {
  private static volatile boolean running;

  private KernelMain() {}

  /// Whether this process is the kernel of a notebook.
  static boolean running() {
    return running;
  }

  /// @param arguments the connection file that Jupyter wrote
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      System.err.println("Jupyter starts this with a connection file; ./lectern kernel install");
      System.exit(2);
    }
    System.setProperty("java.awt.headless", "true");
    try (var quiet = KernelMain.class.getResourceAsStream("/logging.properties")) {
      LogManager.getLogManager().readConfiguration(quiet);
    }
    // A result is shown as text; as HTML, the kernel's default, it would not be escaped.
    Global.options().display().defaultMime("text/plain");
    CellInterrupt.onSignal(MainApp.kernel);
    ConnectionProperties connection =
        Transform.fromJson(Files.readString(Path.of(arguments[0])), ConnectionProperties.class);
    running = true;
    Channels channels = KernelChannels.open(MainApp.kernel, connection);
    KernelChannels.serve(channels);
    System.exit(0); // a cell that does not stop must not keep the kernel
  }
}
