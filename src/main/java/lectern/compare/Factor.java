package lectern.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import lectern.run.Run;

/// Something that differs between runs other than the seed: the arm, a path of the configuration,
/// or, where several were thrown together, experiment, profile or study.
///
/// @param name `arm`, `experiment`, `profile`, `study` or a path such as `train.rate`
/// @param values its different values, in order of first appearance
public record Factor(String name, List<String> values) {
  /// What tells runs apart beside their configuration.
  static final List<String> ORIGINS = List.of("arm", "experiment", "profile", "study");

  /// The value of a run that has no such path.
  static final String NONE = "none";

  public Factor {
    values = List.copyOf(values);
  }

  /// Its value in a run; `none` where the run has no such path.
  public String of(Run run) {
    return of(name, run);
  }

  /// Whether every value is a finite number.
  public boolean numeric() {
    return values.stream().allMatch(value -> Double.isFinite(number(value)));
  }

  /// A value as a number; NaN if it is none.
  public static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /// Each value as a reader wants it: a sampled number to four figures, where these still tell it
  /// from the factor's others.
  public Map<String, String> shown() {
    Map<String, String> rounded = new LinkedHashMap<>();
    Map<String, Integer> takers = new HashMap<>();
    for (String value : values) {
      double number = ORIGINS.contains(name) ? Double.NaN : number(value);
      String text = Double.isFinite(number) ? Rounded.number(number) : value;
      rounded.put(value, text);
      takers.merge(text, 1, Integer::sum);
    }
    rounded.replaceAll(
        (value, text) -> text.length() < value.length() && takers.get(text) == 1 ? text : value);
    return rounded;
  }

  static String of(String name, Run run) {
    return switch (name) {
      case "arm" -> run.arm();
      case "experiment" -> run.experiment();
      case "profile" -> run.profile();
      case "study" -> run.study();
      default -> run.configuration().getOrDefault(name, run.grid().getOrDefault(name, NONE));
    };
  }

  static Factor among(List<Run> runs, String name) {
    SequencedSet<String> values = new LinkedHashSet<>();
    runs.forEach(run -> values.add(of(name, run)));
    return new Factor(name, List.copyOf(values));
  }

  /// Every name that may be asked for: origins, then paths.
  static List<String> names(List<Run> runs) {
    Set<String> names = new LinkedHashSet<>(ORIGINS);
    runs.forEach(run -> names.addAll(run.grid().keySet()));
    runs.forEach(run -> names.addAll(run.configuration().keySet()));
    return List.copyOf(names);
  }

  /// What was varied: the arm, what a grid or a search set, and paths that differ within an arm.
  /// What an arm alone decides is that arm's doing; of two paths that always change together, and
  /// that no grid or search set, the first speaks for both.
  ///
  /// @return without `profile` and `study`, which set nothing by themselves
  static List<Factor> varied(List<Run> runs) {
    Predicate<String> sets = name -> !name.equals("profile") && !name.equals("study");
    List<Factor> varied = new ArrayList<>();
    Set<List<Integer>> patterns = new LinkedHashSet<>();
    Set<String> searched = new LinkedHashSet<>();
    runs.forEach(run -> searched.addAll(run.grid().keySet()));
    for (String name : names(runs).stream().filter(sets).toList()) {
      Factor factor = among(runs, name);
      if (factor.values.size() < 2 || !ORIGINS.contains(name) && decidedByArm(runs, name)) {
        continue;
      }
      boolean news = patterns.add(factor.pattern(runs));
      if (news || searched.contains(name)) {
        varied.add(factor);
      }
    }
    return List.copyOf(varied);
  }

  private static boolean decidedByArm(List<Run> runs, String name) {
    Map<List<String>, String> values = new LinkedHashMap<>();
    for (Run run : runs) {
      String value = of(name, run);
      String before = values.putIfAbsent(List.of(run.experiment(), run.arm()), value);
      if (before != null && !before.equals(value)) {
        return false;
      }
    }
    return values.size() > 1; // with a single arm there is nothing that it could decide
  }

  private List<Integer> pattern(List<Run> runs) {
    return runs.stream().map(run -> values.indexOf(of(run))).toList();
  }
}
