package lectern.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import lectern.yaml.Place;

/// One line of `expect:` in an experiment file: what a claim predicts of the measures.
///
/// ```
/// accuracy of mlp > linear by 0.2 where data.gap = 20
/// accuracy of linear <= 0.75 in every run
/// perplexity of elman < perplexity.bigram of elman
/// softmax.3 = 0.8 within 0.05
/// ```
///
/// What is not named is every one: without `of`, each arm; without `where`, each point of the grid.
///
/// @param text as written
/// @param measure the left side's measure
/// @param arm the left side's arm; absent: each arm
/// @param comparison how the sides relate
/// @param against the right side
/// @param margin by how much the sides differ at least (`by`), 0 or more
/// @param tolerance by how much an equality may be missed (`within`), 0 or more
/// @param where value by grid path; empty: each point of the grid
/// @param quantifier whether it speaks of the mean or of every single run
/// @param place where it is written
public record Expectation(
    String text,
    String measure,
    Optional<String> arm,
    Relation comparison,
    Against against,
    double margin,
    double tolerance,
    SequencedMap<String, String> where,
    Quantifier quantifier,
    Place place) {

  /// What the left side is compared with: a constant, or a measure of the same or another arm.
  ///
  /// @param constant present: a number, and the other two are absent
  /// @param measure absent: the left side's
  /// @param arm absent: the left side's
  public record Against(OptionalDouble constant, Optional<String> measure, Optional<String> arm) {}

  /// What an expectation speaks of.
  public enum Quantifier {
    /// The mean over seeds, decided by a test.
    MEAN,
    /// Each run by itself, decided exactly: equalities, and what says `in every run`.
    EVERY_RUN
  }
}
