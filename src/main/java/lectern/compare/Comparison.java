package lectern.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lectern.InputException;
import lectern.experiment.Goal;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.statistics.Holm;
import lectern.statistics.VarianceExplained;
import lectern.yaml.Nearest;
import tech.tablesaw.api.Table;

/// Runs held against one another: of any studies, experiments or none.
///
/// Runs that agree in everything but the seed are a {@link Variant}. In each measure every variant
/// is held against the baseline, seed by seed, and the p-values are corrected for how many variants
/// there are (Holm). Runs that did not finish are counted and told, never dropped in silence.
///
/// ```java
/// Comparison comparison = Comparison.of(study.runList(), Options.DEFAULT.against("linear"));
/// comparison.table();
/// comparison.warnings();
/// ```
public final class Comparison {
  /// What is compared with what.
  ///
  /// @param baseline a variant's label, an arm, or `path=value`; absent: the first arm
  /// @param measures in this order; empty: the goal's, or all that the variants share
  /// @param by factors that tell variants apart (`arm`, a path, …), over all else being pooled;
  ///   empty: everything but the seed
  /// @param goal which way is better, in which measure
  public record Options(
      Optional<String> baseline, List<String> measures, List<String> by, Optional<Goal> goal) {
    /// The first arm is the baseline; every measure that the variants share.
    public static final Options DEFAULT =
        new Options(Optional.empty(), List.of(), List.of(), Optional.empty());

    public Options {
      measures = List.copyOf(measures);
      by = List.copyOf(by);
    }

    /// Against this baseline.
    public Options against(String other) {
      return new Options(Optional.of(other), measures, by, goal);
    }

    /// In these measures.
    public Options in(String... others) {
      return new Options(baseline, List.of(others), by, goal);
    }

    /// Told apart by these factors.
    public Options by(String... factors) {
      return new Options(baseline, measures, List.of(factors), goal);
    }

    /// With this goal.
    public Options towards(Goal other) {
      return new Options(baseline, measures, by, Optional.of(other));
    }
  }

  private final List<Run> runs;
  private final Options options;
  private final List<Factor> factors;
  private final List<Factor> telling;
  private final List<Variant> variants;
  private final Baseline baseline;
  private final List<String> measures;
  private final List<Standing> standings;
  private final List<String> warnings;

  private Comparison(List<Run> runs, Options options) {
    this.runs = runs;
    this.options = options;
    this.factors = Factor.varied(runs);
    Variants grouping = new Variants(runs);
    if (options.by().isEmpty()) {
      this.variants = grouping.alike();
    } else {
      options.by().forEach(name -> require(name, Factor.names(runs), "a setting"));
      this.variants = grouping.by(options.by());
    }
    this.telling =
        options.by().isEmpty()
            ? factors
            : options.by().stream().map(name -> Factor.among(runs, name)).toList();
    this.baseline =
        options
            .baseline()
            .map(text -> Baseline.chosen(text, variants, telling))
            .orElseGet(() -> Baseline.first(variants, telling));
    List<String> notes = new ArrayList<>(grouping.notes());
    this.measures = chosen(notes);
    this.standings = measures.stream().flatMap(measure -> standings(measure).stream()).toList();
    notes.addAll(new Caveats(this).sentences());
    this.warnings = List.copyOf(notes);
  }

  /// Compares runs, the first arm being the baseline, in every measure that they share.
  ///
  /// @throws InputException as {@link #of(Collection, Options)}
  public static Comparison of(Collection<Run> runs) {
    return of(runs, Options.DEFAULT);
  }

  /// Compares runs.
  ///
  /// @param runs in the order in which variants are to be listed
  /// @throws InputException if none finished, or there is no such baseline, measure or factor,
  ///   naming the nearest
  public static Comparison of(Collection<Run> runs, Options options) {
    List<Run> distinct = List.copyOf(new LinkedHashSet<>(runs));
    if (distinct.stream().noneMatch(run -> run.status() == RunStatus.FINISHED)) {
      throw new InputException(
          distinct.isEmpty()
              ? "There are no runs to compare; lectern runs lists those there are."
              : "No run has finished ("
                  + new Variant("", distinct).unfinished()
                  + "), so there is nothing to compare; lectern runs says how each stands.");
    }
    return new Comparison(distinct, options);
  }

  private List<Standing> standings(String measure) {
    Map<String, Standing> alone = new TreeMap<>();
    variants.forEach(each -> alone.put(each.label(), Standing.of(each, measure)));
    List<Variant> compared = List.copyOf(baseline.of().sequencedKeySet());
    List<Difference> differences =
        compared.stream()
            .map(each ->
                Difference.between(
                    alone.get(each.label()), alone.get(baseline.of().get(each).label())))
            .toList();
    double[] adjusted = Holm.adjust(differences.stream().mapToDouble(Difference::p).toArray());
    for (int i = 0; i < adjusted.length; i++) {
      Difference corrected = differences.get(i).adjusted(adjusted[i]);
      alone.computeIfPresent(compared.get(i).label(), (_, each) -> each.with(corrected));
    }
    return variants.stream().map(each -> alone.get(each.label())).toList();
  }

