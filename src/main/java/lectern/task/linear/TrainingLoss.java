package lectern.task.linear;

/// What training makes small.
public enum TrainingLoss {
  /// The mean of (prediction - target)².
  SQUARED,
  /// The mean of |prediction - target|.
  ABSOLUTE,
  /// The mean cross-entropy in nats, scores being log-odds.
  LOG,
  /// The mean of max(0, 1 - score·label).
  HINGE,
  /// The mean of max(0, 1 - difference of the scores) over pairs whose order is known.
  RANKING,
  /// The mean of max(0, 1 + squared distance to one's own kind - to another's).
  TRIPLET
}
