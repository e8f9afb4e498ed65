package lectern.statistics;

/// Points of many dimensions on a plane on which neighbours stay neighbours: for pictures.
///
/// Distances between far points and sizes of groups mean nothing in the result. Nothing is drawn at
/// random: it starts from the principal components, so the same points give the same picture. Every
/// pair is looked at, which suits up to about a thousand points.
///
/// Letters: N points, D dimensions. Source: van der Maaten and Hinton 2008, "Visualizing data using
/// t-SNE", algorithm 1 and section 3.4; Kobak and Berens 2019 for the start; Belkina et al. 2019
/// for the rate.
public final class TSne {
  private static final int EXAGGERATED = 250; // iterations
  private static final double EXAGGERATION = 12;
  private static final double LEAST_RATE = 50;
  private static final double START = 1e-4; // standard deviation
  private static final double LEAST_GAIN = 0.01;
  private static final int BISECTIONS = 100;
  private static final double CLOSE_ENOUGH = 1e-7; // nats

  private TSne() {}

  /// @param perplexity how many neighbours a point is taken to have, above 1 and below N/3 or it is
  ///   lowered to that
  /// @param iterations of gradient descent, at least 1
  public record Options(double perplexity, int iterations) {
    /// The paper's perplexity and number of iterations.
    public static final Options DEFAULT = new Options(30, 1000);

    public Options {
      if (!(perplexity > 1) || iterations < 1) {
        throw new IllegalArgumentException(
            "perplexity %s and iterations %d; expected above 1 and at least 1"
                .formatted(perplexity, iterations));
      }
    }
  }

  /// Lays points out on a plane.
  ///
  /// @param points [N,D], N and D at least 1
  /// @return [N,2], around 0
  public static double[][] plane(double[][] points, Options options) {
    int n = points.length;
    double[][] y = start(points);
    if (n < 4) { // nobody has neighbours to tell from others
      return y;
    }
    double perplexity = Math.min(options.perplexity, (n - 1) / 3.0);
    double[][] p = joint(squaredDistances(points), Math.max(1.1, perplexity));
    double[][] velocity = new double[n][2];
    double[][] gains = new double[n][2];
    for (double[] gain : gains) {
      gain[0] = 1;
      gain[1] = 1;
    }
    double rate = Math.max(LEAST_RATE, n / (4 * EXAGGERATION));
    for (int iteration = 0; iteration < options.iterations; iteration++) {
      boolean early = iteration < EXAGGERATED;
      double[][] gradient = gradient(p, y, early ? EXAGGERATION : 1);
      double momentum = early ? 0.5 : 0.8;
      for (int i = 0; i < n; i++) {
        for (int axis = 0; axis < 2; axis++) {
          boolean sameWay = gradient[i][axis] * velocity[i][axis] > 0;
          gains[i][axis] =
              Math.max(LEAST_GAIN, sameWay ? gains[i][axis] * 0.8 : gains[i][axis] + 0.2);
          velocity[i][axis] =
              momentum * velocity[i][axis] - rate * gains[i][axis] * gradient[i][axis];
        }
      }
      for (int i = 0; i < n; i++) {
        y[i][0] += velocity[i][0];
        y[i][1] += velocity[i][1];
      }
    }
    return centred(y);
  }

  private static double[][] start(double[][] points) {
    double[][] y = PrincipalComponents.plane(points);
    double squares = 0;
    for (double[] point : y) {
      squares += point[0] * point[0] / y.length;
    }
    double scale = squares == 0 ? 0 : START / Math.sqrt(squares);
    for (double[] point : y) {
      point[0] *= scale;
      point[1] *= scale;
    }
    return y;
  }

  private static double[][] squaredDistances(double[][] points) {
    int n = points.length;
    double[][] squares = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int d = 0; d < points[i].length; d++) {
          double difference = points[i][d] - points[j][d];
          sum += difference * difference;
        }
        squares[i][j] = sum;
        squares[j][i] = sum;
      }
    }
    return squares;
  }

  /// The probabilities of pairs to be neighbours, equation 1 and section 3.1.
  ///
  /// @param squares [N,N] squared distances
  /// @return [N,N], symmetric, sums to 1
  static double[][] joint(double[][] squares, double perplexity) {
    int n = squares.length;
    double[][] conditional = new double[n][];
    for (int i = 0; i < n; i++) {
      conditional[i] = conditional(squares[i], i, StrictMath.log(perplexity));
    }
    double[][] joint = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        joint[i][j] = (conditional[i][j] + conditional[j][i]) / (2 * n);
      }
    }
    return joint;
  }

  /// Of one point: a Gaussian as wide as gives the entropy asked for, found by bisection.
  private static double[] conditional(double[] squares, int own, double entropy) {
    double precision = 1;
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double nearest = Double.POSITIVE_INFINITY; // taken off every distance: no underflow
    for (int j = 0; j < squares.length; j++) {
      nearest = j == own ? nearest : Math.min(nearest, squares[j]);
    }
    double[] p = new double[squares.length];
    for (int step = 0; step < BISECTIONS; step++) {
      double sum = 0;
      double weighted = 0;
      for (int j = 0; j < p.length; j++) {
        p[j] = j == own ? 0 : StrictMath.exp(-(squares[j] - nearest) * precision);
        sum += p[j];
        weighted += p[j] * (squares[j] - nearest);
      }
      double excess = StrictMath.log(sum) + precision * weighted / sum - entropy;
      for (int j = 0; j < p.length; j++) {
        p[j] /= sum;
      }
      if (Math.abs(excess) < CLOSE_ENOUGH) {
        break;
      }
      if (excess > 0) {
        low = precision;
        precision = high == Double.POSITIVE_INFINITY ? precision * 2 : (low + high) / 2;
      } else {
        high = precision;
        precision = (low + high) / 2;
      }
    }
    return p;
  }

  /// Of the Kullback-Leibler divergence by the places, equation 5.
  ///
  /// @return [N,2]
  static double[][] gradient(double[][] p, double[][] y, double exaggeration) {
    int n = y.length;
    double[][] near = new double[n][n]; // Student's t with one degree of freedom
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double dx = y[i][0] - y[j][0];
        double dy = y[i][1] - y[j][1];
        near[i][j] = 1 / (1 + dx * dx + dy * dy);
        near[j][i] = near[i][j];
        sum += 2 * near[i][j];
      }
    }
    double[][] gradient = new double[n][2];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double force = 4 * (exaggeration * p[i][j] - near[i][j] / sum) * near[i][j];
        gradient[i][0] += force * (y[i][0] - y[j][0]);
        gradient[i][1] += force * (y[i][1] - y[j][1]);
      }
    }
    return gradient;
  }

  private static double[][] centred(double[][] y) {
    double x0 = 0;
    double x1 = 0;
    for (double[] point : y) {
      x0 += point[0] / y.length;
      x1 += point[1] / y.length;
    }
    for (double[] point : y) {
      point[0] -= x0;
      point[1] -= x1;
    }
    return y;
  }
}
