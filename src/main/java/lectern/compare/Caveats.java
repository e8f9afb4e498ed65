package lectern.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lectern.run.Provenance;
import lectern.run.Run;

/// What a reader should know before believing a comparison, in sentences.
final class Caveats {
  /// More sentences of one kind than this say less than a summary.
  private static final int MOST_OF_A_KIND = 4;

  private final Comparison comparison;

  Caveats(Comparison comparison) {
    this.comparison = comparison;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    unfinished(sentences);
    notBegun(sentences);
    notFinite(sentences);
    origins(sentences);
    few(sentences);
    counterparts(sentences);
    pairs(sentences);
    for (String measure : comparison.measures()) {
      constants(measure, sentences);
      power(measure, sentences);
    }
    return sentences;
  }

  private void unfinished(List<String> sentences) {
    List<Variant> lossy =
        comparison.variants().stream().filter(each -> !each.unfinished().isEmpty()).toList();
    if (lossy.isEmpty()) {
      return;
    }
    sentences.add(
        "Not every run finished, and what is left may flatter: "
            + listed(lossy.stream().map(each -> each.label() + " " + each.unfinished()).toList())
            + ".");
  }

  /// Runs that are not there at all: a study cut short, or a choice of its runs.
  private void notBegun(List<String> sentences) {
    Map<String, List<Run>> studies =
        comparison.runs().stream()
            .collect(Collectors.groupingBy(Run::study, LinkedHashMap::new, Collectors.toList()));
    List<String> partial =
        studies.entrySet().stream()
            .filter(each -> each.getValue().size() < each.getValue().getFirst().planned())
            .map(each ->
                "%d of %d runs of %s"
                    .formatted(
                        each.getValue().size(),
                        each.getValue().getFirst().planned(),
                        each.getKey()))
            .toList();
    if (!partial.isEmpty()) {
      sentences.add("Not every planned run is compared: " + listed(partial) + ".");
    }
  }

  private void notFinite(List<String> sentences) {
    List<Standing> odd =
        comparison.standings().stream().filter(each -> each.notFinite() > 0).toList();
    if (!odd.isEmpty()) {
      sentences.add(
          "A run whose measure is not a number has most likely diverged; leaving it out flatters its"
              + " variant: "
              + listed(
                  odd.stream()
                      .map(each ->
                          each.variant().label()
                              + " "
                              + each.notFinite()
                              + " of "
                              + each.variant().finished().size()
                              + " in "
                              + each.measure())
                      .toList())
              + ".");
    }
    List<Standing> without =
        comparison.standings().stream().filter(each -> each.without() > 0).toList();
    if (!without.isEmpty()) {
      sentences.add(
          "Not every finished run has every measure: "
              + listed(
                  without.stream()
                      .map(each ->
                          each.variant().label()
                              + " lacks "
                              + each.measure()
                              + " in "
                              + each.without())
                      .toList())
              + ".");
    }
  }

  /// Runs of different code, data or effort are not runs of different settings alone.
  private void origins(List<String> sentences) {
    Set<String> commits = new LinkedHashSet<>();
    Set<String> dirty = new LinkedHashSet<>(); // studies
    Set<String> data = new LinkedHashSet<>();
    Set<String> corpora = new LinkedHashSet<>();
    for (Run run : comparison.runs()) {
      Optional<Provenance> provenance = run.provenance();
      provenance.ifPresent(from -> {
        String commit = from.machine().commit();
        commits.add(commit.substring(0, Math.min(7, commit.length())));
        if (from.machine().tree().equals("dirty")) {
          dirty.add(run.study());
        }
        from.data()
            .forEach((corpus, hash) -> {
              if (data.add(corpus + hash) && !corpora.add(corpus)) {
                sentences.add(
                    "The corpus " + corpus + " is not the same in all runs (its SHA-256 differs).");
              }
            });
      });
    }
    if (commits.size() > 1) {
      sentences.add(
          "The runs are of different code, so a difference need not be the settings': commits "
              + listed(List.copyOf(commits))
              + ".");
    }
    if (!dirty.isEmpty() && comparison.runs().stream().map(Run::study).distinct().count() > 1) {
      sentences.add(
          "Code was changed without a commit, so nothing tells whether it is the same in all studies: "
              + listed(List.copyOf(dirty))
              + ".");
    }
    differing(sentences, "profiles", Run::profile);
    differing(sentences, "experiments", Run::experiment);
  }

  private void differing(List<String> sentences, String what, Function<Run, String> of) {
    List<String> values = comparison.runs().stream().map(of).distinct().toList();
    if (values.size() > 1) {
      sentences.add("The runs are of different " + what + ": " + listed(values) + ".");
    }
  }

  private void few(List<String> sentences) {
    if (comparison.variants().size() < 2) {
      sentences.add("There is a single variant, so there is nothing to hold it against.");
    }
    for (String measure : comparison.measures()) {
      List<Standing> few =
          comparison.standings(measure).stream()
              .filter(each -> each.sample().n() < Difference.FEWEST_SEEDS)
              .toList();
      if (few.size() > MOST_OF_A_KIND && few.size() == comparison.variants().size()) {
        sentences.add("Fewer than three seeds decide nothing, and no variant has more.");
        return;
      }
      if (!few.isEmpty()) {
        sentences.add(
            "Fewer than three seeds decide nothing"
                + in(measure)
                + ": "
                + listed(
                    few.stream()
                        .map(each -> each.variant().label() + " has " + each.sample().n())
                        .toList())
                + ".");
      }
    }
  }

