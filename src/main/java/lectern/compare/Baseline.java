package lectern.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import lectern.InputException;
import lectern.run.Run;
import lectern.yaml.Nearest;

/// What each variant is held against.
///
/// @param name as a reader says it: `linear`, `rate=0.1`
/// @param of the baseline of each variant; a baseline itself has none, nor has one without a
///   counterpart
record Baseline(String name, SequencedMap<Variant, Variant> of) {
  /// The first arm at the same point of the grid, or, where that leaves one without a counterpart,
  /// the first variant.
  static Baseline first(List<Variant> variants, List<Factor> factors) {
    Variant first = variants.getFirst();
    String arm = first.value(Factor.among(first.runs(), "arm"));
    List<Variant> sides =
        variants.stream().filter(each -> each.runs().getFirst().arm().equals(arm)).toList();
    if (sides.size() < variants.size()) {
      Baseline matched = matched(arm, variants, sides, factors, "arm");
      if (matched.of.size() == variants.size() - sides.size()) {
        return matched;
      }
    }
    return single(first, variants);
  }

  /// The one that is asked for: by label, by arm, or by `path=value`. Where several fit, each
  /// variant is held against the one that differs from it in nothing else.
  ///
  /// @throws InputException if none fits, naming the nearest
  static Baseline chosen(String text, List<Variant> variants, List<Factor> factors) {
    for (Variant variant : variants) {
      if (variant.label().equals(text)) {
        return single(variant, variants);
      }
    }
    String name = text.contains("=") ? text.substring(0, text.indexOf('=')).strip() : "arm";
    String value = text.substring(text.indexOf('=') + 1).strip();
    List<Run> firsts = variants.stream().map(each -> each.runs().getFirst()).toList();
    String path = path(name, firsts);
    List<Variant> sides =
        variants.stream()
            .filter(each -> same(Factor.of(path, each.runs().getFirst()), value))
            .toList();
    if (sides.isEmpty()) {
      Set<String> names = new LinkedHashSet<>();
      variants.forEach(each -> names.add(each.label()));
      firsts.forEach(run -> names.add(run.arm()));
      throw new InputException(
          "No variant is called '"
              + text
              + "'"
              + Nearest.ending(text, names)
              + " A setting is named as path=value.");
    }
    if (sides.size() == variants.size()) {
      throw new InputException(
          "Every variant has "
              + text
              + ", so there would be nothing to hold against it; choose "
              + "one of "
              + variants.stream().map(Variant::label).toList()
              + ".");
    }
    return sides.size() == 1
        ? single(sides.getFirst(), variants)
        : matched(text, variants, sides, factors, path);
  }

  /// The whole path of a name or of its end: `rate` for `train.rate`.
  private static String path(String name, List<Run> runs) {
    List<String> names = Factor.names(runs);
    List<String> ending = names.stream().filter(each -> each.endsWith("." + name)).toList();
    return names.contains(name) || ending.size() != 1 ? name : ending.getFirst();
  }

  private static boolean same(String found, String wanted) {
    return found.equals(wanted) || Factor.number(found) == Factor.number(wanted);
  }

  private static Baseline single(Variant baseline, List<Variant> variants) {
    SequencedMap<Variant, Variant> of = new LinkedHashMap<>();
    variants.stream().filter(each -> each != baseline).forEach(each -> of.put(each, baseline));
    return new Baseline(baseline.label(), of);
  }

  private static Baseline matched(
      String name, List<Variant> variants, List<Variant> sides, List<Factor> factors, String by) {
    List<Factor> others = factors.stream().filter(each -> !each.name().equals(by)).toList();
    SequencedMap<Variant, Variant> of = new LinkedHashMap<>();
    List<Variant> rest = new ArrayList<>(variants);
    rest.removeAll(sides);
    for (Variant variant : rest) {
      Optional<Variant> counterpart = counterpart(variant, sides, others);
      counterpart.ifPresent(side -> of.put(variant, side));
    }
    return new Baseline(name, of);
  }

  private static Optional<Variant> counterpart(
      Variant variant, List<Variant> sides, List<Factor> others) {
    List<Variant> fitting =
        sides.stream()
            .filter(side ->
                others.stream().allMatch(each -> variant.value(each).equals(side.value(each))))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  /// Whether several variants are baselines, each for those at its own point.
  boolean matchedByPoint() {
    return Set.copyOf(of.values()).size() > 1;
  }
}
