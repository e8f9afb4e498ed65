package lectern.task.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.autograd.LossTerm;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/// The least mean loss that a linear model x·w + b can have on given examples, in double precision
/// and by methods that share nothing with gradient descent: Newton's where the loss is smooth, the
/// simplex method where it consists of straight pieces.
///
/// Letters: N examples, D features.
///
/// Source: Nocedal & Wright 2006, "Numerical Optimization", sections 3.3 (Newton) and 13 (simplex).
///
/// @param weights [D]
/// @param bias b
/// @param loss the mean over the examples
record LinearOptimum(double[] weights, double bias, double loss) {
  private static final int MOST_ITERATIONS = 100;
  private static final double NO_GAIN = 1e-15; // of a step, as the curvature foretells it
  private static final double RIDGE = 1e-12; // keeps a flat direction from being a division by zero

  /// Finds it.
  ///
  /// @param loss of an example's score
  /// @param x [N,D]
  /// @param targets [N], as the loss wants them
  /// @throws ArithmeticException if there is none: log loss on separable examples has no least
  ///   value, only ever smaller ones
  static LinearOptimum of(LossTerm loss, double[][] x, double[] targets) {
    return switch (loss) {
      case SQUARED, LOG, SQUARED_HINGE -> newton(loss, withOnes(x), targets);
      case ABSOLUTE, HINGE -> simplex(loss, withOnes(x), targets);
    };
  }

  /// One more feature that is always 1, whose weight is the bias.
  private static double[][] withOnes(double[][] x) {
    double[][] longer = new double[x.length][];
    for (int n = 0; n < x.length; n++) {
      longer[n] = Arrays.copyOf(x[n], x[n].length + 1);
      longer[n][x[n].length] = 1;
    }
    return longer;
  }

  private static LinearOptimum of(double[] w, double loss) {
    return new LinearOptimum(Arrays.copyOf(w, w.length - 1), w[w.length - 1], loss);
  }

  private static LinearOptimum newton(LossTerm term, double[][] x, double[] targets) {
    double[] w = new double[x[0].length];
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      Quadratic here = Quadratic.at(term, x, targets, w);
      if (term == LossTerm.LOG && here.value < StrictMath.log(2) / x.length) {
        // a wrong one alone would cost more: all are right, and longer weights only gain by it
        throw new ArithmeticException("separable examples have no least LOG loss");
      }
      RealVector direction =
          new CholeskyDecomposition(here.curvature).getSolver().solve(here.gradient);
      if (here.gradient.dotProduct(direction) / 2 < NO_GAIN) {
        return of(w, here.value);
      }
      double[] step = direction.toArray();
      double length = 1; // halved until the loss falls
      double[] next = moved(w, step, length);
      while (length > 1e-12 && Quadratic.at(term, x, targets, next).value > here.value) {
        length /= 2;
        next = moved(w, step, length);
      }
      w = next;
    }
    throw new ArithmeticException("Newton's method found no least " + term + " loss");
  }

  private static double[] moved(double[] w, double[] step, double length) {
    double[] moved = w.clone();
    for (int d = 0; d < w.length; d++) {
      moved[d] -= length * step[d];
    }
    return moved;
  }

  /// What a smooth mean loss looks like around one place.
  private record Quadratic(double value, ArrayRealVector gradient, Array2DRowRealMatrix curvature) {
    static Quadratic at(LossTerm term, double[][] x, double[] targets, double[] w) {
      int n = x.length;
      double value = 0;
      double[] gradient = new double[w.length];
      double[][] curvature = new double[w.length][w.length];
      for (int i = 0; i < n; i++) {
        Smooth smooth = Smooth.of(term, dot(x[i], w), targets[i]);
        value += smooth.value / n;
        for (int d = 0; d < w.length; d++) {
          gradient[d] += smooth.slope * x[i][d] / n;
          for (int e = 0; e <= d; e++) {
            curvature[d][e] += smooth.curvature * x[i][d] * x[i][e] / n;
            curvature[e][d] = curvature[d][e];
          }
        }
      }
      for (int d = 0; d < w.length; d++) {
        curvature[d][d] += RIDGE;
      }
      return new Quadratic(
          value, new ArrayRealVector(gradient), new Array2DRowRealMatrix(curvature));
    }
  }

  /// A term and its first two derivatives by the score.
  private record Smooth(double value, double slope, double curvature) {
    static Smooth of(LossTerm term, double score, double target) {
      return switch (term) {
        case SQUARED -> new Smooth((score - target) * (score - target), 2 * (score - target), 2);
        case LOG -> {
          double e = StrictMath.exp(-Math.abs(score));
          double yes = (score < 0 ? e : 1) / (1 + e);
          double value = Math.max(score, 0) - score * target + StrictMath.log1p(e);
          yield new Smooth(value, yes - target, yes * (1 - yes));
        }
        case SQUARED_HINGE -> {
          double missing = Math.max(0, 1 - score * target);
          yield new Smooth(missing * missing, -2 * target * missing, missing > 0 ? 2 : 0);
        }
        case ABSOLUTE, HINGE -> throw new IllegalArgumentException(term + " is not smooth");
      };
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }

  /// A linear programme over w = u - v and what each example is short of (and, for the absolute
  /// error, over) its target, all at least 0: the least mean of what is short or over.
  private static LinearOptimum simplex(LossTerm term, double[][] x, double[] targets) {
    int n = x.length;
    int d = x[0].length;
    int variables = 2 * d + (term == LossTerm.HINGE ? n : 2 * n);
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] row = new double[variables];
      double sign = term == LossTerm.HINGE ? targets[i] : 1;
      for (int k = 0; k < d; k++) {
        row[k] = sign * x[i][k];
        row[d + k] = -row[k];
      }
      row[2 * d + i] = 1; // short of it
      if (term == LossTerm.HINGE) {
        constraints.add(new LinearConstraint(row, Relationship.GEQ, 1));
      } else {
        row[2 * d + n + i] = -1; // over it
        constraints.add(new LinearConstraint(row, Relationship.EQ, targets[i]));
      }
    }
    double[] costs = new double[variables];
    Arrays.fill(costs, 2 * d, variables, 1.0 / n);
    PointValuePair best =
        new SimplexSolver()
            .optimize(
                new LinearObjectiveFunction(costs, 0),
                new LinearConstraintSet(constraints),
                GoalType.MINIMIZE,
                new NonNegativeConstraint(true));
    double[] w = new double[d];
    for (int k = 0; k < d; k++) {
      w[k] = best.getPoint()[k] - best.getPoint()[d + k];
    }
    return of(w, best.getValue());
  }
}
