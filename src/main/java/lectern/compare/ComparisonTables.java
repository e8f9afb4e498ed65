package lectern.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lectern.experiment.Goal;
import lectern.statistics.Interval;
import lectern.statistics.VarianceExplained;
import lectern.statistics.VarianceExplained.Source;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// The tables of a comparison.
final class ComparisonTables {
  private ComparisonTables() {}

  static Table told(Comparison comparison, List<String> measures) {
    StringColumn measure = StringColumn.create("measure");
    StringColumn variant = StringColumn.create("variant");
    IntColumn n = IntColumn.create("n");
    StringColumn mean = StringColumn.create("mean ± 95 %");
    StringColumn sd = StringColumn.create("sd");
    StringColumn difference = StringColumn.create("difference");
    StringColumn p = StringColumn.create("p (Holm)");
    StringColumn g = StringColumn.create("g");
    StringColumn test = StringColumn.create("test");
    StringColumn verdict = StringColumn.create("verdict");
    StringColumn lost = StringColumn.create("not counted");
    for (String name : measures) {
      for (Standing standing : comparison.standings(name)) {
        measure.append(name);
        variant.append(standing.variant().label());
        n.append(standing.sample().n());
        mean.append(Rounded.estimate(standing.sample().mean(), standing.sample().interval()));
        sd.append(Rounded.figures(standing.sample().sd(), 2));
        Optional<Difference> other = standing.difference();
        difference.append(
            other
                .map(each -> Rounded.change(each.mean(), each.interval()))
                .orElse(comparison.isBaseline(standing.variant()) ? "baseline" : ""));
        p.append(other.map(each -> Rounded.p(each.adjusted())).orElse(""));
        g.append(other.map(each -> Rounded.figures(each.effect(), 2)).orElse(""));
        test.append(other.map(ComparisonTables::test).orElse(""));
        verdict.append(
            other.map(each -> verdict(standing, each, comparison.goal(name))).orElse(""));
        lost.append(lost(standing));
      }
    }
    Table table = Table.create("comparison with " + comparison.baseline());
    if (measures.size() > 1) {
      table.addColumns(measure);
    }
    table.addColumns(variant, n, mean, sd);
    if (comparison.variants().size() > 1) {
      table.addColumns(difference, p, g, test, verdict);
    }
    return lost.asList().stream().allMatch(String::isEmpty) ? table : table.addColumns(lost);
  }

  /// `paired 5`, `Welch`.
  private static String test(Difference difference) {
    return switch (difference.test()) {
      case PAIRED -> "paired " + difference.pairs();
      case WELCH -> "Welch";
      case NONE -> "";
    };
  }

  private static String verdict(Standing standing, Difference difference, Optional<Goal> goal) {
    if (!Double.isFinite(difference.mean())) {
      return "";
    }
    int seeds =
        difference.test() == Difference.Test.PAIRED ? difference.pairs() : standing.sample().n();
    if (seeds < Difference.FEWEST_SEEDS) {
      return "too few";
    }
    if (!difference.told()) {
      return difference.mean() == 0 && difference.interval().low() == 0 ? "equal" : "inconclusive";
    }
    boolean higher = difference.mean() > 0;
    return goal.map(
            each -> higher == (each.direction() == Goal.Direction.MAXIMIZE) ? "better" : "worse")
        .orElse(higher ? "higher" : "lower");
  }

  private static String lost(Standing standing) {
    String unfinished = standing.variant().unfinished();
    String odd = standing.notFinite() > 0 ? standing.notFinite() + " not finite" : "";
    String none = standing.without() > 0 ? standing.without() + " not measured" : "";
    return String.join(
        ", ", List.of(unfinished, odd, none).stream().filter(text -> !text.isEmpty()).toList());
  }

  static Table figures(Comparison comparison) {
    StringColumn measure = StringColumn.create("measure");
    StringColumn variant = StringColumn.create("variant");
    IntColumn runs = IntColumn.create("runs");
    IntColumn n = IntColumn.create("n");
    DoubleColumn mean = DoubleColumn.create("mean");
    DoubleColumn sd = DoubleColumn.create("sd");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    StringColumn baseline = StringColumn.create("baseline");
    StringColumn test = StringColumn.create("test");
    IntColumn pairs = IntColumn.create("pairs");
    DoubleColumn difference = DoubleColumn.create("difference");
    DoubleColumn differenceLow = DoubleColumn.create("difference.low");
    DoubleColumn differenceHigh = DoubleColumn.create("difference.high");
    DoubleColumn p = DoubleColumn.create("p");
    DoubleColumn holm = DoubleColumn.create("p.holm");
    DoubleColumn g = DoubleColumn.create("g");
    DoubleColumn detectable = DoubleColumn.create("detectable");
    IntColumn needed = IntColumn.create("seeds.needed");
    for (Standing standing : comparison.standings()) {
      measure.append(standing.measure());
      variant.append(standing.variant().label());
      runs.append(standing.variant().runs().size());
      n.append(standing.sample().n());
      mean.append(standing.sample().mean());
      sd.append(standing.sample().sd());
      low.append(standing.sample().interval().low());
      high.append(standing.sample().interval().high());
      Optional<Difference> other = standing.difference();
      baseline.append(other.map(Difference::against).orElse(""));
      test.append(other.map(each -> each.test().label()).orElse(""));
      other.ifPresentOrElse(each -> pairs.append(each.pairs()), pairs::appendMissing);
      Interval interval = other.map(Difference::interval).orElse(Interval.NONE);
      difference.append(other.map(Difference::mean).orElse(Double.NaN));
      differenceLow.append(interval.low());
      differenceHigh.append(interval.high());
      p.append(other.map(Difference::p).orElse(Double.NaN));
      holm.append(other.map(Difference::adjusted).orElse(Double.NaN));
      g.append(other.map(Difference::effect).orElse(Double.NaN));
      detectable.append(other.map(Difference::detectable).orElse(Double.NaN));
      other
          .map(Difference::needed)
          .filter(count -> count.isPresent())
          .ifPresentOrElse(count -> needed.append(count.getAsInt()), needed::appendMissing);
    }
    return Table.create("comparison with " + comparison.baseline())
        .addColumns(measure, variant, runs, n, mean, sd, low, high)
        .addColumns(baseline, test, pairs, difference, differenceLow, differenceHigh)
        .addColumns(p, holm, g, detectable, needed);
  }

  static Table importance(Comparison comparison) {
    StringColumn measure = StringColumn.create("measure");
    StringColumn setting = StringColumn.create("setting");
    IntColumn groups = IntColumn.create("groups");
    DoubleColumn share = DoubleColumn.create("share");
    for (String name : comparison.measures()) {
      Optional<VarianceExplained> explained = comparison.explained(name);
      if (explained.isEmpty() || explained.get().sources().isEmpty()) {
        continue;
      }
      List<Source> ranked =
          explained.get().sources().stream()
              .sorted(
                  Comparator.comparingDouble(
                      (Source source) -> Double.isNaN(source.share()) ? 1 : -source.share()))
              .toList();
      for (Source source : ranked) {
        measure.append(name);
        setting.append(source.name());
        groups.append(source.groups());
        share.append(source.share());
      }
      measure.append(name);
      setting.append("(left)");
      groups.appendMissing();
      share.append(explained.get().left());
    }
    return Table.create("variance explained", measure, setting, groups, share);
  }
}
