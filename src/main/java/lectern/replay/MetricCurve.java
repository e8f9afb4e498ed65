package lectern.replay;

import java.util.Optional;

/// One metric as two runs recorded it.
///
/// @param metric its name
/// @param same rows that are the same on both sides
/// @param different rows with another number, or on one side only
/// @param first where they part; absent if they do not
/// @param largest the largest relative difference, see {@link Parting#relative}; 0 if there is none
public record MetricCurve(
    String metric, long same, long different, Optional<Parting> first, double largest) {}
