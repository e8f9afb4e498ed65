package lectern.task.linear;

import java.util.EnumSet;
import java.util.Set;
import lectern.autograd.Lookup;
import lectern.autograd.MarginLosses;
import lectern.autograd.Variable;
import lectern.nn.Linear;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;

/// Kinds of things to be told apart by their distances, where those that count are none of those
/// that were learned from.
///
/// True of them: a thing has twelve numbers. Three are its class's own three, standard normal, plus
/// a normal error of deviation 0.3; the other nine are normal of deviation 2 and say nothing. So
/// most of the distance between two things is noise, and what is to be learned is not where any
/// class lies but which directions count.
///
/// Trained is a linear map to three numbers, on triples of a thing, another of its class and one of
/// another class, drawn anew at every step.
///
/// Measures, over 50 classes of 5 things that were not learned from: `nearest`, the share of things
/// whose nearest other thing, after the map, is of their class; `nearest.raw`, the same before the
/// map; `nearest.best`, the same by the three numbers that count; `shortfall`, what the map is
/// short of the best.
///
/// Source: Weinberger and Saul 2009, "Distance metric learning for large margin nearest neighbor
/// classification"; Schroff, Kalenichenko and Philbin 2015, "FaceNet", for classes never seen.
///
/// @param classes learned from, at least 2
/// @param things of each, at least 2
public record UnseenClasses(int classes, int things) implements LossProblem {
  private static final int TELLING = 3;
  private static final int NUMBERS = 12;
  private static final double ERROR = 0.3;
  private static final double NOISE = 2;
  private static final int NEW_CLASSES = 50;
  private static final int NEW_THINGS = 5;
  private static final double MARGIN = 1;

  /// Twice as many classes as numbers, and a few things of each.
  public static final UnseenClasses DEFAULT = new UnseenClasses(/* classes= */ 24, /* things= */ 5);

  public UnseenClasses {
    if (classes < 2 || things < 2) {
      throw new IllegalArgumentException(
          "classes %d and things %d: expected at least 2".formatted(classes, things));
    }
  }

  @Override
  public Set<TrainingLoss> losses() {
    return EnumSet.of(TrainingLoss.TRIPLET);
  }

  /// Things class by class, as many of each.
  ///
  /// @return [N,12]
  private static double[][] draw(int classes, int things, RandomStream random) {
    double[][] x = new double[Math.multiplyExact(classes, things)][NUMBERS];
    double[] own = new double[TELLING];
    for (int n = 0; n < x.length; n++) {
      for (int d = 0; d < NUMBERS; d++) {
        if (d < TELLING) {
          own[d] = n % things == 0 ? random.nextGaussian() : own[d];
          x[n][d] = own[d] + ERROR * random.nextGaussian();
        } else {
          x[n][d] = NOISE * random.nextGaussian();
        }
      }
    }
    return x;
  }

  @Override
  public Measures learn(LinearLearning learning, RunContext context) throws InterruptedException {
    Variable x =
        Variable.constant(
            LinearLearning.matrix(draw(classes, things, context.random().split("data"))));
    RandomStream triples = context.random().split("triples");
    Linear map =
        learning.train(
            new Linear.Size(NUMBERS, TELLING),
            (tape, layer, step) -> {
              int[][] drawn = triples(triples.split(step));
              Variable mapped = layer.forward(tape, x); // [N,3]
              return MarginLosses.triplet(
                  tape,
                  mapped,
                  Lookup.embedding(tape, mapped, drawn[0], drawn[0].length),
                  Lookup.embedding(tape, mapped, drawn[1], drawn[1].length),
                  MARGIN);
            },
            context);
    double[][] fresh = draw(NEW_CLASSES, NEW_THINGS, context.random().split("new"));
    double reached = nearest(mapped(fresh, map.weight().value()));
    double best = nearest(mapped(fresh, firstOnly()));
    return Measures.none()
        .with("nearest", reached)
        .with("nearest.raw", nearest(fresh))
        .with("nearest.best", best)
        .with("shortfall", best - reached);
  }

  /// For each thing another of its class, and one of another class.
  ///
  /// @return [2,N]
  private int[][] triples(RandomStream random) {
    int all = classes * things;
    int[][] drawn = new int[2][all];
    for (int n = 0; n < all; n++) {
      int first = n - n % things;
      drawn[0][n] = first + (n % things + 1 + random.nextInt(things - 1)) % things;
      drawn[1][n] = (first + things + random.nextInt(all - things)) % all;
    }
    return drawn;
  }

  /// The map that keeps what tells classes apart and nothing else.
  private static Tensor firstOnly() {
    Tensor map = Tensor.zeros(TELLING, NUMBERS);
    for (int d = 0; d < TELLING; d++) {
      map.data()[d * NUMBERS + d] = 1;
    }
    return map;
  }

  /// @param map [O,D]
  /// @return [N,O]
  private static double[][] mapped(double[][] x, Tensor map) {
    double[][] y = new double[x.length][map.rows()];
    for (int n = 0; n < x.length; n++) {
      for (int o = 0; o < map.rows(); o++) {
        for (int d = 0; d < map.columns(); d++) {
          y[n][o] += map.at(o, d) * x[n][d];
        }
      }
    }
    return y;
  }

  /// The share of new things whose nearest other is of their class.
  private static double nearest(double[][] x) {
    int right = 0;
    for (int n = 0; n < x.length; n++) {
      int nearest = n == 0 ? 1 : 0;
      for (int m = 0; m < x.length; m++) {
        if (m != n && distance(x[n], x[m]) < distance(x[n], x[nearest])) {
          nearest = m;
        }
      }
      right += nearest / NEW_THINGS == n / NEW_THINGS ? 1 : 0;
    }
    return (double) right / x.length;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }
}
