package lectern.feature;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// `golden.json`, which scikit-learn, SciPy and NLTK computed; `golden.py` beside it says how.
record FeatureGolden(
    List<String> texts,
    int[] labels,
    List<String> unseen,
    Map<String, List<Map<String, Double>>> rows,
    Map<String, List<Map<String, Double>>> unseenRows,
    Map<String, Double> chiSquare,
    List<List<String>> marked) {

  static FeatureGolden load() {
    try (InputStream in = FeatureGolden.class.getResourceAsStream("golden.json")) {
      return new ObjectMapper().readValue(in, FeatureGolden.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> words(String text) {
    return Arrays.asList(text.split(" "));
  }

  List<List<String>> words() {
    return texts.stream().map(FeatureGolden::words).toList();
  }
}
