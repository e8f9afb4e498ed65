package lectern.task.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.tensor.RandomStream;

/// Labelled texts in ten parts, drawn at random.
record Tenths(List<LabelledTexts> parts) {
  static final int PARTS = 10;

  static Tenths of(LabelledTexts texts, RandomStream random) {
    return new Tenths(texts.deal(PARTS, random));
  }

  LabelledTexts only(int part) {
    return parts.get(part);
  }

  /// All parts but some.
  LabelledTexts without(Integer... left) {
    List<LabelledText> rest = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      if (!Arrays.asList(left).contains(part)) {
        rest.addAll(parts.get(part).texts());
      }
    }
    return parts.getFirst().with(rest);
  }
}
