package lectern.task.linear;

import java.util.EnumSet;
import java.util.Set;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;

/// Two classes in the plane with a gap between them, whose widest separation is planted.
///
/// True of them: in the direction u, drawn at random, every example of class +1 has a height of at
/// least the margin and every other of at most its negative. Three examples are at that height
/// exactly: two of class +1 a unit to the left and to the right, one of class -1 below the middle
/// between them. So the nearest points of the two classes' hulls lie a margin above and below 0
/// along u, and no line separates the classes by more. The rest lie further out and aslant, class
/// +1 more to the right and class -1 more to the left, which tempts whoever looks at all of them.
///
/// Measures: `margin`, the least distance of an example from the trained line, negative if one is
/// on the wrong side; `margin.best`, the planted one; `margin.ratio`, the first over the second, at
/// most 1.
///
/// @param examples at least 10
/// @param margin the planted one, above 0
public record SeparableClasses(int examples, double margin) implements LossProblem {
  /// Few, so that a penalty that leaves the widest margin alone need not be tiny.
  public static final SeparableClasses DEFAULT =
      new SeparableClasses(/* examples= */ 40, /* margin= */ 0.5);

  public SeparableClasses {
    if (examples < 10 || !(margin > 0)) {
      throw new IllegalArgumentException(
          "examples %d and margin %s: expected at least 10 and above 0"
              .formatted(examples, margin));
    }
  }

  @Override
  public Set<TrainingLoss> losses() {
    return EnumSet.of(TrainingLoss.HINGE, TrainingLoss.LOG, TrainingLoss.SQUARED);
  }

  @Override
  public Measures learn(LinearLearning learning, RunContext context) throws InterruptedException {
    RandomStream random = context.random().split("data");
    double angle = 2 * StrictMath.PI * random.nextDouble();
    double[] u = {StrictMath.cos(angle), StrictMath.sin(angle)};
    double[][] x = new double[examples][];
    double[] labels = new double[examples];
    for (int n = 0; n < examples; n++) {
      labels[n] = n % 2 == 0 ? 1 : -1;
      double height = labels[n] * (n < 3 ? margin : margin + 0.2 + 2 * random.nextDouble());
      // the three at the margin: left, middle, right
      double right = n < 3 ? n - 1 : labels[n] * (4 * random.nextDouble() - 1);
      x[n] = new double[] {height * u[0] - right * u[1], height * u[1] + right * u[0]};
    }
    LinearLearning.Scores trained = learning.trainScores(x, labels, context);
    double length = StrictMath.hypot(trained.weights()[0], trained.weights()[1]);
    double least = Double.POSITIVE_INFINITY;
    for (int n = 0; n < examples; n++) {
      least = Math.min(least, labels[n] * trained.of(x[n]) / length);
    }
    return Measures.none()
        .with("margin", least)
        .with("margin.best", margin)
        .with("margin.ratio", least / margin);
  }
}
