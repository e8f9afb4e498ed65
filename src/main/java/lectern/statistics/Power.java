package lectern.statistics;

import java.util.OptionalInt;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Gamma;

/// What a t-test at the 5 % level, two-sided, can find: how often it sees a difference that is
/// really there, and how many seeds that takes.
///
/// Source: Cohen 1988, chapter 2. The noncentral t distribution is integrated over the sample's
/// standard deviation, which needs no approximation.
public final class Power {
  /// How often a difference is to be seen: four times in five.
  public static final double USUAL = 0.8;

  /// Beyond this many seeds nobody asks how many more are needed.
  public static final int MOST_SEEDS = 10_000;

  private static final double UPPER = 0.975;

  /// What a known spread would take, standard errors: the quantiles of 0.975 and 0.8.
  private static final double NORMAL_SUM = 1.959964 + 0.841621;

  private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);
  private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();
  private static final int PANELS = 6;
  private static final int POINTS = 16;

  private Power() {}

  /// How often the test finds a difference.
  ///
  /// @param standardErrors the true difference over its standard error, 0 or more
  /// @param degrees of freedom, 1 or more
  /// @return between 0.05 and 1
  public static double of(double standardErrors, double degrees) {
    double critical = new TDistribution(degrees).inverseCumulativeProbability(UPPER);
    return of(standardErrors, degrees, critical);
  }

  /// The mean over s of the chance that |Z + δ| exceeds s times the critical value, where s is the
  /// sample's standard deviation over the true one: √(χ²/ν).
  private static double of(double delta, double degrees, double critical) {
    double spread = 9 / Math.sqrt(2 * degrees); // nine standard deviations of s
    double from = Math.max(0, 1 - spread);
    double width = (1 + spread - from) / PANELS;
    double scale = Math.log(2) + degrees / 2 * Math.log(degrees / 2) - Gamma.logGamma(degrees / 2);
    double power = 0;
    for (int panel = 0; panel < PANELS; panel++) {
      GaussIntegrator rule =
          GAUSS.legendre(POINTS, from + panel * width, from + (panel + 1) * width);
      power +=
          rule.integrate(s ->
              Math.exp(scale + (degrees - 1) * Math.log(s) - degrees * s * s / 2)
                  * (NORMAL.cumulativeProbability(delta - critical * s)
                      + NORMAL.cumulativeProbability(-delta - critical * s)));
    }
    return power;
  }

  /// The smallest difference that is found four times in five.
  ///
  /// @param error standard error of the difference, in the measure's unit
  /// @param degrees of freedom, 1 or more
  /// @return in the measure's unit
  public static double detectable(double error, double degrees) {
    double critical = new TDistribution(degrees).inverseCumulativeProbability(UPPER);
    double delta =
        new BracketingNthOrderBrentSolver(1e-10, 1e-10, 5)
            .solve(100, guess -> of(guess, degrees, critical) - USUAL, 0, 2 * critical + 4);
    return delta * error;
  }

  /// How many seeds it takes to find a difference four times in five.
  ///
  /// @param difference the true difference
  /// @param sd of the differences from seed to seed
  /// @param degrees what each seed beyond the first adds in degrees of freedom: 1 for pairs, 1 to 2
  ///   for two samples
  /// @return absent if more than {@link #MOST_SEEDS}, or the difference is 0
  public static OptionalInt seeds(double difference, double sd, double degrees) {
    double effect = Math.abs(difference) / sd;
    if (!(effect > 0)) {
      return OptionalInt.empty();
    }
    // The normal approximation says where to look: never too many.
    int tooFew = (int) Math.clamp(Math.pow(NORMAL_SUM / effect, 2) / 2, 1, MOST_SEEDS);
    int enough = 2 * tooFew;
    while (misses(effect, enough, degrees)) {
      tooFew = enough;
      enough *= 2;
      if (tooFew >= MOST_SEEDS) {
        return OptionalInt.empty();
      }
    }
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) / 2;
      if (misses(effect, middle, degrees)) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return enough > MOST_SEEDS ? OptionalInt.empty() : OptionalInt.of(enough);
  }

  private static boolean misses(double effect, int seeds, double degrees) {
    return of(effect * Math.sqrt(seeds), (seeds - 1) * degrees) < USUAL;
  }
}
