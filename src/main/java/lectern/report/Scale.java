package lectern.report;

import java.util.ArrayList;
import java.util.List;

/// From values to pixels, linearly or by their logarithms, with round places to label.
///
/// @param low the least value shown
/// @param high the greatest, above `low`
/// @param scale how values become lengths
/// @param from pixel of `low`
/// @param to pixel of `high`; may be less than `from`
record Scale(double low, double high, Axis.Scale scale, double from, double to) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /// Around values, with some room at either end.
  ///
  /// @param low finite; above 0 on a logarithmic scale
  /// @param high at least `low`
  static Scale around(double low, double high, Axis.Scale scale, double from, double to) {
    if (scale == Axis.Scale.LOGARITHMIC) {
      double room = low == high ? 2 : StrictMath.pow(high / low, 0.04);
      return new Scale(low / room, high * room, scale, from, to);
    }
    double room = low == high ? Math.max(1e-9, Math.abs(low)) / 2 : (high - low) * 0.04;
    return new Scale(low - room, high + room, scale, from, to);
  }

  double pixel(double value) {
    double share =
        scale == Axis.Scale.LOGARITHMIC
            ? StrictMath.log(value / low) / StrictMath.log(high / low)
            : (value - low) / (high - low);
    return from + share * (to - from);
  }

  /// Round values within the scale, ascending.
  ///
  /// @param most about how many there is room for
  List<Double> ticks(int most) {
    List<Double> ticks = new ArrayList<>();
    if (scale == Axis.Scale.LOGARITHMIC) {
      int first = (int) StrictMath.floor(StrictMath.log10(low));
      int last = (int) StrictMath.ceil(StrictMath.log10(high));
      int every = Math.max(1, (last - first) / Math.max(1, most));
      boolean between = last - first <= most / 2;
      for (int decade = first; decade <= last; decade += every) {
        for (double digit : between ? new double[] {1, 2, 5} : new double[] {1}) {
          add(ticks, Double.parseDouble((int) digit + "e" + decade));
        }
      }
      if (ticks.size() > 1) {
        return ticks;
      }
      ticks.clear(); // less than a decade: as on a linear scale
    }
    double wanted = (high - low) / Math.max(1, most);
    int decade = (int) StrictMath.floor(StrictMath.log10(wanted));
    for (double digit : STEPS) {
      double step = digit * StrictMath.pow(10, decade);
      if (step >= wanted * 0.999) {
        for (long k = (long) StrictMath.ceil(low / step); k * step <= high; k++) {
          add(ticks, k * step);
        }
        return ticks;
      }
    }
    throw new IllegalStateException("no round step for " + low + " to " + high);
  }

  private void add(List<Double> ticks, double value) {
    if (value >= low && value <= high) {
      ticks.add(value);
    }
  }
}