  private List<String> chosen(List<String> notes) {
    Set<String> known = new LinkedHashSet<>();
    runs.forEach(run -> known.addAll(run.measures().values().keySet()));
    if (!options.measures().isEmpty()) {
      options.measures().forEach(name -> require(name, known, "a measure of these runs"));
      return options.measures().stream().distinct().toList();
    }
    Optional<String> goal = options.goal().map(Goal::measure).filter(known::contains);
    if (goal.isPresent()) {
      return List.of(goal.get());
    }
    List<String> shared =
        known.stream()
            .filter(name ->
                variants.stream().allMatch(each -> each.finished().isEmpty() || has(each, name)))
            .toList();
    if (shared.isEmpty()) {
      throw new InputException(
          "No measure was taken by every variant, so choose one: "
              + String.join(", ", known)
              + ".");
    }
    List<String> varying = shared.stream().filter(this::varies).toList();
    if (varying.isEmpty()) {
      return shared;
    }
    List<String> same = shared.stream().filter(name -> !varying.contains(name)).toList();
    if (!same.isEmpty() && variants.size() > 1) {
      notes.add("Left out, being the same in every variant: " + String.join(", ", same) + ".");
    }
    return varying;
  }

  private static boolean has(Variant variant, String measure) {
    return variant.finished().stream()
        .anyMatch(run -> run.measures().values().containsKey(measure));
  }

  /// Whether a seed's value depends on the variant: a floor's does not.
  private boolean varies(String measure) {
    return variants.size() == 1
        || variants.stream()
            .map(each -> Standing.of(each, measure))
            .flatMap(standing -> standing.bySeed().entrySet().stream())
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toSet())))
            .values()
            .stream()
            .anyMatch(values -> values.size() > 1)
        || variants.stream().anyMatch(each -> Standing.of(each, measure).notFinite() > 0);
  }

  private static void require(String name, Collection<String> known, String what) {
    if (!known.contains(name)) {
      throw new InputException("'" + name + "' is not " + what + Nearest.ending(name, known));
    }
  }

  /// The runs, those that did not finish too.
  public List<Run> runs() {
    return runs;
  }

  /// What was asked for.
  public Options options() {
    return options;
  }

  /// What was varied between the runs beside the seed.
  public List<Factor> factors() {
    return factors;
  }

  /// What tells the variants apart: {@link #factors()}, unless {@link Options#by} says otherwise.
  public List<Factor> tellingApart() {
    return telling;
  }

  /// The variants, in the order of the runs.
  public List<Variant> variants() {
    return variants;
  }

  /// What the variants are held against, as a reader says it.
  public String baseline() {
    return baseline.name() + (baseline.matchedByPoint() ? ", all else being equal" : "");
  }

  /// Whether others are held against this variant.
  public boolean isBaseline(Variant variant) {
    return baseline.of().containsValue(variant)
        || variants.size() == 1
        || baseline.name().equals(variant.label());
  }

  /// The measures compared.
  public List<String> measures() {
    return measures;
  }

  /// How each variant stands in a measure, in the order of {@link #variants()}.
  public List<Standing> standings(String... of) {
    Set<String> wanted = of.length == 0 ? Set.copyOf(measures) : Set.of(of);
    return standings.stream().filter(each -> wanted.contains(each.measure())).toList();
  }

  /// Which way is better in a measure, if the goal says so.
  public Optional<Goal> goal(String measure) {
    return options.goal().filter(goal -> goal.measure().equals(measure));
  }

  /// The comparison as one reads it, one row a variant and measure: `variant`, `n`, `mean` with
  /// half of its 95 % interval, `sd`, the `difference` from the baseline with half of its own, `p`
  /// (Holm), `g`, `test`, `verdict`, and what did not finish.
  public Table table() {
    return ComparisonTables.told(this, measures);
  }

  /// The rows of {@link #table()} that are of one measure.
  public Table table(String measure) {
    require(measure, measures, "compared here");
    return ComparisonTables.told(this, List.of(measure));
  }

  /// Every number of the comparison unrounded, one a column.
  public Table figures() {
    return ComparisonTables.figures(this);
  }

  /// What a reader should know before believing the table: sentences, the gravest first.
  public List<String> warnings() {
    return warnings;
  }

  /// Which setting mattered most, one row a setting and measure: `measure`, `setting`, `groups`,
  /// `share` of the variance, and last what is left.
  public Table importance() {
    return ComparisonTables.importance(this);
  }

  /// Which setting mattered most in a measure.
  ///
  /// @return absent if nothing was varied but the seed
  public Optional<VarianceExplained> explained(String measure) {
    List<Run> measured =
        variants.stream()
            .flatMap(each -> each.finished().stream())
            .filter(
                run -> Double.isFinite(run.measures().values().getOrDefault(measure, Double.NaN)))
            .toList();
    if (factors.isEmpty() || measured.size() < 3) {
      return Optional.empty();
    }
    return Optional.of(
        VarianceExplained.of(
            factors.stream()
                .map(factor ->
                    new VarianceExplained.Factor(
                        factor.name(), measured.stream().map(factor::of).toList()))
                .toList(),
            new VarianceExplained.Factor(
                "seed", measured.stream().map(run -> String.valueOf(run.seed())).toList()),
            measured.stream().mapToDouble(run -> run.measures().values().get(measure)).toArray()));
  }
}
