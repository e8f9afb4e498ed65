package lectern.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// How training ended. A function of configuration and seed alone: it holds no times, and a resumed
/// run ends with the same one as an uninterrupted run.
///
/// @param ending why
/// @param explanation the same in a sentence
/// @param steps updates done, those of earlier sittings among them
/// @param loss of the last of them, NaN if there was none
/// @param measures of the last evaluation, empty if there was none
/// @param best the best value of the watched measure, if one is watched and was measured
/// @param tokens predictions trained on
/// @param flops arithmetic operations done
public record TrainingResult(
    Ending ending,
    String explanation,
    long steps,
    double loss,
    SequencedMap<String, Double> measures,
    Optional<Best> best,
    long tokens,
    long flops) {
  public TrainingResult {
    measures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(measures));
  }
}
