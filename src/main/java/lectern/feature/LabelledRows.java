package lectern.feature;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lectern.InputException;
import lectern.tensor.SparseMatrix;

/// What a linear model learns from: the features of texts, and their classes.
///
/// Letters: N texts, D features, K classes.
///
/// @param x [N,D]
/// @param features [D], their names
/// @param labels [N], each in 0..K-1
/// @param classes [K], their names
public record LabelledRows(
    SparseMatrix x, List<String> features, int[] labels, List<String> classes) {
  /// @throws InputException if there is no text, only one class, or a class without any text, from
  ///   none of which a classifier can be learned
  public LabelledRows {
    features = List.copyOf(features);
    classes = List.copyOf(classes);
    if (x.rows() != labels.length || x.columns() != features.size()) {
      throw new IllegalArgumentException(
          "rows [%d,%d] for %d labels and %d features"
              .formatted(x.rows(), x.columns(), labels.length, features.size()));
    }
    if (labels.length == 0) {
      throw new InputException("There is no text to learn from; give texts of at least 2 classes.");
    }
    if (classes.size() < 2) {
      throw new InputException(
          "All %d training texts are of the class %s; give texts of at least 2 classes."
              .formatted(labels.length, classes));
    }
    int[] counts = new int[classes.size()];
    for (int label : labels) {
      counts[label]++;
    }
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] == 0) {
        throw new InputException(
            ("No training text is of the class '%s', so that none can be recognised; give some, or"
                    + " take the class out.")
                .formatted(classes.get(k)));
      }
    }
  }

  /// Rows whose features and classes have no names but their numbers.
  ///
  /// @param x [N,D]
  /// @param labels [N]; every class from 0 to the greatest occurs
  public static LabelledRows numbered(SparseMatrix x, int[] labels) {
    int classes = Arrays.stream(labels).max().orElse(-1) + 1;
    return new LabelledRows(x, names(x.columns()), labels, names(classes));
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /// N
  public int size() {
    return labels.length;
  }
}
