package lectern.vectors;

/// A word that is near another, or near some point.
///
/// @param word which
/// @param likeness how near, in the unit of the {@link Likeness} that was asked for
public record Neighbour(String word, double likeness) {}
