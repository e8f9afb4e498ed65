package lectern.vectors;

/// How often rows of an output table are touched: what {@link SafeBatch} goes by.
interface RowTouches {
  /// In how many windows the row most often touched is expected, of one; a row that is touched
  /// twice counts twice.
  ///
  /// @param frequency of each word among the windows' own, [V]
  double hottest(double[] frequency);

  /// How many rows meet the windows of a word.
  int perWindow(int word);
}
