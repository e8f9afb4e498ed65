package lectern.data;

import java.util.List;

/// A text and the class that somebody gave it.
///
/// @param words tokens in reading order; may be empty
/// @param label the class, counted from 0
public record LabelledText(List<String> words, int label) {
  public LabelledText {
    words = List.copyOf(words);
    if (label < 0) {
      throw new IllegalArgumentException("label " + label + " is below 0");
    }
  }
}
