package lectern.feature;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;

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

  LabelledTexts labelled() {
    return labelled(texts, labels);
  }

  static LabelledTexts labelled(List<String> texts, int... labels) {
    List<LabelledText> labelled = new ArrayList<>();
    for (int n = 0; n < labels.length; n++) {
      labelled.add(new LabelledText(words(texts.get(n)), labels[n]));
    }
    return new LabelledTexts(List.of("bad", "mixed", "good"), labelled);
  }
}
