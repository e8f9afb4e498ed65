package lectern.notebook;

import java.util.Locale;
import lectern.experiment.Study;
import lectern.lab.Plan;
import lectern.sweep.StudyListener;

/// What a notebook's first cell brings in.
///
/// ```java
/// import static lectern.notebook.Notebook.*;
///
/// Lab lab = Lab.open();
/// Study study = run(lab.experiment("xor").profile(profile()));
/// show(study.summary());
/// ```
public final class Notebook {
  /// The environment variable that names the profile notebooks run under.
  public static final String PROFILE = "LECTERN_PROFILE";

  private Notebook() {}

  /// The profile asked for by {@link #PROFILE}; `quick` if none is.
  public static String profile() {
    String asked = System.getenv(PROFILE);
    return asked == null || asked.isBlank() ? "quick" : asked.strip().toLowerCase(Locale.ROOT);
  }

  /// Runs an experiment with a live chart and a progress line.
  ///
  /// @throws InterruptedException if the user asked to stop; runs that ended are kept
  public static Study run(Plan plan) throws InterruptedException {
    LiveStudy live = new LiveStudy();
    try {
      return plan.listener(live).run();
    } catch (InterruptedException stopped) {
      live.stop();
      InterruptedException told =
          new InterruptedException(
              "stopped; what finished is kept, and the same plan with .resume() goes on");
      told.setStackTrace(new StackTraceElement[0]); // where we waited helps no reader
      throw told;
    }
  }

  /// A listener that shows a study as it goes: one chart and one progress line, replaced in place.
  public static StudyListener live() {
    return new LiveStudy();
  }

  /// Shows a value: charts, tables, ledgers, verdicts and progress as what they are, anything else
  /// as text. In a terminal all is text.
  ///
  /// The kernels have a `display` of their own, hence the name.
  public static void show(Object value) {
    slot(value);
  }

  /// Shows a value in a place where others can replace it later.
  public static Slot slot(Object value) {
    Screen screen = Screen.here();
    return new Slot(screen, screen.show(Bundle.any(value)));
  }

  /// A place in a cell's output.
  public static final class Slot {
    private final Screen screen;
    private final String name;

    private Slot(Screen screen, String name) {
      this.screen = screen;
      this.name = name;
    }

    /// Shows another value in this place; in a terminal it is printed below.
    public void replace(Object value) {
      screen.update(name, Bundle.any(value));
    }
  }
}
