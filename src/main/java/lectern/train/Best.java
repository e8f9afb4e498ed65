package lectern.train;

/// The best value of the watched measure.
///
/// @param step after which it was measured
/// @param value in the measure's unit
public record Best(long step, double value) {}
