package lectern.autograd;

import lectern.tensor.Elementary;

/// A function of one number that makes a network more than a linear map.
public enum Activation {
  /// f(x) = x.
  IDENTITY(Grain.PLAIN) {
    @Override
    void apply(float[] x, float[] y, int offset, int n) {
      if (x != y) {
        System.arraycopy(x, offset, y, offset, n);
      }
    }

    @Override
    void slope(float[] x, float[] y, float[] dy, float[] dx, int offset, int n) {
      System.arraycopy(dy, offset, dx, offset, n);
    }
  },

  /// f(x) = max(x, 0), of derivative 0 at 0.
  RELU(Grain.PLAIN) {
    @Override
    void apply(float[] x, float[] y, int offset, int n) {
      for (int i = offset; i < offset + n; i++) {
        y[i] = Math.max(x[i], 0);
      }
    }

    @Override
    void slope(float[] x, float[] y, float[] dy, float[] dx, int offset, int n) {
      for (int i = offset; i < offset + n; i++) {
        dx[i] = y[i] > 0 ? dy[i] : 0;
      }
    }
  },

  /// The hyperbolic tangent.
  TANH(Grain.TRANSCENDENTAL) {
    @Override
    void apply(float[] x, float[] y, int offset, int n) {
      Elementary.tanh(x, offset, y, offset, n);
    }

    @Override
    void slope(float[] x, float[] y, float[] dy, float[] dx, int offset, int n) {
      for (int i = offset; i < offset + n; i++) {
        dx[i] = dy[i] * (1 - y[i] * y[i]);
      }
    }
  },

  /// f(x) = 1/(1+e^-x).
  SIGMOID(Grain.TRANSCENDENTAL) {
    @Override
    void apply(float[] x, float[] y, int offset, int n) {
      Elementary.sigmoid(x, offset, y, offset, n);
    }

    @Override
    void slope(float[] x, float[] y, float[] dy, float[] dx, int offset, int n) {
      for (int i = offset; i < offset + n; i++) {
        dx[i] = dy[i] * (y[i] * (1 - y[i]));
      }
    }
  },

  /// f(x) = x·Φ(x), Φ being the normal distribution's, by the error function.
  ///
  /// Source: Hendrycks and Gimpel 2016, "Gaussian Error Linear Units".
  GELU(Grain.TRANSCENDENTAL) {
    @Override
    void apply(float[] x, float[] y, int offset, int n) {
      for (int i = offset; i < offset + n; i++) {
        y[i] = x[i] * SQRT_HALF;
      }
      Elementary.erf(y, offset, y, offset, n);
      for (int i = offset; i < offset + n; i++) {
        y[i] = x[i] * (0.5f * y[i] + 0.5f);
      }
    }

    @Override
    void slope(float[] x, float[] y, float[] dy, float[] dx, int offset, int n) {
      for (int i = offset; i < offset + n; i++) { // f' = Φ(x) + x·φ(x), and Φ(x) = f(x)/x
        float density = INVERSE_SQRT_2_PI * Elementary.exp(-0.5f * x[i] * x[i]);
        float distribution = 0.5f * Elementary.erf(x[i] * SQRT_HALF) + 0.5f;
        dx[i] = dy[i] * (distribution + x[i] * density);
      }
    }

    @Override
    boolean slopeNeedsInput() {
      return true;
    }
  },

  /// GELU's approximation by tanh, which GPT-2 uses.
  ///
  /// Source: Hendrycks and Gimpel 2016, section 2.
  GELU_TANH(Grain.TRANSCENDENTAL) {
    @Override
    void apply(float[] x, float[] y, int offset, int n) {
      for (int i = offset; i < offset + n; i++) {
        y[i] = SQRT_2_OVER_PI * (x[i] + CUBIC * x[i] * x[i] * x[i]);
      }
      Elementary.tanh(y, offset, y, offset, n);
      for (int i = offset; i < offset + n; i++) {
        y[i] = x[i] * (0.5f * y[i] + 0.5f);
      }
    }

    @Override
    void slope(float[] x, float[] y, float[] dy, float[] dx, int offset, int n) {
      for (int i = offset; i < offset + n; i++) {
        dx[i] = SQRT_2_OVER_PI * (x[i] + CUBIC * x[i] * x[i] * x[i]);
      }
      Elementary.tanh(dx, offset, dx, offset, n);
      for (int i = offset; i < offset + n; i++) {
        float inner = SQRT_2_OVER_PI * (1 + 3 * CUBIC * x[i] * x[i]);
        float t = dx[i];
        dx[i] = dy[i] * (0.5f * (1 + t) + 0.5f * x[i] * (1 - t * t) * inner);
      }
    }

    @Override
    boolean slopeNeedsInput() {
      return true;
    }
  };

  private static final float SQRT_HALF = 0.70710678f;
  private static final float INVERSE_SQRT_2_PI = 0.39894228f;
  private static final float SQRT_2_OVER_PI = 0.79788456f;
  private static final float CUBIC = 0.044715f;

  private final int grain;

  Activation(int grain) {
    this.grain = grain;
  }

  /// y = f(x) on a range; y may be x unless {@link #slopeNeedsInput}.
  abstract void apply(float[] x, float[] y, int offset, int n);

  /// dx = dy·f'(x) on a range; dx may be dy unless {@link #slopeNeedsInput}.
  ///
  /// @param x anything unless {@link #slopeNeedsInput}
  /// @param y f(x)
  abstract void slope(float[] x, float[] y, float[] dy, float[] dx, int offset, int n);

  /// Whether the derivative cannot be had from the output alone.
  boolean slopeNeedsInput() {
    return false;
  }

  /// The least range worth a thread.
  int grain() {
    return grain;
  }
}
