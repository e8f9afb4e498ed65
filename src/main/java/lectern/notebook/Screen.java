package lectern.notebook;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.UUID;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.display.DisplayData;

/// Where a notebook's values appear: the front end of the kernel that runs us, or a terminal.
interface Screen {
  /// Shows something.
  ///
  /// @return a name by which {@link #update} can replace it
  String show(Bundle bundle);

  /// Replaces something shown before.
  void update(String name, Bundle bundle);

  /// Whether {@link #update} really replaces; else it would print again.
  boolean updates();

  /// The screen of this process.
  static Screen here() {
    if (KernelMain.running()) {
      return new Rapaio();
    }
    return Foreign.find(Thread.currentThread().getContextClassLoader())
        .map(Screen.class::cast)
        .orElseGet(() -> new Terminal(System.out));
  }

  /// rapaio-jupyter-kernel, started by {@link KernelMain}.
  final class Rapaio implements Screen {
    @Override
    public String show(Bundle bundle) {
      String name = UUID.randomUUID().toString();
      MainApp.kernel.display(data(bundle, name));
      return name;
    }

    @Override
    public void update(String name, Bundle bundle) {
      MainApp.kernel.updateDisplay(data(bundle, name));
    }

    @Override
    public boolean updates() {
      return true;
    }

    private static DisplayData data(Bundle bundle, String name) {
      DisplayData data = RapaioDisplay.data(bundle);
      data.setDisplayId(name);
      return data;
    }
  }

  /// IJava or JJava, found by name: their jars are on the class path only inside them.
  ///
  /// @param kernel what their `getKernelInstance` answers
  /// @param data the class of their display data
  record Foreign(Object kernel, Class<?> data) implements Screen {
    private static final String[][] KERNELS = {
      {
        "io.github.spencerpark.ijava.IJava",
        "io.github.spencerpark.jupyter.kernel.display.DisplayData"
      },
      {"org.dflib.jjava.JJava", "org.dflib.jjava.jupyter.kernel.display.DisplayData"},
      {"org.dflib.jjava.kernel.JJava", "org.dflib.jjava.jupyter.kernel.display.DisplayData"},
    };

    static java.util.Optional<Foreign> find(ClassLoader loader) {
      for (String[] names : KERNELS) {
        try {
          Object kernel =
              Class.forName(names[0], true, loader).getMethod("getKernelInstance").invoke(null);
          if (kernel != null) {
            return java.util.Optional.of(
                new Foreign(kernel, Class.forName(names[1], true, loader)));
          }
        } catch (ReflectiveOperationException e) {
          // another kernel, or none
        }
      }
      return java.util.Optional.empty();
    }

    @Override
    public String show(Bundle bundle) {
      String name = UUID.randomUUID().toString();
      Object shown = data(bundle, name);
      call(kernel, "display", data, shown);
      return name;
    }

    /// Their kernels send no updates of their own accord; what is shown stays.
    @Override
    public void update(String name, Bundle bundle) {
      show(bundle);
    }

    @Override
    public boolean updates() {
      return false;
    }

    private Object data(Bundle bundle, String name) {
      try {
        Object made = data.getConstructor().newInstance();
        bundle
            .byType()
            .forEach((type, content) -> {
              try {
                data.getMethod("putData", String.class, Object.class).invoke(made, type, content);
              } catch (ReflectiveOperationException e) {
                throw unlike(e);
              }
            });
        call(made, "setDisplayId", String.class, name);
        return made;
      } catch (ReflectiveOperationException e) {
        throw unlike(e);
      }
    }

    private static void call(Object target, String name, Class<?> type, Object argument) {
      try {
        Method method = target.getClass().getMethod(name, type);
        method.invoke(target, argument);
      } catch (InvocationTargetException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : unlike(e);
      } catch (ReflectiveOperationException e) {
        throw unlike(e);
      }
    }

    private static IllegalStateException unlike(Exception cause) {
      return new IllegalStateException("this kernel's display is unlike those known here", cause);
    }
  }

  /// A terminal, plain JShell or a log file: text, a line or a block each time.
  ///
  /// @param out where it is printed
  record Terminal(PrintStream out) implements Screen {
    @Override
    public String show(Bundle bundle) {
      out.println(bundle.byType().get(Bundle.TEXT));
      return "";
    }

    @Override
    public void update(String name, Bundle bundle) {
      show(bundle);
    }

    @Override
    public boolean updates() {
      return false;
    }
  }
}
