package lectern.task.classification;

import java.util.List;
import lectern.data.TextSplit;
import lectern.run.Measures;
import lectern.run.RunContext;

/// Where labelled texts come from: `data.kind`.
public sealed interface TextSource
    permits Sst2, MovieReviews, FewMovieReviews, Trec, Negation, WordOrder, PlantedFeatures {
  /// The texts of a run, dealt out by its seed where the corpus does not say how.
  ///
  /// @return at least one; a model is trained on each, and judged on all their tests together
  /// @throws lectern.data.MissingDataException if the corpus is not here
  List<TextSplit> splits(RunContext context);

  /// Words that are known beforehand to speak for a class.
  default List<KnownWord> knownWords() {
    return List.of();
  }

  /// What is known of these texts whoever reads them, such as the accuracy that nobody can exceed.
  default Measures bounds() {
    return Measures.none();
  }
}
