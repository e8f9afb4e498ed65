package lectern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import lectern.InputException;
import lectern.experiment.Goal;
import lectern.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ChartTest {
  @TempDir Path folder;

  /// Each call draws anew: the same picture has to come out twice.
  static List<Chart> every() {
    return List.of(
        lines(),
        bars(),
        points(),
        surface(),
        differences(),
        heatMap(),
        parallel(),
        shares(),
        ranking(),
        reliability(),
        paths());
  }

  static Stream<Chart> kinds() {
    return every().stream();
  }

  static Chart lines() {
    double[] steps = {5, 10, 20, 40};
    Band[] bands = {Band.of(1, 0.98), Band.of(0.9, 0.7), Band.of(0.3, 0.5), Band.of(0.13)};
    return LineChart.titled("Memory " + HtmlTest.HOSTILE)
        .x(Axis.of("gap", "symbols").logarithmic())
        .y(Axis.of("accuracy"))
        .line("rnn", steps, bands)
        .line("$lstm$\n" + HtmlTest.HOSTILE, steps, new double[] {1, Double.NaN, 0.9, 0.8})
        .floor("chance", 0.125)
        .draw();
  }

  static Chart bars() {
    return BarChart.titled("Who solves it")
        .y(Axis.of("accuracy"))
        .over("arm")
        .bar("linear", Band.of(0.5, 0.75))
        .bar(HtmlTest.HOSTILE, Band.of(1, 1))
        .bar("", Band.of(Double.NaN))
        .floor("chance", 0.5)
        .draw();
  }

  static Chart points() {
    return ScatterChart.titled("Words")
        .point("noun", 1, 2, "cat")
        .point("noun", 1.01, 2, "dog")
        .point("verb", -3, Double.NaN, "run")
        .point("verb", -3, 0.5, HtmlTest.HOSTILE)
        .draw();
  }

  static Chart surface() {
    double[] xs = {0, 0.5, 1};
    double[] ys = {0, 1};
    return SurfaceChart.of("Surface", xs, ys, new double[][] {{-1, 0.2, 1}, {1, Double.NaN, -1}})
        .boundary(0)
        .meaning("score")
        .point("class 0", 0, 0)
        .draw();
  }

  static Chart differences() {
    return ForestChart.titled("Ablation " + HtmlTest.HOSTILE)
        .apart(HtmlTest.HOSTILE, 0.3, new Interval(0.1, 0.5))
        .open("no dropout", -0.1, new Interval(-0.3, 0.1))
        .open("diverged", Double.NaN, Interval.NONE)
        .draw();
  }

  static Chart heatMap() {
    double[][] values = {{1, 2, Double.NaN}, {3, 1e3, 5}};
    return HeatMapChart.of(
            "Rate and width", List.of("8", HtmlTest.HOSTILE, ""), List.of("0.1", "0.01"), values)
        .named("width", HtmlTest.HOSTILE)
        .best(Goal.Direction.MINIMIZE)
        .draw();
  }

  static Chart parallel() {
    return ParallelCoordinatesChart.of("Search", "loss", new double[] {1, 2, Double.NaN})
        .axis("train.rate", List.of("0.001", "0.1", "0.01"))
        .axis(HtmlTest.HOSTILE, List.of("rnn", HtmlTest.HOSTILE, "lstm"))
        .best(Goal.Direction.MINIMIZE)
        .draw();
  }

  static Chart shares() {
    return ShareChart.titled("What mattered")
        .bar(HtmlTest.HOSTILE, 0.7)
        .bar("seed", Double.NaN)
        .left("what is left", 0.3)
        .draw();
  }

  static Chart ranking() {
    return RankingChart.titled("Weights " + HtmlTest.HOSTILE)
        .panel(HtmlTest.HOSTILE)
        .bar(HtmlTest.HOSTILE, 2)
        .bar("", -1)
        .panel("of none")
        .bar("unknown", Double.NaN)
        .draw();
  }

  static Chart reliability() {
    return ReliabilityChart.titled("Calibration " + HtmlTest.HOSTILE)
        .bin(0, 0.5, 0.25, 0.5, 30)
        .bin(0.5, 1, 0.75, 0.625, 10)
        .draw();
  }

  static Chart paths() {
    return PathChart.titled("Paths " + HtmlTest.HOSTILE)
        .way(HtmlTest.HOSTILE, new double[] {0, 1, Double.NaN, 2}, new double[] {0, 2, 3, 1})
        .way("of one place", new double[] {1}, new double[] {1})
        .draw();
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    List<Chart> first = every();
    List<Chart> second = every();
    for (int i = 0; i < first.size(); i++) {
      assertEquals(first.get(i).svg(), second.get(i).svg());
      assertArrayEquals(first.get(i).png(), second.get(i).png());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void isWellFormedAndKeepsHostileTextHarmless(Chart chart) throws Exception {
    String svg = chart.svg();
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertEquals("svg", document.getDocumentElement().getTagName());
    assertEquals(0, document.getElementsByTagName("script").getLength());
    assertEquals(0, document.getElementsByTagName("img").getLength());
    assertFalse(svg.contains("http://www.w3.org/Graphics"), "fetches a DTD from the network");
    assertTrue(svg.contains("viewBox=\"0 0 " + chart.width() + " " + chart.height() + "\""));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hasInkOnIt(Chart chart) {
    var image = chart.image();
    assertEquals(chart.width() * Chart.PNG_SCALE, image.getWidth());
    int inked = 0;
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        inked += (image.getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF ? 0 : 1;
      }
    }
    assertTrue(inked > 500, inked + " pixels are not white");
  }

  @Test
  void isSavedAsItsNameEnds() throws Exception {
    Chart chart = points();
    chart.save(folder.resolve("new/a.png"));
    chart.save(folder.resolve("a.svg"));
    assertEquals(1440, ImageIO.read(folder.resolve("new/a.png").toFile()).getWidth());
    assertEquals(chart.svg(), Files.readString(folder.resolve("a.svg")));
    InputException refused =
        assertThrows(InputException.class, () -> chart.save(folder.resolve("a.gif")));
    assertTrue(refused.getMessage().contains(".svg or .png"), refused.getMessage());
  }

  @Test
  void saysInWordsWhatItShows() {
    assertTrue(lines().description().contains("rnn ends at 0.13"), lines().description());
    assertTrue(lines().description().contains("chance is 0.125"));
    assertTrue(bars().description().contains("linear 0.625 ± "), bars().description());
  }

  @Test
  void drawsAnEmptyChartWhereNothingHappenedYet() {
    Chart empty = LineChart.titled("Loss").line("rnn", new double[0], new double[0]).draw();
    assertTrue(empty.svg().contains("<title>Loss</title>"));
    assertTrue(BarChart.titled("Bars").draw().png().length > 100);
    assertTrue(ScatterChart.titled("Points").draw().png().length > 100);
  }

  @Test
  void longLinesAreThinned() {
    double[] xs = new double[5000];
    double[] ys = new double[5000];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = i + 1;
      ys[i] = i % 7;
    }
    String svg = LineChart.titled("Loss").line("rnn", xs, ys).draw().svg();
    assertTrue(svg.length() < 60_000, svg.length() + " characters");
  }

  @Test
  void aTableBecomesALineForEachGroupWithItsBand() {
    Table table =
        Table.create(
            "runs",
            StringColumn.create("arm", "a", "a", "b", "a"),
            DoubleColumn.create("gap", 5, 5, 5, 10),
            DoubleColumn.create("accuracy", 1, 0.5, 0.25, 0.75));
    String words = LineChart.of("T", table, "accuracy", "gap", "arm").draw().description();
    assertTrue(words.contains("a ends at 0.75"), words);
    assertTrue(words.contains("b ends at 0.25"), words);
    assertTrue(
        BarChart.of("T", table, "accuracy", "arm").draw().description().contains("a 0.75 ± "));
    InputException missing =
        assertThrows(
            InputException.class, () -> LineChart.of("T", table, "accuracy", "width", "arm"));
    assertTrue(missing.getMessage().contains("'width'"), missing.getMessage());
  }

  @Test
  void misuseIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LineChart.titled("T").line("a", new double[] {1, 2}, new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> SurfaceChart.of("T", new double[] {0}, new double[] {0, 1}, new double[2][1]));
    List<Integer> levels = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      levels.add(Theme.series(i).getRGB());
    }
    assertEquals(7, levels.stream().distinct().count(), "colours repeat after seven");
  }
}
