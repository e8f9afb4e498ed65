package lectern.task.linear;

import java.util.EnumSet;
import java.util.Set;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;

/// Numbers whose noise is lopsided, so that their mean and their median are two lines.
///
/// True of them: x1 and x2 are standard normal, y = 2·x1 - x2 + ε with ε exponential of mean 1. So
/// the mean of y is 2·x1 - x2 + 1 and its median 2·x1 - x2 + ln 2, 0.307 below. Of the examples
/// learned from, a share is {@value #OUTLIER} too large.
///
/// Measures: `error.mean` and `error.median`, the root mean square distance of the predictions from
/// the true mean and the true median, over 1,000 new places; `excess`, by how much the training
/// loss misses its least value.
///
/// @param examples learned from, at least 10
/// @param outliers share of them that is spoilt, from 0 to below a half
public record SkewedNumbers(int examples, double outliers) implements LossProblem {
  private static final int OUTLIER = 30;
  private static final int PLACES = 1000;

  /// Enough to tell the mean from the median, none of them spoilt.
  public static final SkewedNumbers DEFAULT =
      new SkewedNumbers(/* examples= */ 300, /* outliers= */ 0);

  public SkewedNumbers {
    if (examples < 10 || !(outliers >= 0 && outliers < 0.5)) {
      throw new IllegalArgumentException(
          "examples %d and outliers %s: expected at least 10, and from 0 to below 0.5"
              .formatted(examples, outliers));
    }
  }

  @Override
  public Set<TrainingLoss> losses() {
    return EnumSet.of(TrainingLoss.SQUARED, TrainingLoss.ABSOLUTE);
  }

  @Override
  public Measures learn(LinearLearning learning, RunContext context) throws InterruptedException {
    RandomStream random = context.random().split("data");
    double[][] x = normals(examples, random);
    double[] y = new double[examples];
    for (int n = 0; n < examples; n++) {
      y[n] = line(x[n]) - StrictMath.log(1 - random.nextDouble());
      y[n] += random.nextDouble() < outliers ? OUTLIER : 0;
    }
    LinearLearning.Scores trained = learning.trainScores(x, y, context);
    double squaresFromMean = 0;
    double squaresFromMedian = 0;
    for (double[] place : normals(PLACES, context.random().split("places"))) {
      double off = trained.of(place) - line(place);
      squaresFromMean += (off - 1) * (off - 1);
      squaresFromMedian += (off - StrictMath.log(2)) * (off - StrictMath.log(2));
    }
    return Measures.none()
        .with("error.mean", Math.sqrt(squaresFromMean / PLACES))
        .with("error.median", Math.sqrt(squaresFromMedian / PLACES))
        .with("excess", learning.excess(trained, x, y));
  }

  private static double[][] normals(int rows, RandomStream random) {
    double[][] x = new double[rows][];
    for (int n = 0; n < rows; n++) {
      x[n] = new double[] {random.nextGaussian(), random.nextGaussian()};
    }
    return x;
  }

  private static double line(double[] x) {
    return 2 * x[0] - x[1];
  }
}
