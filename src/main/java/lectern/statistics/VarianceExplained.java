package lectern.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which setting mattered most: the share of a measure's variance over runs that goes with each.
///
/// Where every combination of settings and seeds was run equally often, the shares are those of the
/// classical analysis of variance, with what two settings do together; they and what is left add up
/// to 1. Else (a random search, a grid with holes) each setting is looked at by itself, numbers cut
/// into at most four groups of like size, and shares may overlap. Runs of one point with several
/// seeds are not taken for several points there.
///
/// Shares are epsilon squared, which takes off what chance alone would explain: (SS − df · MS of
/// what the setting is held against) / total SS. Of a setting without any effect it is 0 on
/// average, so negative as often as positive; negative ones are given as 0.
///
/// Source: Fisher 1925, chapter VII; Kelley 1935 for epsilon squared, which Okada 2013 finds less
/// biased than eta and omega squared.
///
/// @param design how the settings were combined
/// @param n how many runs it rests on
/// @param sources in the order given, then interactions; none if all values are equal
/// @param left the share that no source explains; NaN if that cannot be told
public record VarianceExplained(Design design, int n, List<Source> sources, double left) {
  public VarianceExplained {
    sources = List.copyOf(sources);
  }

  /// How the settings were combined.
  public enum Design {
    /// Every combination equally often.
    BALANCED,
    /// Not so.
    UNBALANCED
  }

  /// What may explain a run's value.
  ///
  /// @param name the setting
  /// @param levels its value in each run
  public record Factor(String name, List<String> levels) {
    public Factor {
      levels = List.copyOf(levels);
    }
  }

  /// What explains a share.
  ///
  /// @param name the setting's, or of two: `rate × width`
  /// @param groups how many different values, or groups of values
  /// @param degrees of freedom
  /// @param share between 0 and 1; NaN where the runs are too few to tell it from chance
  /// @param ofTotal eta squared: its sum of squares over the total, chance included
  public record Source(String name, int groups, int degrees, double share, double ofTotal) {}

  /// Explains values by settings. A setting that has one level only explains nothing and is left
  /// out.
  ///
  /// @param settings what was varied
  /// @param seeds each run's seed, whose share is told too, but not what it does together with a
  ///   setting: that is the rest
  /// @param values one a run, finite
  public static VarianceExplained of(List<Factor> settings, Factor seeds, double[] values) {
    List<Factor> all = new ArrayList<>(settings);
    all.add(seeds);
    for (Factor factor : all) {
      if (factor.levels().size() != values.length) {
        throw new IllegalArgumentException(
            factor.name() + " has " + factor.levels().size() + " levels for " + values.length);
      }
    }
    List<Groups> varied =
        settings.stream().map(Groups::of).filter(each -> each.count() > 1).toList();
    Groups bySeed = Groups.of(seeds);
    if (values.length < 2 || Arrays.stream(values).allMatch(value -> value == values[0])) {
      return new VarianceExplained(Design.UNBALANCED, values.length, List.of(), Double.NaN);
    }
    double mean = Arrays.stream(values).sum() / values.length;
    double[] deviations = Arrays.stream(values).map(value -> value - mean).toArray();
    List<Groups> crossed = new ArrayList<>(varied);
    crossed.add(bySeed);
    return Groups.balanced(crossed, values.length)
        ? factorial(varied, bySeed, deviations)
        : marginal(settings, varied, bySeed, deviations);
  }

  private static VarianceExplained factorial(
      List<Groups> settings, Groups seeds, double[] deviations) {
    double total = squares(deviations);
    List<Part> parts = new ArrayList<>();
    settings.forEach(each -> parts.add(Part.of(each, deviations)));
    List<Part> pairs = new ArrayList<>();
    for (int a = 0; a < settings.size(); a++) {
      for (int b = a + 1; b < settings.size(); b++) {
        Groups both = settings.get(a).times(settings.get(b));
        double alone = parts.get(a).squares() + parts.get(b).squares();
        pairs.add(
            new Part(
                both.name(),
                both.count(),
                parts.get(a).degrees() * parts.get(b).degrees(),
                Math.max(0, both.between(deviations) - alone)));
      }
    }
    if (seeds.count() > 1) {
      parts.add(Part.of(seeds, deviations));
    }
    int free = deviations.length - 1 - degrees(parts);
    if (free > degrees(pairs)) { // else nothing would be left to hold them against
      parts.addAll(pairs);
      free -= degrees(pairs);
    }
    double rest = Math.max(0, total - parts.stream().mapToDouble(Part::squares).sum());
    double chance = free > 0 ? rest / free : Double.NaN;
    List<Source> sources = parts.stream().map(part -> part.source(chance, total)).toList();
    double left = Math.min(1, chance * (deviations.length - 1) / total);
    return new VarianceExplained(Design.BALANCED, deviations.length, sources, left);
  }

  private static VarianceExplained marginal(
      List<Factor> factors, List<Groups> varied, Groups seeds, double[] deviations) {
    int n = deviations.length;
    double total = squares(deviations);
    Groups points = Groups.together(varied, n);
    double amongPoints = points.between(deviations);
    // Where a setting is all there is, its points are held against the runs of one point.
    double noise = perDegree(total - amongPoints, n - points.count(), Double.NaN);
    List<Groups> settings =
        factors.stream().map(Groups::quantiles).filter(each -> each.count() > 1).toList();
    List<Source> sources = new ArrayList<>();
    for (Groups each : settings) {
      Part part = Part.of(each, deviations);
      double chance = perDegree(amongPoints - part.squares(), points.count() - each.count(), noise);
      sources.add(part.source(chance, total));
    }
    AdditiveModel model = AdditiveModel.of(settings, deviations);
    int free = points.degrees() - model.degrees();
    double chance = perDegree(amongPoints - model.explained(), free, noise);
    double left = 1 - Math.max(0, (model.explained() - model.degrees() * chance) / total);
    if (seeds.count() > 1) {
      Part part = Part.of(seeds, deviations);
      boolean crossed = Groups.balanced(List.of(points, seeds), n);
      double rest = total - part.squares() - (crossed ? amongPoints : 0);
      int degrees = n - seeds.count() - (crossed ? points.degrees() : 0);
      Source source = part.source(perDegree(rest, degrees, Double.NaN), total);
      sources.add(source);
      left -= Double.isNaN(source.share()) ? 0 : source.share();
    }
    return new VarianceExplained(Design.UNBALANCED, n, sources, Math.max(0, left));
  }

  private static double perDegree(double squares, int degrees, double otherwise) {
    return degrees > 0 ? Math.max(0, squares) / degrees : otherwise;
  }

  private record Part(String name, int groups, int degrees, double squares) {
    static Part of(Groups groups, double[] deviations) {
      return new Part(groups.name(), groups.count(), groups.degrees(), groups.between(deviations));
    }

    /// @param chance what one degree of freedom explains by chance
    Source source(double chance, double total) {
      double share = Math.max(0, (squares - degrees * chance) / total);
      return new Source(name, groups, degrees, share, squares / total);
    }
  }

  private static int degrees(List<Part> parts) {
    return parts.stream().mapToInt(Part::degrees).sum();
  }

  private static double squares(double[] deviations) {
    return Arrays.stream(deviations).map(value -> value * value).sum();
  }
}
