package lectern.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// One evaluation.
///
/// @param step after which it was made
/// @param measures by name
/// @param best the best value of the watched measure so far, this one among them
public record EvaluationReport(
    long step, SequencedMap<String, Double> measures, Optional<Best> best) {
  public EvaluationReport {
    measures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(measures));
  }
}
