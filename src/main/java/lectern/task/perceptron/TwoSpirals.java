package lectern.task.perceptron;

/// Two spirals wound into each other, each turning once around the origin: no line, and no curve of
/// low degree, has one on either side.
///
/// Point i of the first spiral lies at radius 0.1 + 0.9·i/31 and angle 2π·i/31; the second is the
/// first turned by half a circle. Nothing is random.
///
/// Source: Lang & Witbrock 1988, "Learning to tell two spirals apart", which has three turns and 97
/// points a spiral. One turn asks for the same thing and takes seconds.
final class TwoSpirals {
  private static final int POINTS = 32; // a spiral

  /// [N,2], within the unit circle; the spirals take turns.
  static final float[][] PLACES = new float[2 * POINTS][];

  /// [N]: 0 for the first spiral, 1 for the second.
  static final int[] LABELS = new int[2 * POINTS];

  static {
    for (int i = 0; i < POINTS; i++) {
      double along = i / (POINTS - 1.0);
      double radius = 0.1 + 0.9 * along;
      double angle = 2 * StrictMath.PI * along;
      float x1 = (float) (radius * StrictMath.cos(angle));
      float x2 = (float) (radius * StrictMath.sin(angle));
      PLACES[2 * i] = new float[] {x1, x2};
      PLACES[2 * i + 1] = new float[] {-x1, -x2};
      LABELS[2 * i + 1] = 1;
    }
  }

  private TwoSpirals() {}
}
