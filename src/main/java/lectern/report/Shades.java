package lectern.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import lectern.compare.Rounded;
import lectern.statistics.Digits;
import lectern.statistics.Interval;

/// From values to the shades of {@link Theme#sequential}, with a scale to read them by.
///
/// @param low the palest value
/// @param high the deepest
/// @param scale how values become shades
record Shades(double low, double high, Axis.Scale scale) {
  /// 0 palest to 1 deepest; the middle where all values are equal.
  double share(double value) {
    if (!(high > low)) {
      return 0.5;
    }
    return scale == Axis.Scale.LOGARITHMIC
        ? StrictMath.log(value / low) / StrictMath.log(high / low)
        : (value - low) / (high - low);
  }

  /// A value in as many figures as tell it from its neighbours: as many decimals for all on a
  /// linear scale, three figures on a logarithmic one.
  String figure(double value) {
    return scale == Axis.Scale.LINEAR && high > low
        ? Rounded.within(value, new Interval(low, high))
        : Rounded.figures(value, 3);
  }

  private double value(double share) {
    return scale == Axis.Scale.LOGARITHMIC
        ? low * StrictMath.pow(high / low, share)
        : low + share * (high - low);
  }

  /// A bar of all shades, the deepest on top, with figures.
  void paint(Graphics2D g, int x, int top, int bottom) {
    int height = bottom - top;
    for (int i = 0; i < height; i++) {
      g.setColor(Theme.sequential(1 - (i + 0.5) / height));
      g.fill(new Rectangle2D.Double(x, top + i, 12, 1));
    }
    int steps = high > low ? Math.clamp(height / 40, 1, 4) : 0;
    for (int step = 0; step <= steps; step++) {
      double share = steps == 0 ? 0.5 : (double) step / steps;
      double y = bottom - share * height + (share == 0 ? 0 : share == 1 ? 9 : 4);
      Frame.text(g, Digits.of(value(share)), Theme.SMALL, Theme.MUTED, x + 17, y);
    }
  }
}
