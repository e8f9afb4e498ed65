package lectern.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import lectern.experiment.Expectation.Against;
import lectern.experiment.Expectation.Quantifier;
import lectern.yaml.Nearest;
import lectern.yaml.Place;

/// Reads the lines of `expect:` and `charts:`.
///
/// ```
/// expectation = measure ["of" arm] comparison against
///               ["by" number] ["within" number] ["where" path "=" value {"and" path "=" value}]
///               ["in every run"]
/// against     = number | arm | measure ["of" arm]
/// chart       = measure ["over" ("step" | path)] ["by" ("arm" | path)] ["with" measure {"," measure}]
/// ```
///
/// @param arms the experiment's arms
/// @param grid its grid: values by path, over all profiles
/// @param measures what its task measures; empty: not known beforehand
record LineParser(
    Collection<String> arms, SequencedMap<String, List<String>> grid, Set<String> measures) {

  /// @throws lectern.InputException if it is not `minimize` or `maximize` and a measure
  Goal goal(String line, Place place) {
    Words words = new Words(line, place);
    Goal.Direction direction =
        Goal.Direction.of(words.peek())
            .orElseThrow(() -> words.unexpected("'minimize' or 'maximize'"));
    words.expect(direction.word());
    Goal goal = new Goal(direction, measure(words));
    if (!words.atEnd()) {
      throw words.unexpected("nothing more");
    }
    return goal;
  }

  /// @throws lectern.InputException if it is not an expectation, or names what there is not
  Expectation expectation(String line, Place place) {
    Words words = new Words(line, place);
    String measure = measure(words);
    Optional<String> arm = words.skip("of") ? Optional.of(arm(words)) : Optional.empty();
    Relation comparison =
        Relation.of(words.peek())
            .orElseThrow(() -> words.unexpected("'of', '<', '<=', '>', '>=' or '='"));
    words.expect(comparison.symbol());
    Against against = against(words, arm);
    double margin = 0;
    double tolerance = 0;
    SequencedMap<String, String> where = new LinkedHashMap<>();
    Quantifier quantifier = comparison == Relation.EQUAL ? Quantifier.EVERY_RUN : Quantifier.MEAN;
    while (!words.atEnd()) {
      if (words.skip("by")) {
        margin = words.amount("the margin after 'by'");
        if (comparison == Relation.EQUAL) {
          throw words.error("'by' goes with '<' and '>'; after '=' say 'within'");
        }
      } else if (words.skip("within")) {
        tolerance = words.amount("the tolerance after 'within'");
        if (comparison != Relation.EQUAL) {
          throw words.error("'within' goes with '='; after '" + comparison.symbol() + "' say 'by'");
        }
      } else if (words.skip("where")) {
        conditions(words, where);
      } else if (words.skip("in")) {
        words.expect("every");
        words.expect("run");
        quantifier = Quantifier.EVERY_RUN;
      } else {
        throw words.unexpected("'by', 'within', 'where', 'in every run' or the end");
      }
    }
    return new Expectation(
        line, measure, arm, comparison, against, margin, tolerance, where, quantifier, place);
  }

  private Against against(Words words, Optional<String> left) {
    if (words.atNumber()) {
      return new Against(
          OptionalDouble.of(words.number("a number")), Optional.empty(), Optional.empty());
    }
    String name = words.name("a number, an arm or a measure");
    if (words.skip("of")) {
      checkMeasure(words, name, List.of());
      return new Against(OptionalDouble.empty(), Optional.of(name), Optional.of(arm(words)));
    }
    if (arms.contains(name)) {
      if (left.isEmpty()) {
        throw words.error("say which arm is compared with " + name + ": `… of <arm>`");
      }
      if (left.get().equals(name)) {
        throw words.error("the arm " + name + " is compared with itself");
      }
      return new Against(OptionalDouble.empty(), Optional.empty(), Optional.of(name));
    }
    checkMeasure(words, name, arms);
    return new Against(OptionalDouble.empty(), Optional.of(name), Optional.empty());
  }

  private void conditions(Words words, SequencedMap<String, String> where) {
    do {
      String path = words.name("a path of the grid");
      words.expect("=");
      String value = words.value("a value of " + path);
      List<String> values = grid.get(path);
      if (values == null) {
        throw words.error("there is no '" + path + "' in the grid" + stripped(path, grid.keySet()));
      }
      String known =
          values.stream()
              .filter(each -> sameValue(each, value))
              .findFirst()
              .orElseThrow(() ->
                  words.error("the grid has no " + path + " = " + value + stripped(value, values)));
      if (where.put(path, known) != null) {
        throw words.error(path + " is given twice");
      }
    } while (words.skip("and"));
  }

  /// @throws lectern.InputException if it is not a chart, or names what there is not
  ChartSpec chart(ChartSpec.Kind kind, String line, Place place) {
    Words words = new Words(line, place);
    String measure = words.name("a measure");
    String over = "";
    String by = "arm";
    List<String> floors = new ArrayList<>();
    while (!words.atEnd()) {
      if (words.skip("over")) {
        over = words.skip("step") ? "step" : gridPath(words, "'step'");
      } else if (words.skip("by")) {
        by = words.skip("arm") ? "arm" : gridPath(words, "'arm'");
      } else if (words.skip("with")) {
        do {
          floors.add(measure(words));
        } while (words.skip(","));
      } else {
        throw words.unexpected("'over', 'by', 'with' or the end");
      }
    }
    if (kind == ChartSpec.Kind.LINE && over.isEmpty()) {
      throw words.error("a line needs a horizontal axis: say 'over step' or 'over <grid path>'");
    }
    if (kind == ChartSpec.Kind.BAR && !over.isEmpty()) {
      throw words.error("a bar chart has no 'over'; say 'by arm' or 'by <grid path>'");
    }
    if (!over.equals("step")) {
      checkMeasure(words, measure, List.of());
    }
    return new ChartSpec(kind, measure, over.isEmpty() ? by : over, by, floors, place);
  }

  private String gridPath(Words words, String otherwise) {
    String path = words.name(otherwise + " or a path of the grid");
    if (!grid.containsKey(path)) {
      throw words.error("there is no '" + path + "' in the grid" + stripped(path, grid.keySet()));
    }
    return path;
  }

  private String arm(Words words) {
    String name = words.name("an arm");
    if (!arms.contains(name)) {
      throw words.error("there is no arm '" + name + "'" + stripped(name, arms));
    }
    return name;
  }

  private String measure(Words words) {
    String name = words.name("a measure");
    checkMeasure(words, name, List.of());
    return name;
  }

  private void checkMeasure(Words words, String name, Collection<String> alternatives) {
    if (!measures.isEmpty() && !measures.contains(name)) {
      List<String> allowed = new ArrayList<>(alternatives);
      allowed.addAll(measures);
      throw words.error(
          "there is no "
              + (alternatives.isEmpty() ? "" : "arm or ")
              + "measure '"
              + name
              + "'"
              + stripped(name, allowed));
    }
  }

  private static String stripped(String name, Collection<String> allowed) {
    return Nearest.ending(name, allowed).replaceFirst("\\.$", "");
  }

  /// Whether two values are written alike or are the same number.
  static boolean sameValue(String one, String other) {
    try {
      return one.equals(other) || Double.parseDouble(one) == Double.parseDouble(other);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
