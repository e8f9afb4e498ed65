package lectern.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import lectern.run.Run;
import lectern.run.RunStatus;

/// Groups runs into variants and names each by what tells it apart.
final class Variants {
  private final List<Run> runs;
  private final List<String> notes = new ArrayList<>();

  Variants(List<Run> runs) {
    this.runs = runs;
  }

  /// What a reader should know of how runs were grouped.
  List<String> notes() {
    return List.copyOf(notes);
  }

  /// Runs that agree in everything but the seed. Those of two studies are one variant if their
  /// seeds differ, and two if not: then the studies are what is compared.
  List<Variant> alike() {
    SequencedMap<List<Object>, List<Run>> groups = new LinkedHashMap<>();
    for (Run run : runs) {
      List<Object> key = List.of(run.experiment(), run.arm(), run.grid(), run.configuration());
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(run);
    }
    List<List<Run>> split = new ArrayList<>();
    for (List<Run> group : groups.values()) {
      Map<String, List<Run>> studies =
          group.stream()
              .collect(Collectors.groupingBy(Run::study, LinkedHashMap::new, Collectors.toList()));
      studies.replaceAll((_, some) -> once(some));
      List<Run> all = studies.values().stream().flatMap(List::stream).toList();
      boolean apart = all.stream().map(Run::seed).distinct().count() == all.size();
      split.addAll(apart ? List.of(all) : studies.values());
    }
    return named(split, List.of());
  }

  /// Runs that agree in these factors, whatever else they differ in.
  List<Variant> by(List<String> factors) {
    SequencedMap<List<String>, List<Run>> groups = new LinkedHashMap<>();
    for (Run run : runs) {
      List<String> key = factors.stream().map(name -> Factor.of(name, run)).toList();
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(run);
    }
    return named(List.copyOf(groups.values()), factors);
  }

  /// One run a seed: of a run that was done again, the later one, or the one that finished.
  private List<Run> once(List<Run> group) {
    SequencedMap<Long, Run> bySeed = new LinkedHashMap<>();
    for (Run run : group) {
      Run before = bySeed.get(run.seed());
      if (before == null) {
        bySeed.put(run.seed(), run);
        continue;
      }
      Run kept = later(before, run);
      bySeed.put(run.seed(), kept);
      notes.add(
          "Seed %d of %s was run twice in one study; %s is what counts."
              .formatted(run.seed(), run.arm(), kept.id()));
    }
    return List.copyOf(bySeed.values());
  }

  private static Run later(Run first, Run second) {
    boolean firstOnly =
        first.status() == RunStatus.FINISHED && second.status() != RunStatus.FINISHED;
    return firstOnly || first.id().compareTo(second.id()) > 0 && finished(first, second)
        ? first
        : second;
  }

  private static boolean finished(Run first, Run second) {
    return first.status() == RunStatus.FINISHED || second.status() != RunStatus.FINISHED;
  }

  /// Names each group by as few factors as tell it from the others: first those in which a grid or
  /// a search was laid out, which are always said where they differ, then paths, then origins.
  private List<Variant> named(List<List<Run>> groups, List<String> only) {
    List<Run> firsts = groups.stream().map(List::getFirst).toList();
    Set<String> grid = new LinkedHashSet<>();
    firsts.forEach(run -> grid.addAll(run.grid().keySet()));
    List<String> order = new ArrayList<>();
    if (only.isEmpty()) {
      order.add("arm");
      order.addAll(grid);
      Factor.names(firsts).stream()
          .filter(name -> !order.contains(name) && !Factor.ORIGINS.contains(name))
          .forEach(order::add);
      order.addAll(List.of("experiment", "profile", "study"));
    } else {
      order.addAll(only);
    }
    List<List<String>> words = new ArrayList<>();
    groups.forEach(_ -> words.add(new ArrayList<>()));
    List<String> said = new ArrayList<>();
    for (String name : order) {
      Factor factor = Factor.among(firsts, name);
      boolean always = grid.contains(name) || only.contains(name);
      Map<List<String>, Set<String>> told = new LinkedHashMap<>();
      for (int i = 0; i < groups.size(); i++) {
        told.computeIfAbsent(List.copyOf(words.get(i)), _ -> new HashSet<>())
            .add(factor.of(firsts.get(i)));
      }
      Map<String, String> shown = factor.shown();
      List<List<String>> before = words.stream().map(List::copyOf).toList();
      for (int i = 0; i < groups.size(); i++) {
        if (told.get(before.get(i)).size() > 1 || always && factor.values().size() > 1) {
          words.get(i).add(name + "\0" + shown.get(factor.of(firsts.get(i))));
          said.add(name);
        }
      }
    }
    Map<String, String> shortNames = shortNames(Set.copyOf(said), Factor.names(firsts));
    List<Variant> variants = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      String label =
          words.get(i).stream()
              .map(word -> written(word, shortNames))
              .collect(Collectors.joining(", "));
      variants.add(new Variant(label.isEmpty() ? firsts.get(i).arm() : label, groups.get(i)));
    }
    return List.copyOf(variants);
  }

  /// Names speak for themselves; other values need theirs: `lstm, rate=0.1, profile quick`.
  private static String written(String word, Map<String, String> shortNames) {
    String[] parts = word.split("\0", 2);
    return switch (parts[0]) {
      case "arm", "experiment" -> parts[1];
      case "profile", "study" -> parts[0] + " " + parts[1];
      default -> shortNames.get(parts[0]) + "=" + parts[1];
    };
  }

  /// `train.rate` is `rate` where no other path that is said ends so.
  static Map<String, String> shortNames(Set<String> said, List<String> all) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String path : said) {
      String last = path.substring(path.lastIndexOf('.') + 1);
      boolean alone =
          all.stream()
              .filter(other -> !other.equals(path))
              .noneMatch(other -> other.equals(last) || other.endsWith("." + last));
      names.put(path, alone ? last : path);
    }
    return names;
  }
}
