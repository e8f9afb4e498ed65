package lectern.task.linear;

import lectern.autograd.Activation;
import lectern.autograd.Products;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;
import lectern.tensor.Rows;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.util.ExpNormalizer;

/// The worked examples of linear and log-linear classification, computed three ways.
///
/// Measures, numbered from 1 as the lecture does:
///
/// - `spam.score` and `spam.sign`: is a message with five binary features spam?
/// - `language.score.k`, `language.class`, `language.probability.k`: which of three languages is a
///   text in?
/// - `softmax.k`: four scores as a probability distribution
///
/// Source: Kutuzov 2025, "Large Language Models Under the Hood, Part 1", slides on binary,
/// multi-class and log-linear classification.
public final class WorkedExampleTask implements Task<WorkedExampleTask.Config> {
  /// Whose arithmetic.
  public enum Arithmetic {
    /// Our engine's operations, in single precision.
    LECTERN,
    /// Tribuo's matrices and normaliser, in double precision.
    TRIBUO,
    /// Sums and quotients written out, in double precision.
    PLAIN
  }

  /// @param arithmetic whose arithmetic computes the examples
  public record Config(Arithmetic arithmetic) {}

  /// A linear model at work: a score a row of weights.
  ///
  /// @param x [D]
  /// @param weight [K,D]
  /// @param bias [K]
  private record Example(double[] x, double[][] weight, double[] bias) {}

  /// One way to compute.
  private interface Calculator {
    /// x·W + b, [K]
    double[] scores(Example example);

    /// [K], sums to 1
    double[] softmax(double[] scores);

    /// index of the first greatest
    int argmax(double[] scores);
  }

  private static final Example SPAM =
      new Example(
          new double[] {0, 1, 0, 1, 0}, new double[][] {{0, 0, 1, 1, 1}}, new double[] {.5});
  private static final Example LANGUAGE =
      new Example(
          new double[] {0, 1, 0, 1, 1},
          new double[][] {{0, 0, 1, 1, 1}, {1, 0, 1, 1, 1}, {1, 1, 0, 1, 1}},
          new double[] {0, 0, 1});
  private static final double[] FOUR_SCORES = {0.4, 0.1, 0.9, 0.5};

  @Override
  public String name() {
    return "worked-examples";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Measures run(Config config, RunContext context) {
    Calculator calculator =
        switch (config.arithmetic()) {
          case LECTERN -> new Lectern(context.workers());
          case TRIBUO -> new Tribuo();
          case PLAIN -> new Plain();
        };
    double spam = calculator.scores(SPAM)[0];
    double[] language = calculator.scores(LANGUAGE);
    Measures measures =
        Measures.none().with("spam.score", spam).with("spam.sign", Math.signum(spam));
    measures = withEach(measures, "language.score", language);
    measures = measures.with("language.class", calculator.argmax(language) + 1);
    measures = withEach(measures, "language.probability", calculator.softmax(language));
    return withEach(measures, "softmax", calculator.softmax(FOUR_SCORES));
  }

  private static Measures withEach(Measures measures, String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      measures = measures.with(name + "." + (i + 1), values[i]);
    }
    return measures;
  }

  private record Lectern(Workers workers) implements Calculator {
    @Override
    public double[] scores(Example example) {
      int k = example.weight.length;
      float[] flat = new float[k * example.x.length];
      for (int i = 0; i < flat.length; i++) {
        flat[i] = (float) example.weight[i / example.x.length][i % example.x.length];
      }
      Variable scores =
          Products.linear(
              Tape.evaluating(workers),
              Variable.constant(Tensor.of(floats(example.x), 1, example.x.length)),
              Variable.constant(Tensor.of(flat, k, example.x.length)),
              Variable.constant(Tensor.of(floats(example.bias), k)),
              Activation.IDENTITY);
      return doubles(scores.data());
    }

    @Override
    public double[] softmax(double[] scores) {
      float[] probabilities = new float[scores.length];
      Rows.softmax(floats(scores), 0, probabilities, 0, scores.length);
      return doubles(probabilities);
    }

    @Override
    public int argmax(double[] scores) {
      return Rows.argmax(floats(scores), 0, scores.length);
    }

    private static float[] floats(double[] values) {
      float[] floats = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        floats[i] = (float) values[i];
      }
      return floats;
    }

    private static double[] doubles(float[] values) {
      double[] doubles = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        doubles[i] = values[i];
      }
      return doubles;
    }
  }

  private record Tribuo() implements Calculator {
    @Override
    public double[] scores(Example example) {
      DenseVector scores =
          DenseMatrix.createDenseMatrix(example.weight)
              .leftMultiply(DenseVector.createDenseVector(example.x));
      scores.intersectAndAddInPlace(DenseVector.createDenseVector(example.bias));
      return scores.toArray();
    }

    @Override
    public double[] softmax(double[] scores) {
      return new ExpNormalizer().normalize(scores);
    }

    @Override
    public int argmax(double[] scores) {
      return DenseVector.createDenseVector(scores).argmax();
    }
  }

  private record Plain() implements Calculator {
    @Override
    public double[] scores(Example example) {
      double[] scores = example.bias.clone();
      for (int k = 0; k < scores.length; k++) {
        for (int d = 0; d < example.x.length; d++) {
          scores[k] += example.x[d] * example.weight[k][d];
        }
      }
      return scores;
    }

    @Override
    public double[] softmax(double[] scores) {
      double[] shares = new double[scores.length];
      double sum = 0;
      for (int k = 0; k < scores.length; k++) {
        shares[k] = StrictMath.exp(scores[k]);
        sum += shares[k];
      }
      for (int k = 0; k < scores.length; k++) {
        shares[k] /= sum;
      }
      return shares;
    }

    @Override
    public int argmax(double[] scores) {
      int best = 0;
      for (int k = 1; k < scores.length; k++) {
        best = scores[k] > scores[best] ? k : best;
      }
      return best;
    }
  }
}
