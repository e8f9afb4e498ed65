package lectern.task.classification;

import lectern.data.LabelledTexts;
import lectern.data.PlantedNgramCorpus;
import lectern.data.TextSplit;
import lectern.tensor.RandomStream;

/// Generated texts whose class is which runs of words they have: see {@link PlantedNgramCorpus} for
/// what is true of them.
///
/// @param ngram n, words of a planted run, 2 to 4
/// @param each how many runs each of the two classes has, 1 to 4
/// @param length words a text, at least 9·n - 9 (8 with n = 2)
/// @param texts how many are learned from, an even number; half as many each to choose by and to be
///   judged on, which must be even, too
public record PlantedNgrams(int ngram, int each, int length, int texts) {
  public PlantedNgrams {
    new PlantedNgramCorpus(ngram, each, length); // checks them
    if (texts < 4 || texts % 4 != 0) {
      throw new IllegalArgumentException(
          "texts is " + texts + "; it must be a multiple of 4, at least 4");
    }
  }

  /// The runs, drawn by the run's seed.
  PlantedNgramCorpus.Planted planted(RandomStream random) {
    return corpus().plant(random.split("planted"));
  }

  TextSplit split(RandomStream random) {
    return new TextSplit(
        draw(texts, random, "training"),
        draw(texts / 2, random, "validation"),
        draw(texts / 2, random, "test"));
  }

  private LabelledTexts draw(int count, RandomStream random, String part) {
    return corpus().draw(planted(random), count, random.split("texts").split(part));
  }

  private PlantedNgramCorpus corpus() {
    return new PlantedNgramCorpus(ngram, each, length);
  }
}
