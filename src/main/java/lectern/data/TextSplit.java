package lectern.data;

/// Labelled texts to learn from, to choose by and to be judged on.
///
/// @param training what a model learns from
/// @param validation what settings or the moment to stop are chosen by
/// @param test looked at once, at the end
public record TextSplit(LabelledTexts training, LabelledTexts validation, LabelledTexts test) {
  public TextSplit {
    if (!training.classes().equals(validation.classes())
        || !training.classes().equals(test.classes())) {
      throw new IllegalArgumentException(
          "parts of different classes: %s, %s, %s"
              .formatted(training.classes(), validation.classes(), test.classes()));
    }
  }
}
