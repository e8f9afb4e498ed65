package lectern.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import lectern.compare.Comparison;
import lectern.compare.Difference;
import lectern.compare.Standing;
import lectern.compare.Variant;
import lectern.experiment.Goal;
import lectern.run.MetricRow;
import lectern.run.Run;

/// The pictures of a comparison: differences against zero, learning curves, and those of {@link
/// SettingCharts}.
public final class ComparisonCharts {
  /// More lines in one plot are not told apart.
  private static final int MOST_CURVES = 8;

  private static final int MOST_DIFFERENCES = 40;

  private ComparisonCharts() {}

  /// Every chart that has something to show, measure by measure, the curves last.
  public static List<Chart> of(Comparison comparison) {
    List<Chart> charts = new ArrayList<>();
    for (String measure : comparison.measures()) {
      differences(comparison, measure).ifPresent(charts::add);
      charts.addAll(SettingCharts.grids(comparison, measure));
      SettingCharts.settings(comparison, measure).ifPresent(charts::add);
      SettingCharts.importance(comparison, measure).ifPresent(charts::add);
    }
    for (String metric : metrics(comparison)) {
      curves(comparison, metric).ifPresent(charts::add);
    }
    return List.copyOf(charts);
  }

  /// Writes every chart into a folder, as SVG, numbered in their order.
  ///
  /// @param folder made if it is missing
  /// @return the files written
  /// @throws IOException if one cannot be written
  public static List<Path> save(Comparison comparison, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Chart chart : of(comparison)) {
      String name = (files.size() + 1) + "-" + RunCharts.fileName(chart.title()) + ".svg";
      Path file = folder.resolve(name);
      chart.save(file);
      files.add(file);
    }
    return files;
  }

  /// Differences from the baseline with their intervals, in the order of the table; of very many
  /// the furthest from zero.
  ///
  /// @return absent if there is nothing to hold against the baseline
  public static Optional<Chart> differences(Comparison comparison, String measure) {
    List<Standing> compared =
        comparison.standings(measure).stream()
            .filter(each -> each.difference().isPresent())
            .toList();
    if (compared.isEmpty()) {
      return Optional.empty();
    }
    List<Standing> shown = furthest(compared, MOST_DIFFERENCES);
    String note =
        "variant − baseline with its 95 % interval; full marks differ from 0 after Holm's correction"
            + better(comparison, measure)
            + rest(compared.size(), shown.size(), "the furthest from 0");
    ForestChart chart =
        ForestChart.titled(
                capital(StudyCharts.words(measure)) + " against " + comparison.baseline())
            .subtitle(note)
            .x(Axis.of("difference in " + StudyCharts.words(measure), StudyCharts.unit(measure)));
    for (Standing each : shown) {
      Difference difference = each.difference().orElseThrow();
      String name = each.variant().label();
      if (difference.told()) {
        chart.apart(name, difference.mean(), difference.interval());
      } else {
        chart.open(name, difference.mean(), difference.interval());
      }
    }
    return Optional.of(chart.draw());
  }

  private static List<Standing> furthest(List<Standing> all, int most) {
    Set<Standing> kept =
        new LinkedHashSet<>(
            all.stream()
                .sorted(
                    Comparator.comparingDouble(
                        each -> -finite(Math.abs(each.difference().orElseThrow().mean()))))
                .limit(most)
                .toList());
    return all.stream().filter(kept::contains).toList();
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : -1;
  }

  /// The metrics that curves are drawn of: those named like a compared measure, else validation or
  /// training loss.
  private static List<String> metrics(Comparison comparison) {
    Set<String> recorded = new LinkedHashSet<>();
    comparison.variants().stream()
        .flatMap(each -> each.finished().stream().limit(1))
        .limit(MOST_CURVES)
        .forEach(run -> recorded.addAll(overSteps(run)));
    List<String> named = comparison.measures().stream().filter(recorded::contains).toList();
    return !named.isEmpty()
        ? named
        : Stream.of("valid.loss", "train.loss").filter(recorded::contains).limit(1).toList();
  }

  private static Set<String> overSteps(Run run) {
    Set<String> once = new LinkedHashSet<>();
    Set<String> often = new LinkedHashSet<>();
    for (MetricRow row : run.metrics()) {
      if (!once.add(row.metric())) {
        often.add(row.metric());
      }
    }
    return often;
  }

  /// Learning curves: the mean of each variant's finished runs with its 95 % band; of very many
  /// variants the baseline and those that ended best.
  ///
  /// @param metric recorded over steps, such as `train.loss`
  /// @return absent if no run recorded it
  public static Optional<Chart> curves(Comparison comparison, String metric) {
    List<Variant> recorded =
        comparison.variants().stream()
            .filter(each ->
                each.finished().stream().limit(1).anyMatch(run -> overSteps(run).contains(metric)))
            .toList();
    List<Variant> shown = best(comparison, recorded);
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    String words = StudyCharts.words(metric);
    LineChart chart =
        LineChart.titled(capital(words) + " over training steps").x(Axis.of("training steps"));
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    int most = 0;
    for (Variant variant : shown) {
      TreeMap<Long, List<Double>> steps = new TreeMap<>();
      for (Run run : variant.finished()) {
        for (MetricRow row : run.metrics()) {
          if (row.metric().equals(metric)) {
            steps.computeIfAbsent(row.step(), _ -> new ArrayList<>()).add(row.value());
          }
        }
      }
      double[] xs = steps.keySet().stream().mapToDouble(Long::doubleValue).toArray();
      Band[] bands =
          steps.values().stream()
              .map(values -> Band.of(values.stream().mapToDouble(v -> v).toArray()))
              .toArray(Band[]::new);
      for (Band band : bands) {
        most = Math.max(most, band.n());
        low = Math.min(low, Double.isNaN(band.mean()) ? low : band.mean());
        high = Math.max(high, Double.isNaN(band.mean()) ? high : band.mean());
      }
      chart.line(variant.label(), xs, bands);
    }
    Axis axis = Axis.of(words, StudyCharts.unit(metric));
    boolean wide = low > 0 && high / low > 100;
    chart.y(wide ? axis.logarithmic() : axis);
    String note = most > 1 ? "mean and 95 % band over " + most + " seeds" : "one seed";
    String fewer =
        rest(
            recorded.size(),
            shown.size(),
            comparison.options().goal().isPresent()
                ? "the baseline and those that ended best"
                : "the first");
    return Optional.of(chart.subtitle(note + fewer).draw());
  }

  /// The baseline and those that ended best; without a goal the first.
  private static List<Variant> best(Comparison comparison, List<Variant> recorded) {
    String measure = comparison.measures().getFirst();
    Comparator<Standing> bestFirst =
        comparison
            .goal(measure)
            .map(goal ->
                Comparator.comparing((Standing each) -> each.sample().mean(), goal.bestFirst()))
            .orElse((_, _) -> 0);
    Set<Variant> kept = new LinkedHashSet<>();
    recorded.stream().filter(comparison::isBaseline).limit(1).forEach(kept::add);
    comparison.standings(measure).stream()
        .filter(each -> recorded.contains(each.variant()) && !kept.contains(each.variant()))
        .sorted(bestFirst)
        .limit(MOST_CURVES - (long) kept.size())
        .forEach(each -> kept.add(each.variant()));
    return recorded.stream().filter(kept::contains).toList();
  }

  private static String better(Comparison comparison, String measure) {
    return comparison
        .goal(measure)
        .map(goal ->
            goal.direction() == Goal.Direction.MINIMIZE ? "; left is better" : "; right is better")
        .orElse("");
  }

  static String rest(int all, int shown, String which) {
    return shown < all ? "; " + shown + " of " + all + ": " + which : "";
  }

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
