package lectern.optim;

/// The learning rate of each step.
///
/// Steps count from 1. A warm-up of W steps rises in a straight line so that step s has the rate
/// `peak·s/(W+1)` and step W+1, the first after it, has the peak (so does nanoGPT's `get_lr`): no
/// step is wasted on a rate of 0.
public sealed interface Schedule {
  /// The learning rate.
  ///
  /// @param step counted from 1
  default double rate(long step) {
    if (step < 1) {
      throw new IllegalArgumentException("step " + step + " is below 1");
    }
    return switch (this) {
      case Constant constant -> constant.rate;
      case Linear(double peak, double end, long warmup, long steps) ->
          step <= warmup
              ? peak * step / (warmup + 1)
              : end + (peak - end) * (1 - decayed(step, warmup, steps));
      case CosineWithWarmup(double peak, double end, long warmup, long steps) ->
          step <= warmup
              ? peak * step / (warmup + 1)
              : end
                  + (peak - end)
                      * (0.5 * (1 + StrictMath.cos(Math.PI * decayed(step, warmup, steps))));
    };
  }

  /// How much of the way down has been gone: 0 at the peak, 1 just after the last step.
  private static double decayed(long step, long warmup, long steps) {
    return step > steps ? 1 : (step - 1 - warmup) / (double) (steps - warmup);
  }

  private static void check(double peak, double end, long warmup, long steps) {
    Setting.positive("peak", peak);
    Setting.notNegative("end", end);
    if (warmup < 0 || steps <= warmup) {
      throw new IllegalArgumentException(
          "warmup " + warmup + " is not from 0 to below the schedule's " + steps + " steps");
    }
  }

  /// The same rate always.
  record Constant(double rate) implements Schedule {
    public Constant {
      Setting.positive("rate", rate);
    }
  }

  /// Warm-up, then a straight line down that reaches `end` just after the last step.
  ///
  /// Source: Devlin et al. 2019, appendix A.2.
  ///
  /// @param peak the highest rate, above 0
  /// @param end the rate of every step after the last, 0 or more
  /// @param warmup steps before the peak, 0 or more
  /// @param steps the number of the last step, above `warmup`
  record Linear(double peak, double end, long warmup, long steps) implements Schedule {
    public Linear {
      check(peak, end, warmup, steps);
    }
  }

  /// Warm-up, then half a cosine wave down that reaches `end` just after the last step.
  ///
  /// Source: Loshchilov & Hutter 2017 (SGDR), equation 5, without restarts.
  ///
  /// @param peak the highest rate, above 0
  /// @param end the rate of every step after the last, 0 or more
  /// @param warmup steps before the peak, 0 or more
  /// @param steps the number of the last step, above `warmup`
  record CosineWithWarmup(double peak, double end, long warmup, long steps) implements Schedule {
    public CosineWithWarmup {
      check(peak, end, warmup, steps);
    }
  }
}
