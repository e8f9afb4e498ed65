package lectern.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.run.Run;
import lectern.run.RunStatus;

/// Says in words what two runs have in common, and what of the record can explain where they part.
final class Explanation {
  private static final int COMMIT_LETTERS = 10;
  private static final int MOST_NAMED = 8;

  private final RunDiff diff;

  private Explanation(RunDiff diff) {
    this.diff = diff;
  }

  static String summary(RunDiff diff) {
    Explanation explanation = new Explanation(diff);
    return switch (diff.agreement()) {
      case IDENTICAL -> explanation.identical();
      case SAME_SO_FAR -> explanation.soFar();
      case DIFFERENT -> explanation.different();
      case NOTHING_TO_COMPARE ->
          "There is nothing to compare: "
              + explanation.unfinished()
              + ", and had recorded nothing.";
    };
  }

  private String identical() {
    long measures = diff.results().stream().filter(Explanation::isMeasure).count();
    String what =
        count(diff.records().same(), "row")
            + " of metrics, "
            + count(measures, "measure")
            + " and "
            + count(diff.files().size(), "file");
    List<String> otherwise = otherwise();
    return otherwise.isEmpty()
        ? "Identical: " + what + " agree byte for byte."
        : "The same results byte for byte ("
            + what
            + "), though "
            + and(otherwise)
            + (otherwise.size() == 1 && !otherwise.getFirst().equals("libraries")
                ? " differs."
                : " differ.");
  }

