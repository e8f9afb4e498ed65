package lectern.task.classification;

import java.util.List;
import lectern.data.TextSplit;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;

/// Generated texts in which some words tell the classes apart and all others do not, drawn by the
/// run's seed: see {@link lectern.data.PlantedFeatures} for what is true of them.
///
/// @param texts how many are learned from, at least 2; 500 more to choose by, 2,000 to be judged on
/// @param planted words planted for each class, 1 to 10
/// @param often probability of a planted word in a text of its class
/// @param seldom probability of it in a text of the other class, below `often`
/// @param neutral different words that mean nothing, 1 to 2000
/// @param length how many of them a text has, at least 0
public record PlantedFeatures(
    int texts, int planted, double often, double seldom, int neutral, int length)
    implements TextSource {
  private static final int VALIDATION = 500;
  private static final int TEST = 2000;

  public PlantedFeatures {
    if (texts < 2) {
      throw new IllegalArgumentException("texts is " + texts + "; it must be at least 2");
    }
    new lectern.data.PlantedFeatures(planted, often, seldom, neutral, length); // checks them
  }

  private lectern.data.PlantedFeatures corpus() {
    return new lectern.data.PlantedFeatures(planted, often, seldom, neutral, length);
  }

  @Override
  public List<TextSplit> splits(RunContext context) {
    RandomStream random = context.random().split("texts");
    return List.of(
        new TextSplit(
            corpus().draw(texts, random.split("training")),
            corpus().draw(VALIDATION, random.split("validation")),
            corpus().draw(TEST, random.split("test"))));
  }

  @Override
  public List<KnownWord> knownWords() {
    return KnownWord.of(corpus().words(0), corpus().words(1));
  }

  @Override
  public Measures bounds() {
    return Measures.none()
        .with("best.accuracy", corpus().bestAccuracy())
        .with("best.nats", corpus().bestNats());
  }
}