  private void counterparts(List<String> sentences) {
    List<String> alone =
        comparison.standings(comparison.measures().getFirst()).stream()
            .filter(each -> each.difference().isEmpty() && !comparison.isBaseline(each.variant()))
            .map(each -> each.variant().label())
            .toList();
    if (!alone.isEmpty() && comparison.variants().size() > 1) {
      sentences.add(
          "No baseline agrees with these in everything else, so they are not compared: "
              + listed(alone)
              + ".");
    }
  }

  private void pairs(List<String> sentences) {
    for (String measure : comparison.measures()) {
      List<String> lacking = new ArrayList<>();
      List<String> welch = new ArrayList<>();
      for (Standing each : comparison.standings(measure)) {
        each.difference()
            .ifPresent(difference -> {
              String label = each.variant().label();
              if (difference.test() == Difference.Test.WELCH) {
                welch.add(label);
              } else if (difference.test() == Difference.Test.PAIRED
                  && difference.pairs() < most(each, difference, measure)) {
                lacking.add(label + " " + difference.pairs());
              }
            });
      }
      if (!lacking.isEmpty()) {
        sentences.add(
            "Only seeds that both sides finished are compared"
                + in(measure)
                + "; pairs: "
                + listed(lacking)
                + ".");
      }
      if (!welch.isEmpty()) {
        sentences.add(
            "Seeds do not pair up with the baseline's"
                + in(measure)
                + ", so Welch's test is used, which sees less: "
                + listed(welch)
                + ".");
      }
    }
  }

  private int most(Standing standing, Difference difference, String measure) {
    int other =
        comparison.standings(measure).stream()
            .filter(each -> each.variant().label().equals(difference.against()))
            .mapToInt(each -> each.sample().n())
            .findFirst()
            .orElse(0);
    return Math.max(standing.sample().n(), other);
  }

  private void constants(String measure, List<String> sentences) {
    List<String> equal =
        comparison.standings(measure).stream()
            .filter(each ->
                each.difference()
                    .filter(other -> other.test() != Difference.Test.NONE)
                    .filter(other -> other.interval().low() == other.interval().high())
                    .isPresent())
            .map(each -> each.variant().label())
            .toList();
    if (!equal.isEmpty()) {
      sentences.add(
          "Every seed gives the same difference"
              + in(measure)
              + ", so no spread is known and p says only whether it is 0: "
              + listed(equal)
              + ".");
    }
  }

  /// What could not be told, and what it would take.
  private void power(String measure, List<String> sentences) {
    List<Standing> open =
        comparison.standings(measure).stream()
            .filter(each ->
                each.difference()
                    .filter(other -> !other.told() && other.detectable() > 0)
                    .isPresent())
            .toList();
    if (open.size() <= MOST_OF_A_KIND) {
      open.forEach(each -> sentences.add(power(each, each.difference().orElseThrow())));
      return;
    }
    double least = open.stream().mapToDouble(this::detectable).min().orElseThrow();
    double most = open.stream().mapToDouble(this::detectable).max().orElseThrow();
    sentences.add(
        "In %d of %d comparisons of %s nothing can be told: at this spread and number of seeds a difference is seen four times in five only from %s (the steadiest variant) to %s (the most unsteady) on.%s"
            .formatted(
                open.size(),
                comparison.standings(measure).stream()
                    .filter(each -> each.difference().isPresent())
                    .count(),
                measure,
                Rounded.figures(least, 2),
                Rounded.figures(most, 2),
                comparison.tellingApart().size() > 1
                    ? " Compared by "
                        + comparison.tellingApart().getFirst().name()
                        + " alone, over the rest, more can be told."
                    : ""));
  }

  private double detectable(Standing standing) {
    return standing.difference().orElseThrow().detectable();
  }

  private String power(Standing standing, Difference difference) {
    int seeds =
        difference.test() == Difference.Test.PAIRED ? difference.pairs() : standing.sample().n();
    String needed =
        difference.needed().isPresent()
            ? difference.needed().getAsInt() > seeds
                ? "about %d seeds are needed to tell one as small as the %s seen"
                    .formatted(
                        difference.needed().getAsInt(),
                        Rounded.figures(Math.abs(difference.mean()), 2))
                : "the one seen would be found by a test of its own, but not among so many variants"
            : difference.mean() == 0
                ? "none was seen"
                : "the one seen is too small to be told with any number of seeds that one would run";
    return "%s against %s%s, %d seeds: a difference below %s is missed more often than one time in five; %s."
        .formatted(
            standing.variant().label(),
            difference.against(),
            in(standing.measure()),
            seeds,
            Rounded.figures(difference.detectable(), 2),
            needed);
  }

  private String in(String measure) {
    return comparison.measures().size() > 1 ? " in " + measure : "";
  }

  private static String listed(List<String> names) {
    String some = names.stream().limit(2 * MOST_OF_A_KIND).collect(Collectors.joining("; "));
    int more = names.size() - 2 * MOST_OF_A_KIND;
    return more > 0 ? some + " and " + more + " more" : some;
  }
}
