package lectern.report;

/// Says that a picture shows the first few of many.
final class MostOf {
  private MostOf() {}

  /// `the first 12 of 100 filters`; empty where all are shown.
  static String note(int shown, int all, String what) {
    return all <= shown ? "" : "the first " + shown + " of " + all + " " + what;
  }

  /// The same behind other words.
  static String suffix(int shown, int all, String what) {
    String note = note(shown, all, what);
    return note.isEmpty() ? "" : "; " + note;
  }
}
