package lectern.train;

import java.util.Map;

/// How far a run is, besides its tensors.
///
/// @param step updates done
/// @param tokens predictions trained on
/// @param flops arithmetic operations done
/// @param loss of the last step, NaN before the first
/// @param evaluatedStep the step after which the last evaluation was made, 0 before the first
/// @param measures of the last evaluation
/// @param best value of the watched measure so far, null before it was measured
/// @param staleEvaluations evaluations since then
public record Progress(
    long step,
    long tokens,
    long flops,
    double loss,
    long evaluatedStep,
    Map<String, Double> measures,
    Best best,
    int staleEvaluations) {
  /// Before the first step.
  static final Progress START = new Progress(0, 0, 0, Double.NaN, 0, Map.of(), null, 0);
}
