package lectern.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lectern.compare.Comparison;
import lectern.compare.Factor;
import lectern.compare.Standing;
import lectern.statistics.VarianceExplained;
import lectern.statistics.VarianceExplained.Design;
import lectern.statistics.VarianceExplained.Source;

/// What settings did, as pictures: a grid as a heat map, many settings in parallel, and which of
/// them mattered most.
public final class SettingCharts {
  private static final int MOST_LEVELS = 40;
  private static final int MOST_MAPS = 6;
  private static final int MOST_AXES = 8;
  private static final int MOST_SOURCES = 14;

  private SettingCharts() {}

  /// A heat map of the mean at each pair of values, where just two settings vary; where arms vary
  /// too, one for each arm.
  public static List<Chart> grids(Comparison comparison, String measure) {
    List<Factor> factors = comparison.tellingApart();
    if (factors.size() == 2) {
      return map(comparison, measure, factors, comparison.standings(measure), "").stream().toList();
    }
    List<Factor> settings =
        factors.stream().filter(factor -> !factor.name().equals("arm")).toList();
    if (settings.size() != 2 || factors.size() != 3) {
      return List.of();
    }
    Factor arms =
        factors.stream().filter(each -> !settings.contains(each)).findFirst().orElseThrow();
    List<Chart> maps = new ArrayList<>();
    for (String arm : arms.values().stream().limit(MOST_MAPS).toList()) {
      List<Standing> some =
          comparison.standings(measure).stream()
              .filter(each -> each.variant().value(arms).equals(arm))
              .toList();
      map(comparison, measure, settings, some, " of " + arm).ifPresent(maps::add);
    }
    return maps;
  }

  private static Optional<Chart> map(
      Comparison comparison,
      String measure,
      List<Factor> factors,
      List<Standing> standings,
      String whose) {
    boolean swap = factors.get(0).values().size() > factors.get(1).values().size();
    Factor down = factors.get(swap ? 1 : 0);
    Factor across = factors.get(swap ? 0 : 1);
    List<String> rows = ordered(down);
    List<String> columns = ordered(across);
    long cells = (long) rows.size() * columns.size();
    boolean sparse = 2L * standings.size() < cells; // a random search is no grid
    if (sparse || rows.size() > MOST_LEVELS || columns.size() > MOST_LEVELS) {
      return Optional.empty();
    }
    double[][] values = new double[rows.size()][columns.size()];
    for (double[] row : values) {
      Arrays.fill(row, Double.NaN);
    }
    for (Standing each : standings) {
      int r = rows.indexOf(each.variant().value(down));
      int c = columns.indexOf(each.variant().value(across));
      values[r][c] = each.sample().mean();
    }
    String words = StudyCharts.words(measure);
    HeatMapChart chart =
        HeatMapChart.of(
                ComparisonCharts.capital(words)
                    + whose
                    + " by "
                    + down.name()
                    + " and "
                    + across.name(),
                columns.stream().map(across.shown()::get).toList(),
                rows.stream().map(down.shown()::get).toList(),
                values)
            .named(across.name(), down.name())
            .subtitle(
                "mean over seeds" + (unframed(comparison, measure) ? "" : "; the best is framed"));
    comparison.goal(measure).ifPresent(goal -> chart.best(goal.direction()));
    return Optional.of(chart.draw());
  }

  private static boolean unframed(Comparison comparison, String measure) {
    return comparison.goal(measure).isEmpty();
  }

  private static List<String> ordered(Factor factor) {
    return factor.numeric()
        ? factor.values().stream().sorted(Comparator.comparingDouble(Factor::number)).toList()
        : factor.values();
  }

  /// Many settings at once: a line for each variant through its settings to its result.
  ///
  /// @return absent for fewer than two settings or six variants, or where a heat map shows it all
  public static Optional<Chart> settings(Comparison comparison, String measure) {
    List<Standing> standings =
        comparison.standings(measure).stream()
            .filter(each -> Double.isFinite(each.sample().mean()))
            .toList();
    List<Factor> factors = comparison.tellingApart();
    if (factors.size() < 2 || standings.size() < 6 || !grids(comparison, measure).isEmpty()) {
      return Optional.empty();
    }
    List<Factor> shown = mattering(comparison, measure, factors);
    String words = StudyCharts.words(measure);
    ParallelCoordinatesChart chart =
        ParallelCoordinatesChart.of(
            ComparisonCharts.capital(words) + " by setting",
            words,
            standings.stream().mapToDouble(each -> each.sample().mean()).toArray());
    for (Factor factor : shown) {
      chart.axis(
          factor.name(), standings.stream().map(each -> each.variant().value(factor)).toList());
    }
    comparison.goal(measure).ifPresent(goal -> chart.best(goal.direction()));
    boolean framed = comparison.goal(measure).isPresent();
    return Optional.of(
        chart
            .subtitle(
                "a line for each variant, mean over seeds, deeper for higher"
                    + (framed ? "; the best in orange" : "")
                    + ComparisonCharts.rest(
                        factors.size(), shown.size(), "the settings that explain most"))
            .draw());
  }

  private static List<Factor> mattering(
      Comparison comparison, String measure, List<Factor> factors) {
    if (factors.size() <= MOST_AXES) {
      return factors;
    }
    Map<String, Double> shares = new LinkedHashMap<>();
    comparison
        .explained(measure)
        .ifPresent(explained ->
            explained.sources().forEach(source -> shares.put(source.name(), source.ofTotal())));
    Set<Factor> kept =
        new LinkedHashSet<>(
            factors.stream()
                .sorted(
                    Comparator.comparingDouble(factor -> -shares.getOrDefault(factor.name(), 0.0)))
                .limit(MOST_AXES)
                .toList());
    return factors.stream().filter(kept::contains).toList();
  }

  /// Which setting mattered most: shares of the variance over runs.
  ///
  /// @return absent if nothing was varied but the seed, or all values are equal
  public static Optional<Chart> importance(Comparison comparison, String measure) {
    VarianceExplained explained = comparison.explained(measure).orElse(null);
    if (explained == null
        || explained.sources().stream().allMatch(source -> Double.isNaN(source.share()))) {
      return Optional.empty();
    }
    List<Source> ranked =
        explained.sources().stream()
            .filter(source -> !Double.isNaN(source.share()))
            .sorted(Comparator.comparingDouble(source -> -source.share()))
            .toList();
    List<Source> shown = ranked.stream().limit(MOST_SOURCES).toList();
    String note =
        "share of the variance over "
            + explained.n()
            + " runs, without what chance explains (ε²)"
            + (explained.design() == Design.UNBALANCED
                ? "; each setting by itself, shares may overlap"
                : "")
            + ComparisonCharts.rest(ranked.size(), shown.size(), "the largest");
    ShareChart chart =
        ShareChart.titled("What explains " + StudyCharts.words(measure)).subtitle(note);
    shown.forEach(source -> chart.bar(source.name(), source.share()));
    return Optional.of(chart.left("what is left", explained.left()).draw());
  }
}
