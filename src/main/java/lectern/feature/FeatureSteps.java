package lectern.feature;

import java.util.List;

/// How one text became features: each step's outcome.
///
/// @param words of the text
/// @param marked the same, with those that a negation reaches marked if the settings say so
/// @param ngrams all runs of words, as often as they occur
/// @param features those that training texts had too, by number
/// @param unknown the runs of words that are no features, each once
public record FeatureSteps(
    List<String> words,
    List<String> marked,
    List<String> ngrams,
    List<Feature> features,
    List<String> unknown) {

  /// A feature of the text.
  ///
  /// @param number among the features, counted from 0
  /// @param name a run of words
  /// @param count how often the text has it
  /// @param value what the model sees
  public record Feature(int number, String name, long count, double value) {}

  public FeatureSteps {
    words = List.copyOf(words);
    marked = List.copyOf(marked);
    ngrams = List.copyOf(ngrams);
    features = List.copyOf(features);
    unknown = List.copyOf(unknown);
  }
}
