package lectern.metric;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// `golden.json`, which scikit-learn computed; `golden.py` beside it says how.
record MetricGolden(
    int[] labels,
    double[][] probabilities,
    long[][] confusion,
    double accuracy,
    double[] precision,
    double[] recall,
    double[] f1,
    double macroF1,
    long[] bins,
    double error) {
  static MetricGolden load() {
    try (InputStream in = MetricGolden.class.getResourceAsStream("golden.json")) {
      return new ObjectMapper().readValue(in, MetricGolden.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
