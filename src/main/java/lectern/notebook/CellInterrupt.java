package lectern.notebook;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.rapaio.jupyter.kernel.core.RapaioKernel;
import org.rapaio.jupyter.kernel.core.java.JavaEngine;
import org.rapaio.jupyter.kernel.core.java.RapaioExecutionControl;
import org.rapaio.jupyter.kernel.core.java.RapaioExecutionControlProvider;

/// Stops the running cell when Jupyter asks for it.
///
/// First the cell's thread is interrupted: a training loop notices, keeps what it has, and the cell
/// ends with an InterruptedException of its own. A cell that does not listen within {@link
/// #PATIENCE} is abandoned, so that the notebook answers again; its thread runs on until it
/// returns.
final class CellInterrupt {
  /// How long a cell may take to stop by itself.
  static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final String CELL_THREADS = "Engine-thread-";

  private CellInterrupt() {}

  /// Handles SIGINT from now on. Does nothing where the JVM knows no such signal.
  static void onSignal(RapaioKernel kernel) {
    try {
      // sun.misc.Signal by name: javac warns of it and offers no way to accept the warning.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object stop =
          Proxy.newProxyInstance(
              CellInterrupt.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      stop(evaluations(kernel));
                      yield null;
                    }
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "stops the running cell";
                  });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), stop);
    } catch (ReflectiveOperationException e) {
      System.err.println("The interrupt button will not work here: " + e);
    }
  }

  /// Interrupts the threads of cells; abandons those evaluations that go on regardless.
  ///
  /// @param running the evaluations under way now, so that a cell begun meanwhile is left alone
  static void stop(List<Future<?>> running) {
    if (running.isEmpty()) {
      return;
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(CELL_THREADS)) {
        thread.interrupt();
      }
    }
    Thread.ofPlatform()
        .daemon()
        .name("abandon-cell")
        .start(() -> {
          try {
            Thread.sleep(PATIENCE);
          } catch (InterruptedException e) {
            return;
          }
          for (Future<?> evaluation : running) {
            evaluation.cancel(true);
          }
        });
  }

  /// What the kernel is evaluating; it offers no way to ask, so its fields are read.
  private static List<Future<?>> evaluations(RapaioKernel kernel)
      throws ReflectiveOperationException {
    JavaEngine engine = kernel.javaEngine();
    var provider =
        (RapaioExecutionControlProvider) field(JavaEngine.class, "controlProvider").get(engine);
    String id = (String) field(JavaEngine.class, "executionId").get(engine);
    RapaioExecutionControl control = provider.getRegisteredControl(id);
    List<Future<?>> found = new ArrayList<>();
    for (Object value :
        ((Map<?, ?>) field(RapaioExecutionControl.class, "running").get(control)).values()) {
      found.add((Future<?>) value);
    }
    return found;
  }

  private static Field field(Class<?> owner, String name) throws ReflectiveOperationException {
    Field field = owner.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
