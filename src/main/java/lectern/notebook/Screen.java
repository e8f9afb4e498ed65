package lectern.notebook;

import java.io.PrintStream;
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
    return ForeignKernel.find(Thread.currentThread().getContextClassLoader())
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
