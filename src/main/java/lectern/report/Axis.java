package lectern.report;

/// An axis: what it shows, its unit, and how it is spaced.
///
/// @param label the quantity in words; `accuracy`, `perplexity`
/// @param unit its unit, such as `nats`; empty for none
/// @param scale how values become lengths
public record Axis(String label, String unit, Scale scale) {
  /// How values become lengths.
  public enum Scale {
    /// Equal differences are equally long.
    LINEAR,
    /// Equal ratios are equally long; values of zero and below cannot be shown and are left out.
    LOGARITHMIC
  }

  /// A linear axis without a unit.
  public static Axis of(String label) {
    return new Axis(label, "", Scale.LINEAR);
  }

  /// A linear axis.
  public static Axis of(String label, String unit) {
    return new Axis(label, unit, Scale.LINEAR);
  }

  /// The same axis, logarithmic.
  public Axis logarithmic() {
    return new Axis(label, unit, Scale.LOGARITHMIC);
  }

  /// The text beside the axis.
  String title() {
    return unit.isEmpty() ? label : label + " (" + unit + ")";
  }

  /// Whether a value has a place on this axis.
  boolean shows(double value) {
    return Double.isFinite(value) && (scale == Scale.LINEAR || value > 0);
  }
}
