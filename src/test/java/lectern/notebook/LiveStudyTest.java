package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import lectern.experiment.StudyPlan;
import lectern.lab.Lab;
import lectern.report.Products;
import lectern.run.Measures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveStudyTest {
  @TempDir Path root;
  private Lab lab;

  @BeforeEach
  void open() throws Exception {
    lab = Products.lab(root);
  }

  /// Remembers what is shown where, and how often it changed.
  private static final class Recorder implements Screen {
    private final boolean updates;
    private final Map<String, Bundle> places = new LinkedHashMap<>();
    private final List<String> changes = new ArrayList<>();

    Recorder(boolean updates) {
      this.updates = updates;
    }

    @Override
    public String show(Bundle bundle) {
      String name = "place " + places.size();
      places.put(name, bundle);
      return name;
    }

    @Override
    public void update(String name, Bundle bundle) {
      places.put(name, bundle);
      changes.add(name);
    }

    @Override
    public boolean updates() {
      return updates;
    }
  }

  @Test
  void oneProgressLineAndOneChartAreReplacedInPlace() throws Exception {
    Recorder screen = new Recorder(true);
    AtomicLong clock = new AtomicLong();
    LiveStudy live = new LiveStudy(screen, () -> clock.addAndGet(LiveStudy.PAUSE.toNanos()));
    lab.experiment("products").profile("quick").threads(1).listener(live).run();
    live.close();
    assertEquals(2, screen.places.size());
    String progress = screen.places.get("place 0").byType().get(Bundle.TEXT);
    assertTrue(progress.contains("100 % 8 of 8 runs"), progress);
    String chart = screen.places.get("place 1").byType().get(Bundle.TEXT);
    assertTrue(chart.contains("Training loss over training steps"), chart);
  }

  @Test
  void updatesAreThrottled() {
    Recorder screen = new Recorder(true);
    AtomicLong clock = new AtomicLong();
    LiveStudy live = new LiveStudy(screen, clock::get);
    StudyPlan plan = lab.experiment("products").profile("quick").plan();
    live.planned(List.of(plan));
    for (int step = 1; step <= 100; step++) {
      clock.addAndGet(LiveStudy.PAUSE.toNanos() / 10);
      live.recorded(plan.runs().getFirst(), step, Measures.none().with("train.loss", 1.0 / step));
      live.progressed(plan.runs().getFirst(), step, 100);
    }
    long ofProgress = screen.changes.stream().filter("place 0"::equals).count();
    assertTrue(ofProgress <= 10, ofProgress + " updates in 10 pauses");
    assertTrue(ofProgress >= 9, ofProgress + " updates in 10 pauses");
    String progress = screen.places.get("place 0").byType().get(Bundle.TEXT);
    assertTrue(progress.contains("0 of 8 runs · train.loss 0.010 · about "), progress);
    live.close();
    progress = screen.places.get("place 0").byType().get(Bundle.TEXT);
    assertTrue(progress.contains("stopped; 0 runs ended and are kept"), progress);
  }

  @Test
  void whereNothingCanBeReplacedARunIsALine() throws Exception {
    Recorder screen = new Recorder(false);
    LiveStudy live = new LiveStudy(screen, System::nanoTime);
    lab.experiment("products").profile("quick").threads(1).listener(live).run();
    assertEquals(8, screen.places.size());
    String first = screen.places.get("place 0").byType().get(Bundle.TEXT);
    assertTrue(first.startsWith("1/8 two, gap = 5, seed 1: finished in "), first);
    assertTrue(screen.changes.isEmpty());
  }
}
