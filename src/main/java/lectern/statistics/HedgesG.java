package lectern.statistics;

import org.hipparchus.special.Gamma;

/// How large a difference is beside the spread of what it was measured on: a difference in standard
/// deviations, corrected for the upward bias that this ratio has in small samples.
///
/// 0.2 is called small, 0.5 medium and 0.8 large (Cohen 1988), for people in psychology. Seeds vary
/// less than people do: between arms of an experiment values of 2 to 20 are ordinary. Read it as
/// "how surely does a single pair of seeds show the difference": with g = 1 five pairs in six do.
///
/// Source: Hedges 1981, "Distribution theory for Glass's estimator of effect size", equation 6e;
/// for pairs d_z of Cohen 1988, section 2.3.5, with the same correction.
public final class HedgesG {
  private HedgesG() {}

  /// Of paired differences: their mean over their standard deviation, corrected.
  ///
  /// @return NaN below three pairs, where it has no expectation, and where all differences are one
  ///   value other than 0; 0 where all are 0
  public static double paired(StudentT differences) {
    return corrected(differences.mean(), differences.sd(), differences.n() - 1);
  }

  /// Of two samples that do not pair up: the difference of their means over their pooled standard
  /// deviation, corrected.
  ///
  /// @return as {@link #paired}; NaN if a sample has fewer than two values
  public static double unpaired(StudentT first, StudentT second) {
    if (first.n() < 2 || second.n() < 2) {
      return Double.NaN;
    }
    int degrees = first.n() + second.n() - 2;
    double squares =
        (first.n() - 1) * first.sd() * first.sd() + (second.n() - 1) * second.sd() * second.sd();
    return corrected(first.mean() - second.mean(), Math.sqrt(squares / degrees), degrees);
  }

  private static double corrected(double difference, double sd, int degrees) {
    if (degrees < 2 || Double.isNaN(sd)) {
      return Double.NaN;
    }
    if (sd == 0) {
      return difference == 0 ? 0 : Double.NaN;
    }
    return correction(degrees) * difference / sd;
  }

  /// The factor that takes the bias away: below 1, and nearer to it the more values there are.
  ///
  /// @param degrees of freedom of the standard deviation, 2 or more
  static double correction(int degrees) {
    double m = degrees;
    return Math.exp(Gamma.logGamma(m / 2) - Gamma.logGamma((m - 1) / 2)) / Math.sqrt(m / 2);
  }
}
