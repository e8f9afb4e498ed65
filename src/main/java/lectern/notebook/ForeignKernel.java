package lectern.notebook;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The screen of IJava or JJava, found by name: their jars are on the class path only inside them.
///
/// Both descend from one library: a kernel has `display(DisplayData)` and
/// `getIO().display.updateDisplay(String, DisplayData)`.
///
/// @param kernel the one that runs
/// @param data the class of its display data
record ForeignKernel(Object kernel, Class<?> data) implements Screen {
  private static final String JJAVA = "org.dflib.jjava.jupyter.kernel.display.DisplayData";

  /// @param type has a static method that gives the kernel
  /// @param method its name
  /// @param data the class of display data
  private record Known(String type, String method, String data) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "io.github.spencerpark.ijava.IJava",
              "getKernelInstance",
              "io.github.spencerpark.jupyter.kernel.display.DisplayData"),
          new Known("org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel", JJAVA),
          new Known("org.dflib.jjava.JJava", "getKernelInstance", JJAVA));

  /// The kernel that runs this process, if it is one of these.
  static Optional<Screen> find(ClassLoader loader) {
    for (Known known : KNOWN) {
      try {
        Object kernel =
            Class.forName(known.type(), true, loader).getMethod(known.method()).invoke(null);
        if (kernel != null) {
          return Optional.of(new ForeignKernel(kernel, Class.forName(known.data(), true, loader)));
        }
      } catch (ReflectiveOperationException e) {
        // not this one, or it is there and does not run
      }
    }
    return Optional.empty();
  }

  @Override
  public String show(Bundle bundle) {
    String name = UUID.randomUUID().toString();
    attempt(() -> {
      Object shown = data(bundle, name);
      return kernel.getClass().getMethod("display", data).invoke(kernel, shown);
    });
    return name;
  }

  @Override
  public void update(String name, Bundle bundle) {
    attempt(() -> {
      Object io = kernel.getClass().getMethod("getIO").invoke(kernel);
      Field display = io.getClass().getField("display");
      return display
          .getType()
          .getMethod("updateDisplay", String.class, data)
          .invoke(display.get(io), name, data(bundle, name));
    });
  }

  @Override
  public boolean updates() {
    return true;
  }

  private Object data(Bundle bundle, String name) throws ReflectiveOperationException {
    Object made = data.getConstructor().newInstance();
    put("putData", made, bundle.byType());
    put("putMetaData", made, bundle.metadata());
    data.getMethod("setDisplayId", String.class).invoke(made, name);
    return made;
  }

  private void put(String method, Object made, Map<String, ?> values)
      throws ReflectiveOperationException {
    for (var value : values.entrySet()) {
      data.getMethod(method, String.class, Object.class)
          .invoke(made, value.getKey(), value.getValue());
    }
  }

  private interface Call {
    Object run() throws ReflectiveOperationException;
  }

  private static void attempt(Call call) {
    try {
      call.run();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the kernel could not display this", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this kernel's display is unlike those known here", e);
    }
  }
}
