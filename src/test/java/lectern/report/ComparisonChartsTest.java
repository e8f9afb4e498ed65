package lectern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lectern.compare.Comparison;
import lectern.compare.Comparison.Options;
import lectern.compare.FakeRun;
import lectern.experiment.Goal;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonChartsTest {
  private static final Options LESS =
      Options.DEFAULT.towards(new Goal(Goal.Direction.MINIMIZE, "loss"));

  @TempDir Path folder;

  /// Three widths at two rates, lowest at 32 and 0.1; the third arm is told from the first, the
  /// second is not.
  private static List<Run> grid() {
    List<Run> runs = new ArrayList<>();
    for (String rate : List.of("0.1", "0.01")) {
      for (int width : new int[] {8, 16, 32}) {
        double base = 2 - width / 32.0 + (rate.equals("0.1") ? 0 : 0.5);
        runs.addAll(
            FakeRun.arm("net")
                .at("train.rate", rate)
                .at("model.width", width)
                .runs("loss", base, base + 0.01 * width % 0.07, base - 0.02));
      }
    }
    return runs;
  }

  @Test
  void aGridIsAHeatMapWithItsBestCell() {
    Comparison comparison = Comparison.of(grid(), LESS);
    List<Chart> maps = SettingCharts.grids(comparison, "loss");
    assertEquals(1, maps.size());
    String words = maps.getFirst().description();
    assertTrue(words.contains("2 by 3 cells"), words);
    assertTrue(words.contains("best at train.rate 0.1, model.width 32"), words);
    assertTrue(SettingCharts.settings(comparison, "loss").isEmpty(), "the map shows it all");
  }

  @Test
  void differencesSayWhatIsToldFromZero() {
    List<Run> runs = new ArrayList<>(FakeRun.arm("base").runs("loss", 1, 1.1, 0.9, 1));
    runs.addAll(FakeRun.arm("near").runs("loss", 1.1, 0.9, 1, 1));
    runs.addAll(FakeRun.arm("far").runs("loss", 3, 3.1, 2.95, 3));
    runs.add(FakeRun.arm("lost").ended(RunStatus.FAILED).run(1, Measures.none()));
    Chart chart = ComparisonCharts.differences(Comparison.of(runs, LESS), "loss").orElseThrow();
    String words = chart.description();
    assertTrue(words.contains("near 0.00 ± 0.23, not told from 0"), words);
    assertTrue(words.contains("far +2.013 ± 0.040;"), words);
    assertTrue(words.contains("lost –"), words);
  }

  @Test
  void manySettingsAreParallel() {
    List<Run> runs = new ArrayList<>();
    for (int k = 0; k < 9; k++) {
      runs.addAll(
          FakeRun.arm("a")
              .at("rate", Math.pow(10, -k / 3.0))
              .at("width", 8 * (k * 5 % 9 + 1))
              .at("cell", k % 2 == 0 ? "rnn" : "lstm")
              .runs("loss", 3 - k / 10.0));
    }
    Comparison comparison = Comparison.of(runs, LESS);
    Chart chart = SettingCharts.settings(comparison, "loss").orElseThrow();
    String words = chart.description();
    assertTrue(words.contains("9 lines over [rate, width, cell]"), words);
    assertTrue(words.contains("best 2.2 at rate = "), words);
    assertTrue(words.endsWith("cell = rnn"), words);
    String shares = SettingCharts.importance(comparison, "loss").orElseThrow().description();
    assertTrue(shares.contains("rate ") && shares.contains("what is left"), shares);
  }

  @Test
  void curvesAreMeansOverSeedsOfWhatWasRecorded() throws IOException {
    List<Run> runs = new ArrayList<>();
    for (int seed = 1; seed <= 2; seed++) {
      Path of = Files.createDirectories(folder.resolve("run" + seed));
      Files.writeString(
          of.resolve("metrics.csv"),
          "step,metric,value\n1,train.loss,%d\n2,train.loss,%d\n".formatted(2 + seed, seed));
      runs.add(FakeRun.arm("a").in(of).run(seed, Measures.none().with("loss", seed)));
    }
    List<Chart> charts = ComparisonCharts.of(Comparison.of(runs, LESS));
    assertEquals(1, charts.size());
    String words = charts.getFirst().description();
    assertTrue(words.contains("a ends at 1.5"), words);
    assertEquals(
        List.of("1-training-loss-over-training-steps.svg"),
        ComparisonCharts.save(Comparison.of(runs, LESS), folder.resolve("charts")).stream()
            .map(file -> file.getFileName().toString())
            .toList());
    assertTrue(ComparisonCharts.curves(Comparison.of(runs), "nothing").isEmpty());
  }

  @Test
  void theSameRunsGiveTheSameBytes() {
    List<Chart> first = ComparisonCharts.of(Comparison.of(grid(), LESS));
    List<Chart> second = ComparisonCharts.of(Comparison.of(grid(), LESS));
    assertEquals(3, first.size());
    for (int i = 0; i < first.size(); i++) {
      assertEquals(first.get(i).svg(), second.get(i).svg());
    }
  }

  @Test
  void oneRunHasNoPictures() {
    assertTrue(ComparisonCharts.of(Comparison.of(FakeRun.arm("a").runs("loss", 1))).isEmpty());
  }

  @Test
  void misuseIsRefusedAndNothingIsDrawnAsNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> HeatMapChart.of("T", List.of("a"), List.of("b"), new double[][] {{1, 2}}));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ParallelCoordinatesChart.of("T", "loss", new double[] {1})
                .axis("x", List.of("1", "2")));
    double[][] none = {{Double.NaN}};
    assertTrue(HeatMapChart.of("T", List.of("a"), List.of("b"), none).draw().png().length > 100);
    assertTrue(ForestChart.titled("T").draw().png().length > 100);
    assertTrue(
        ForestChart.titled("T")
            .apart("x", Double.NaN, Interval.NONE)
            .draw()
            .svg()
            .contains("<svg"));
    assertTrue(ParallelCoordinatesChart.of("T", "m", new double[0]).draw().png().length > 100);
    assertFalse(ShareChart.titled("T").bar("a", Double.NaN).draw().description().contains("NaN"));
  }

  @Test
  void ticksAreRound() {
    assertEquals(
        List.of(0.0, 0.2, 0.4),
        new Scale(-0.1, 0.5, Axis.Scale.LINEAR, 0, 100)
            .ticks(3).stream().map(tick -> Math.rint(tick * 1e9) / 1e9).toList());
    assertEquals(
        List.of(1e-4, 1e-3, 1e-2), new Scale(5e-5, 0.02, Axis.Scale.LOGARITHMIC, 0, 100).ticks(4));
    assertEquals(50, new Scale(1, 100, Axis.Scale.LOGARITHMIC, 0, 100).pixel(10), 1e-12);
  }
}
