package lectern.task.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.data.SenseLexicon;
import lectern.data.TopicText;
import lectern.data.TopicText.Half;
import lectern.nn.Initializer;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.vectors.Likeness;
import lectern.vectors.Neighbour;
import lectern.vectors.Word2VecSettings;
import lectern.vectors.WordText;
import lectern.vectors.WordVectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Word vectors are learned from raw sentences by predicting neighbouring words. Then what
/// predicted is thrown away, and the vectors serve to tell topics of sentences apart, of which few
/// are labelled: and the words of the sentences that it is judged on occur in none of these.
///
/// The classifier is log-linear on the mean of a sentence's vectors. Measures:
///
/// - `accuracy`: the share of topics that it gets right in sentences whose topic words had no label
/// - `accuracy.seen`: the same in sentences of the words that had
/// - `accuracy.training`: the same in the labelled sentences themselves
///
/// Floor and ceiling of `accuracy`: `chance`, which is all that can be expected of vectors that
/// were not learned from raw sentences, and `ceiling`, of knowing every word's topic.
///
/// Table `neighbours`: the words nearest to some that had no label.
public final class ReusedVectorsTask implements Task<ReusedVectorsTask.Config> {
  /// @param raw sentences without labels, at least 1
  /// @param labelled sentences with labels, with one half of each topic's words, at least 1
  /// @param test sentences with the other half, and as many with the labelled half, at least 1
  /// @param length words a sentence, at least 1
  /// @param neutral the probability that a word belongs to no topic, in [0, 1)
  public record Data(int raw, int labelled, int test, int length, double neutral) {
    public Data {
      if (raw < 1 || labelled < 1 || test < 1) {
        throw new IllegalArgumentException(
            "raw %d, labelled %d, test %d must be at least 1".formatted(raw, labelled, test));
      }
      text(length, neutral); // checks
    }

    private static TopicText text(int length, double neutral) {
      return new TopicText(SenseLexicon.ENGLISH, length, neutral);
    }

    TopicText text() {
      return text(length, neutral);
    }
  }

  /// What the classifier's vectors are at first.
  public enum Start {
    /// those that word2vec learned from the raw sentences
    LEARNED,
    /// random ones, as long on average as learned ones
    RANDOM
  }

  /// What becomes of them while the classifier learns.
  public enum Tuning {
    /// they stay as they are
    FROZEN,
    /// they are trained along with the classifier
    TUNED
  }

  /// @param data the sentences
  /// @param start what the vectors are at first
  /// @param tuning what becomes of them
  /// @param word2vec how they are learned
  /// @param classifier how topics are learned
  public record Config(
      Data data,
      Start start,
      Tuning tuning,
      Word2VecSettings word2vec,
      ClassifierTraining classifier) {}

  private static final int NEIGHBOURS = 5;

  @Override
  public String name() {
    return "reused-vectors";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of("accuracy", "accuracy.seen", "accuracy.training", "chance", "ceiling");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    Data data = config.data();
    TopicText text = data.text();
    RandomStream random = context.random().split("texts");
    LabelledTexts labelled = text.texts(data.labelled(), Half.EVEN, random.split("labelled"));
    LabelledTexts seen = text.texts(data.test(), Half.EVEN, random.split("seen"));
    LabelledTexts unseen = text.texts(data.test(), Half.ODD, random.split("unseen"));
    WordVectors vectors =
        switch (config.start()) {
          case LEARNED ->
              learned(text.texts(data.raw(), Half.ALL, random.split("raw")), config, context);
          case RANDOM -> random(config.word2vec().width(), context.random().split("vectors"));
        };
    context.table("neighbours", neighbours(vectors));
    MeanClassifier classifier =
        MeanClassifier.train(
            vectors,
            config.tuning(),
            labelled,
            config.classifier(),
            context.random().split("classifier"),
            context);
    return Measures.none()
        .with("accuracy", classifier.accuracy(unseen))
        .with("accuracy.seen", classifier.accuracy(seen))
        .with("accuracy.training", classifier.accuracy(labelled))
        .with("chance", text.chance())
        .with("ceiling", text.ceiling());
  }

  private static WordVectors learned(LabelledTexts raw, Config config, RunContext context)
      throws InterruptedException {
    List<List<String>> sentences = raw.texts().stream().map(LabelledText::words).toList();
    WordText text = WordText.of(sentences, /* atLeast= */ 1);
    return VectorTraining.run(config.word2vec(), text, context).model().vectors();
  }

  /// Vectors of the lexicon's words, normal with a standard deviation of 1/√D, hence of about
  /// length 1.
  private static WordVectors random(int width, RandomStream random) {
    List<String> words = new ArrayList<>(SenseLexicon.ENGLISH.neutral());
    SenseLexicon.ENGLISH.topics().forEach(topic -> words.addAll(topic.words()));
    Tensor rows = Tensor.zeros(words.size(), width);
    Initializer.normal(1 / Math.sqrt(width)).fill(rows, random);
    return new WordVectors(words, rows.data(), width);
  }

  /// Of each topic the first word that had no label.
  private static Table neighbours(WordVectors vectors) {
    StringColumn word = StringColumn.create("word");
    StringColumn neighbour = StringColumn.create("neighbour");
    DoubleColumn cosine = DoubleColumn.create("cosine");
    IntColumn rank = IntColumn.create("rank");
    for (SenseLexicon.Topic topic : SenseLexicon.ENGLISH.topics()) {
      String asked = TopicText.words(topic, Half.ODD).getFirst();
      int place = 1;
      if (!vectors.contains(asked)) {
        continue; // it was never drawn
      }
      for (Neighbour near : vectors.nearest(asked, NEIGHBOURS, Likeness.COSINE)) {
        word.append(asked);
        neighbour.append(near.word());
        cosine.append(near.likeness());
        rank.append(place++);
      }
    }
    return Table.create("neighbours", word, neighbour, cosine, rank);
  }
}
