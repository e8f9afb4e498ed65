package lectern.task.classification;

import java.util.List;
import lectern.data.NegationCorpus;
import lectern.data.TextSplit;
import lectern.run.Measures;
import lectern.run.RunContext;

/// Generated sentences in which a negator turns a word's polarity around, drawn by the run's seed:
/// see {@link NegationCorpus} for what is true of them.
///
/// Bounds: `best.unigrams` and `best.bigrams`, the greatest accuracy of a linear model of words, or
/// of words and pairs of neighbours.
///
/// @param distance words from the negator to the word it negates, at least 1: then they are
///   neighbours
/// @param length words a text, above `distance`
/// @param texts how many are learned from, a multiple of 4; as many again, half and half, to choose
///   by and to be judged on, so that it must be a multiple of 8
public record Negation(int distance, int length, int texts) implements TextSource {
  public Negation {
    new NegationCorpus(distance, length); // checks them
    Generated.checkCount(texts);
  }

  @Override
  public List<TextSplit> splits(RunContext context) {
    return Generated.splits(new NegationCorpus(distance, length)::draw, texts, context);
  }

  @Override
  public Measures bounds() {
    NegationCorpus corpus = new NegationCorpus(distance, length);
    return Measures.none()
        .with("best.unigrams", corpus.bestLinear(1))
        .with("best.bigrams", corpus.bestLinear(2));
  }
}
