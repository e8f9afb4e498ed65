package lectern.replay;

/// How far the results of two runs agree.
public enum Agreement {
  /// Both ended, and metrics, measures, samples, tables and weights are the same byte for byte.
  IDENTICAL("identical"),
  /// One did not finish; everything recorded until then is the same.
  SAME_SO_FAR("the same so far"),
  /// Something recorded is not the same.
  DIFFERENT("different"),
  /// One did not finish, and nothing was recorded until then.
  NOTHING_TO_COMPARE("nothing to compare");

  private final String label;

  Agreement(String label) {
    this.label = label;
  }

  /// As written in tables.
  public String label() {
    return label;
  }
}
