package lectern.vectors;

/// How alike two vectors are said to be: more is liker.
public enum Likeness {
  /// The cosine of the angle between them, -1 to 1; lengths do not matter. 0 if one is zero.
  COSINE {
    @Override
    double of(float[] x, int xOffset, float[] y, int yOffset, int width) {
      double dot = dot(x, xOffset, y, yOffset, width);
      double squares = dot(x, xOffset, x, xOffset, width) * dot(y, yOffset, y, yOffset, width);
      return squares == 0 ? 0 : dot / Math.sqrt(squares);
    }
  },
  /// The inner product: long vectors are like many.
  DOT {
    @Override
    double of(float[] x, int xOffset, float[] y, int yOffset, int width) {
      return dot(x, xOffset, y, yOffset, width);
    }
  };

  /// How alike the rows at two offsets are.
  abstract double of(float[] x, int xOffset, float[] y, int yOffset, int width);

  /// How alike two vectors are.
  ///
  /// @param x [D]
  /// @param y [D]
  /// @throws IllegalArgumentException if their widths differ
  public double of(float[] x, float[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "vectors of " + x.length + " and " + y.length + " numbers");
    }
    return of(x, 0, y, 0, x.length);
  }

  private static double dot(float[] x, int xOffset, float[] y, int yOffset, int width) {
    double sum = 0;
    for (int d = 0; d < width; d++) {
      sum += (double) x[xOffset + d] * y[yOffset + d];
    }
    return sum;
  }
}
