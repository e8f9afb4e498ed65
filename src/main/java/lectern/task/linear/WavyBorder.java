package lectern.task.linear;

import lectern.tensor.RandomStream;

/// Two classes in the plane on either side of a wave, some of them with the wrong label.
///
/// True of them: x1 is uniform in [-3, 3), x2 in [-2, 2); an example is of class +1 where x2 >
/// sin(2·x1), which half of them are on average; one label in ten is turned round, so that no model
/// without luck is right more often than nine times in ten, and no line separates the classes. The
/// best line is better than a coin, but cannot follow the wave.
///
/// @param x [N,2]
/// @param labels [N], each +1 or -1
record WavyBorder(double[][] x, double[] labels) {
  private static final double TURNED = 0.1;

  /// @param examples N, at least 1
  static WavyBorder draw(int examples, RandomStream random) {
    double[][] x = new double[examples][];
    double[] labels = new double[examples];
    for (int n = 0; n < examples; n++) {
      double x1 = 6 * random.nextDouble() - 3;
      double x2 = 4 * random.nextDouble() - 2;
      double side = x2 > StrictMath.sin(2 * x1) ? 1 : -1;
      x[n] = new double[] {x1, x2};
      labels[n] = random.nextDouble() < TURNED ? -side : side;
    }
    return new WavyBorder(x, labels);
  }
}
