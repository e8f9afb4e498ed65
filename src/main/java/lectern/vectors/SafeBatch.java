package lectern.vectors;

import lectern.vectors.Word2VecSettings.Architecture;

/// How many places may be a batch.
///
/// All errors of a batch are computed from one state of the tables, and a row takes the sum of all
/// that concern it. One that is concerned too often overshoots, and the next batch overshoots back:
/// with too many places, training diverges. The sum is a step at the learning rate times the number
/// of errors, which therefore is limited for the row that is expected to have most of them. That is
/// plenty of places for a large vocabulary, a few for a small one, and a few for the root of a
/// Huffman tree, which every window has.
final class SafeBatch {
  /// The limit. A logistic regression diverges beyond 8/|h|², h being what it is fed, whose norm is
  /// 1 to 3 in trained tables.
  private static final double MOST = 2;

  private SafeBatch() {}

  /// P, at least 1 and at most what the settings say.
  ///
  /// @param counts occurrences in the text, [V]
  /// @param keep probability of each word to be kept, [V]
  static int places(
      Word2VecSettings settings,
      InputTable input,
      RowTouches outputs,
      long[] counts,
      double[] keep) {
    double[] frequency = new double[counts.length];
    double sum = 0;
    for (int word = 0; word < counts.length; word++) {
      frequency[word] = counts[word] * keep[word];
      sum += frequency[word];
    }
    double rows = 0; // of the output table, the mean of a window
    for (int word = 0; word < counts.length; word++) {
      frequency[word] /= sum;
      rows += frequency[word] * outputs.perWindow(word);
    }
    double context = settings.window() + 1; // words, on average, of both sides
    double examples = settings.architecture() == Architecture.CBOW ? 1 : context;
    double ofOutput = outputs.hottest(frequency) * examples;
    double ofInput = input.hottest(frequency) * context * rows;
    double places = MOST / (settings.learningRate() * Math.max(ofOutput, ofInput));
    return (int) Math.clamp(places, 1, settings.batch());
  }
}
