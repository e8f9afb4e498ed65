package lectern.metric;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/// Whether a classifier is right as often as it says: its reliability diagram and the expected
/// calibration error.
///
/// The confidence of a prediction is the probability of its class. Predictions are put into bins of
/// equal width by their confidence; in each, the share of right ones is set beside the mean
/// confidence. A bin holds its upper edge and not its lower one.
///
/// Source: Guo et al. 2017, "On calibration of modern neural networks", section 2, equations 1 to
/// 3.
///
/// @param bins from low confidence to high, empty ones among them
/// @param error the expected calibration error: the mean over predictions of |accuracy -
///   confidence| of their bin, in [0, 1]
public record Calibration(List<Bin> bins, double error) {
  /// How many bins Guo et al. (2017) use.
  public static final int USUAL_BINS = 15;

  /// Predictions of like confidence.
  ///
  /// @param low edge, not within
  /// @param high edge, within
  /// @param count predictions
  /// @param confidence their mean; NaN if there are none
  /// @param accuracy share of them that is right; NaN if there are none
  public record Bin(double low, double high, long count, double confidence, double accuracy) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /// Measures predictions.
  ///
  /// @param probabilities [N,K], N at least 1; the class of the greatest is predicted, the first in
  ///   a tie
  /// @param labels [N], the right classes, counted from 0
  /// @param bins how many, at least 1
  public static Calibration of(double[][] probabilities, int[] labels, int bins) {
    if (labels.length == 0 || labels.length != probabilities.length || bins < 1) {
      throw new IllegalArgumentException(
          "%d predictions for %d labels in %d bins"
              .formatted(probabilities.length, labels.length, bins));
    }
    long[] counts = new long[bins];
    long[] right = new long[bins];
    double[] confidences = new double[bins];
    for (int n = 0; n < labels.length; n++) {
      int predicted = ConfusionMatrix.argmax(probabilities[n]);
      double confidence = probabilities[n][predicted];
      int bin = (int) StrictMath.ceil(confidence * bins) - 1;
      bin = Math.clamp(bin, 0, bins - 1);
      counts[bin]++;
      confidences[bin] += confidence;
      right[bin] += predicted == labels[n] ? 1 : 0;
    }
    List<Bin> all = new ArrayList<>();
    double error = 0;
    for (int b = 0; b < bins; b++) {
      all.add(
          new Bin(
              (double) b / bins,
              (b + 1.0) / bins,
              counts[b],
              confidences[b] / counts[b],
              (double) right[b] / counts[b]));
      error += Math.abs(right[b] - confidences[b]);
    }
    return new Calibration(all, error / labels.length);
  }

  /// The reliability diagram as a table: columns `confidence`, `accuracy`, `count`, `low` and
  /// `high`, a row for each bin with predictions.
  public Table table() {
    DoubleColumn confidence = DoubleColumn.create("confidence");
    DoubleColumn accuracy = DoubleColumn.create("accuracy");
    LongColumn count = LongColumn.create("count");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    for (Bin bin : bins()) {
      if (bin.count() > 0) {
        confidence.append(bin.confidence());
        accuracy.append(bin.accuracy());
        count.append(bin.count());
        low.append(bin.low());
        high.append(bin.high());
      }
    }
    return Table.create("calibration", confidence, accuracy, count, low, high);
  }
}
