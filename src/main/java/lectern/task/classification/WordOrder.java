package lectern.task.classification;

import java.util.List;
import lectern.data.TextSplit;
import lectern.data.WordOrderCorpus;
import lectern.run.Measures;
import lectern.run.RunContext;

/// Generated sentences whose class is the order of two words, drawn by the run's seed: see {@link
/// WordOrderCorpus} for what is true of them.
///
/// Bounds: `best.without-order`, the accuracy of everything that does not see the order of words.
///
/// @param distance words from the one to the other, at least 1: then they are neighbours
/// @param length words a text, at least 3·distance - 1
/// @param neutral how many different words of no meaning there are, 1 to 20
/// @param texts how many are learned from; as many again, half and half, to choose by and to be
///   judged on, so that it must be a multiple of 8
public record WordOrder(int distance, int length, int neutral, int texts) implements TextSource {
  public WordOrder {
    new WordOrderCorpus(distance, length, neutral); // checks them
    Generated.checkCount(texts);
  }

  @Override
  public List<TextSplit> splits(RunContext context) {
    return Generated.splits(new WordOrderCorpus(distance, length, neutral)::draw, texts, context);
  }

  @Override
  public Measures bounds() {
    return Measures.none().with("best.without-order", WordOrderCorpus.BEST_WITHOUT_ORDER);
  }
}
