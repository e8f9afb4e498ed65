package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import lectern.experiment.StudyPlan;
import lectern.lab.Lab;
import lectern.report.Products;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunPlan;
import lectern.run.RunStatus;
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
    assertTrue(progress.contains("stopped; 0 of 8 runs ended and are kept"), progress);
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

  /// Ten settings by two seeds, in any order of arrival.
  @Test
  void ofManyVariantsTheBestAreDrawnAndTheBestIsNamedWhateverTheOrder() throws Exception {
    StudyPlan plan =
        lab.experiment("products")
            .profile("quick")
            .arms("two")
            .grid("gap", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
            .goal("minimize product")
            .seeds(2)
            .plan();
    List<RunPlan> runs = new ArrayList<>(plan.runs());
    assertEquals(20, runs.size());
    LiveCurves forwards = curves(plan, runs);
    Collections.reverse(runs);
    LiveCurves backwards = curves(plan, runs);
    assertEquals(
        "two, gap = 1: product 1.050, 2 seeds", forwards.best().orElseThrow()); // 1.0 and 1.1
    assertEquals(forwards.best(), backwards.best());
    assertEquals(10, forwards.lines());
    assertArrayEquals(forwards.chart().png(), backwards.chart().png());
    String words = forwards.chart().description();
    assertTrue(words.contains("two, gap = 7 ends at"), words);
    assertFalse(words.contains("gap = 8"), words);
  }

  @Test
  void withoutAChartOfItsOwnTheGoalsMeasureIsDrawnAsSoonAsItIsRecorded() throws Exception {
    StudyPlan plan = lab.experiment("products").profile("quick").goal("minimize product").plan();
    RunPlan run = plan.runs().getFirst();
    LiveCurves curves = new LiveCurves(plan.spec(), plan.runs(), "");
    assertEquals(Optional.of(2.0), curves.recorded(run, 1, Measures.none().with("train.loss", 2)));
    assertEquals("train.loss", curves.metric());
    assertEquals(Optional.of(5.0), curves.recorded(run, 2, Measures.none().with("product", 5)));
    assertEquals("product", curves.metric());
    assertEquals(Optional.empty(), curves.recorded(run, 3, Measures.none().with("train.loss", 1)));
    assertTrue(curves.chart().description().contains("ends at 5"), "nothing of the loss is left");
  }

  private static LiveCurves curves(StudyPlan plan, List<RunPlan> order) {
    LiveCurves curves = new LiveCurves(plan.spec(), plan.runs(), "train.loss");
    for (RunPlan run : order) {
      double gap = Double.parseDouble(run.grid().get("gap"));
      double product = gap + (run.seed() - 1) * 0.1;
      curves.recorded(run, 1, Measures.none().with("train.loss", product / 3));
      curves.recorded(run, 2, Measures.none().with("train.loss", product / 7));
      curves.ended(run, outcome(run, product));
    }
    return curves;
  }

  private static Run outcome(RunPlan run, double product) {
    return new Run(
        "id",
        "study",
        20,
        run.experiment(),
        run.profile(),
        run.task(),
        run.arm(),
        run.grid(),
        run.seed(),
        new LinkedHashMap<>(),
        RunStatus.FINISHED,
        Measures.none().with("product", product),
        1,
        Instant.EPOCH,
        Optional.empty(),
        Path.of("."));
  }
}
