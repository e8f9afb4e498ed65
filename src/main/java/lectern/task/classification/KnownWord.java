package lectern.task.classification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lectern.classic.LinearClassifier;
import lectern.run.Measures;

/// A word that is known beforehand to speak for a class.
///
/// @param word as it stands in texts
/// @param label the class, counted from 0
public record KnownWord(String word, int label) {
  /// Words by the class they speak for.
  @SafeVarargs
  static List<KnownWord> of(List<String>... byClass) {
    List<KnownWord> all = new ArrayList<>();
    for (int label = 0; label < byClass.length; label++) {
      for (String word : byClass[label]) {
        all.add(new KnownWord(word, label));
      }
    }
    return all;
  }

  /// How far a model's weights show what is known: `words.recovered` and `words.agreeing`, as
  /// {@link TextClassificationTask} describes them. A word that is no feature counts as missed.
  ///
  /// @return nothing where no word is known or the model is not linear
  static Measures measures(List<KnownWord> known, TrainedTextModel trained) {
    Optional<LinearClassifier> linear = trained.linear();
    if (known.isEmpty() || linear.isEmpty()) {
      return Measures.none();
    }
    LinearClassifier model = linear.get().centred();
    int recovered = 0;
    int agreeing = 0;
    for (int k = 0; k < model.classes().size(); k++) {
      int label = k;
      List<String> words =
          known.stream().filter(word -> word.label == label).map(KnownWord::word).toList();
      Set<String> top = new HashSet<>();
      model.top(k, words.size()).forEach(weight -> top.add(weight.feature()));
      for (String word : words) {
        int feature = model.features().indexOf(word);
        recovered += top.contains(word) ? 1 : 0;
        agreeing += feature >= 0 && model.weights()[k][feature] > 0 ? 1 : 0;
      }
    }
    return Measures.none()
        .with("words.recovered", (double) recovered / known.size())
        .with("words.agreeing", (double) agreeing / known.size());
  }
}