  private static boolean isMeasure(Entry entry) {
    return !List.of(RunDiff.STATUS, RunDiff.SECONDS, "error").contains(entry.name());
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /// What differs though the results do not.
  private List<String> otherwise() {
    List<String> names = new ArrayList<>();
    differing(diff.settings()).map(Entry::name).forEach(names::add);
    differing(diff.machine())
        .map(Entry::name)
        .filter(name -> !name.equals(Environment.RESUMED))
        .map(Explanation::inWords)
        .distinct()
        .forEach(names::add);
    return names;
  }

  private static String inWords(String name) {
    if (name.startsWith(Environment.LIBRARY)) {
      return "libraries";
    }
    return switch (name) {
      case Environment.COMMIT -> "the code's commit";
      case Environment.TREE -> "whether all of the code was committed";
      case Environment.THREADS -> "the number of threads";
      default -> name;
    };
  }

  private String soFar() {
    return "The same as far as both went, "
        + count(diff.records().same(), "row")
        + " up to step "
        + diff.records().lastCommon()
        + ": "
        + unfinished()
        + ".";
  }

  /// `the left run is interrupted`.
  private String unfinished() {
    return Stream.of(standing("left", diff.left()), standing("right", diff.right()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> standing(String side, Run run) {
    return run.status() == RunStatus.FINISHED
        ? Optional.empty()
        : Optional.of(side + " is " + run.status().label());
  }

  private String different() {
    StringBuilder text = new StringBuilder();
    Optional<Parting> parting = diff.records().parting();
    if (parting.isPresent()) {
      text.append("They part at step ").append(parting.get().step()).append(": ");
      text.append(parting.get().text()).append(before()).append('.');
    } else {
      text.append("What was recorded agrees (").append(count(diff.records().same(), "row"));
      text.append("); ").append(rest()).append(".");
    }
    diff.records().damage().forEach(damage -> text.append(' ').append(damage));
    return text.toString();
  }

  private String before() {
    long rows = diff.records().before();
    return switch (Long.signum(rows - 1)) {
      case -1 -> ", the first row of all";
      case 0 -> "; the row before is the same";
      default -> "; the " + rows + " rows before are the same";
    };
  }

  /// What differs where every number agrees.
  private String rest() {
    List<String> parts = new ArrayList<>();
    List<Entry> outcome =
        differing(diff.results()).filter(entry -> !entry.name().equals(RunDiff.SECONDS)).toList();
    if (!outcome.isEmpty()) {
      Entry first = outcome.getFirst();
      parts.add(
          "the outcome differs: "
              + first.name()
              + " "
              + first.left().orElse("none")
              + " against "
              + first.right().orElse("none")
              + (outcome.size() > 1 ? " and " + (outcome.size() - 1) + " more" : ""));
    }
    List<String> files = differing(diff.files()).map(Entry::name).toList();
    if (!files.isEmpty()) {
      parts.add(count(files.size(), "file") + " not the same: " + named(files));
    }
    if (!diff.records().bytes().same()) {
      parts.add("the bytes of metrics.csv do not (another order or spelling)");
    }
    return parts.isEmpty() ? "metrics.csv is missing on both sides" : String.join("; ", parts);
  }

  static List<String> reasons(RunDiff diff) {
    return diff.agreement() == Agreement.DIFFERENT ? new Explanation(diff).reasons() : List.of();
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    settings(reasons);
    List<String> data = unlike(Environment.DATA);
    if (!data.isEmpty()) {
      reasons.add("The data differ: " + named(data) + ".");
    }
    code(reasons);
    List<String> libraries = unlike(Environment.LIBRARY);
    if (!libraries.isEmpty()) {
      reasons.add("Libraries differ: " + named(libraries) + ".");
    }
    List<String> hardware =
        Stream.of("JDK", "OS", "CPU", "vector bits", Environment.THREADS, Environment.RESUMED)
            .filter(name -> machine(name).filter(entry -> !entry.same()).isPresent())
            .toList();
    if (!hardware.isEmpty() && provenanceOfBoth()) {
      reasons.add("Results should not depend on it, but this differs: " + and(hardware) + ".");
    }
    if (reasons.isEmpty()) {
      reasons.add("Nothing that was recorded explains it.");
    }
    return reasons;
  }

  private void settings(List<String> reasons) {
    List<String> paths =
        differing(diff.settings())
            .filter(entry -> !entry.name().equals("profile"))
            .map(entry ->
                entry.name()
                    + " ("
                    + entry.left().orElse("none")
                    + " against "
                    + entry.right().orElse("none")
                    + ")")
            .toList();
    if (!paths.isEmpty()) {
      reasons.add("The configuration differs: " + named(paths) + ".");
    }
  }

  private void code(List<String> reasons) {
    if (!provenanceOfBoth()) {
      reasons.add(
          "Without a provenance.json that can be read on "
              + without()
              + ", code, libraries and data cannot be compared.");
      return;
    }
    Entry commit = machine(Environment.COMMIT).orElseThrow();
    String left = commit.left().orElseThrow();
    String right = commit.right().orElseThrow();
    if (left.equals("unknown") || right.equals("unknown")) {
      boolean both = left.equals(right);
      String whose = both ? "either" : left.equals("unknown") ? "the left" : "the right";
      reasons.add("The commit of " + whose + " run's code is not known.");
    } else if (!commit.same()) {
      reasons.add("The code differs: commit " + brief(left) + " against " + brief(right) + ".");
    } else {
      Entry tree = machine(Environment.TREE).orElseThrow();
      List<String> dirty = new ArrayList<>();
      tree.left().filter("dirty"::equals).ifPresent(_ -> dirty.add("the left"));
      tree.right().filter("dirty"::equals).ifPresent(_ -> dirty.add("the right"));
      if (!dirty.isEmpty()) {
        reasons.add(
            "The commit is the same, but "
                + and(dirty)
                + " ran with changes that were not committed, so the code may differ.");
      }
    }
  }

  private String without() {
    Optional<Entry> commit = machine(Environment.COMMIT);
    List<String> sides = new ArrayList<>();
    if (commit.flatMap(Entry::left).isEmpty()) {
      sides.add("the left");
    }
    if (commit.flatMap(Entry::right).isEmpty()) {
      sides.add("the right");
    }
    return and(sides);
  }

  private boolean provenanceOfBoth() {
    Optional<Entry> commit = machine(Environment.COMMIT);
    return commit.flatMap(Entry::left).isPresent() && commit.flatMap(Entry::right).isPresent();
  }

  private Optional<Entry> machine(String name) {
    return diff.machine().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /// What of a kind differs, if both sides say what they had.
  private List<String> unlike(String prefix) {
    return provenanceOfBoth()
        ? differing(diff.machine())
            .map(Entry::name)
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .toList()
        : List.of();
  }

  /// A commit as people write it.
  static String brief(String commit) {
    return commit.length() > COMMIT_LETTERS ? commit.substring(0, COMMIT_LETTERS) : commit;
  }

  private static Stream<Entry> differing(List<Entry> entries) {
    return entries.stream().filter(entry -> !entry.same());
  }

  private static String named(List<String> names) {
    return names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
  }

  private static String and(List<String> names) {
    return names.size() < 2
        ? named(names)
        : named(names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
