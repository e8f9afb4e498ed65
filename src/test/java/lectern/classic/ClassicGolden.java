package lectern.classic;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import lectern.feature.LabelledRows;
import lectern.tensor.SparseMatrix;

/// `golden.json`, which scikit-learn computed; `golden.py` beside it says how.
///
/// @param problems by number of classes
record ClassicGolden(@JsonProperty("lambda") double lambda, Map<String, Problem> problems) {

  /// @param x counts, [N,D]
  /// @param probabilities of the unseen rows, by model
  /// @param margins likewise
  /// @param nats mean cross-entropy of the rows learned from, by model
  record Problem(
      float[][] x,
      int[] labels,
      float[][] unseen,
      Map<String, double[][]> probabilities,
      Map<String, double[][]> margins,
      Map<String, Double> nats) {
    LabelledRows rows() {
      return LabelledRows.numbered(SparseMatrix.of(x), labels);
    }

    SparseMatrix unseenRows() {
      return SparseMatrix.of(unseen);
    }

    /// Mean cross-entropy of the rows learned from.
    double nats(LinearClassifier model) {
      double[][] probabilities = model.probabilities(SparseMatrix.of(x));
      double nats = 0;
      for (int n = 0; n < labels.length; n++) {
        nats -= StrictMath.log(probabilities[n][labels[n]]);
      }
      return nats / labels.length;
    }
  }

  static ClassicGolden load() {
    try (InputStream in = ClassicGolden.class.getResourceAsStream("golden.json")) {
      return new ObjectMapper().readValue(in, ClassicGolden.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Problem problem(int classes) {
    return problems.get(Integer.toString(classes));
  }
}
