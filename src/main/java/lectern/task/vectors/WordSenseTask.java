package lectern.task.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lectern.data.SenseLexicon;
import lectern.data.SenseSentence;
import lectern.data.SenseSentence.Clues;
import lectern.data.SenseText;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;
import lectern.statistics.PrincipalComponents;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Vectors of words are learned from raw sentences, then frozen, and a log-linear probe tries to
/// read off them which sense an ambiguous word has.
///
/// Measures, over test sentences alike for all vectors:
///
/// - `accuracy`: the share of senses that the probe gets right, of all layers mixed;
///   `accuracy.layer.0` (a word's own vector, whatever the context), `accuracy.layer.1`, … of one
///   layer alone; `accuracy.forward` and `accuracy.backward` of the top layer's half that has read
///   the left and the right side only
/// - `neighbour.layer.0`, …: the share that the nearest mean vector of a sense gets right, nothing
///   being trained but the vectors
/// - `similarity.layer.0`, …: the mean cosine between two vectors of one word in different
///   sentences
/// - `mix.layer.0`, …: how much of each layer the mixing probe reads
/// - `nats`, `nats.forward`, `nats.backward`: how badly a language model predicts held-out words
///
/// Floors and ceilings: `majority` is the share of each word's most frequent sense, which no static
/// vector can exceed; `ceiling` and `ceiling.one-sided` are what the best reader of these very
/// sentences gets right, and the best reader of one side alone (the mean of left and right);
/// `nats.true` is what the true model of the text needs for them, forwards or backwards.
///
/// Table `sense-map`: where the vectors of two words that share a topic lie, by layer.
public final class WordSenseTask implements Task<WordSenseTask.Config> {
  /// @param sentences that vectors are learned from, without senses, at least 100
  /// @param labelled how many of them the probe learns from, with senses, at least 1
  /// @param test sentences that everything is measured on, at least 1
  /// @param context words on each side of the ambiguous one, at least 1
  /// @param neutral the probability that a word which could be a clue is none, in [0, 1)
  public record Data(int sentences, int labelled, int test, int context, double neutral) {
    private static final int LEAST = 100;

    public Data {
      if (sentences < LEAST || labelled < 1 || labelled > sentences || test < 1) {
        throw new IllegalArgumentException(
            "sentences %d, labelled %d, test %d; expected at least %d, 1 to all of them, at least 1"
                .formatted(sentences, labelled, test, LEAST));
      }
      new SenseText(SenseLexicon.ENGLISH, context, neutral); // checks
    }
  }

  /// @param data the sentences
  /// @param vectors what learns from them
  /// @param probe how senses are learned from its vectors
  public record Config(Data data, SenseVectors vectors, ClassifierTraining probe) {}

  private static final List<String> MAPPED = List.of("bank", "bass"); // money, river, music

  @Override
  public String name() {
    return "word-senses";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    Set<String> names =
        new TreeSet<>(
            Set.of(
                "accuracy",
                "accuracy.forward",
                "accuracy.backward",
                "majority",
                "ceiling",
                "ceiling.one-sided",
                "nats",
                "nats.forward",
                "nats.backward",
                "nats.true"));
    for (int layer = 0; layer <= Bilm.MOST_LAYERS; layer++) {
      for (String of : List.of("accuracy", "neighbour", "similarity", "mix")) {
        names.add(of + ".layer." + layer);
      }
    }
    return names;
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    Data data = config.data();
    SenseText text = new SenseText(SenseLexicon.ENGLISH, data.context(), data.neutral());
    RandomStream random = context.random();
    List<SenseSentence> sentences =
        text.sentences(data.sentences(), random.split("training sentences"));
    List<SenseSentence> test = text.sentences(data.test(), random.split("test sentences"));
    SenseVectors.Learned learned = config.vectors().learn(text, sentences, context);

    List<SenseSentence> labelled = sentences.subList(0, data.labelled());
    SenseExamples training = SenseExamples.of(text.lexicon(), labelled, learned.layers(labelled));
    SenseExamples judged = SenseExamples.of(text.lexicon(), test, learned.layers(test));
    Probing probing = new Probing(config.probe(), text.lexicon(), context);
    Measures measures = Measures.none();
    int layers = judged.layers().size();
    if (layers > 1) {
      SenseProbe mixed = probing.train("mixed", training);
      measures = measures.with("accuracy", mixed.accuracy(judged, context.workers()));
      for (int layer = 0; layer < layers; layer++) {
        measures = measures.with("mix.layer." + layer, mixed.shares()[layer]);
      }
    }
    for (int layer = 0; layer < layers; layer++) {
      context.checkInterrupted();
      String name = "layer." + layer;
      SenseExamples seen = judged.layer(layer);
      measures =
          measures
              .with("accuracy." + name, probing.accuracy(name, training.layer(layer), seen))
              .with(
                  "neighbour." + name,
                  new SenseCentroids(text.lexicon(), training.layer(layer)).accuracy(seen))
              .with(
                  "similarity." + name, SelfSimilarity.of(seen, text.lexicon().ambiguous().size()));
    }
    if (layers == 1) {
      measures = measures.with("accuracy", measures.values().get("accuracy.layer.0"));
    }
    int half = learned.forwardColumns();
    if (half > 0) {
      int width = judged.layers().getLast().columns();
      int top = layers - 1;
      measures =
          measures
              .with(
                  "accuracy.forward",
                  probing.accuracy(
                      "forward", training.columns(top, 0, half), judged.columns(top, 0, half)))
              .with(
                  "accuracy.backward",
                  probing.accuracy(
                      "backward",
                      training.columns(top, half, width),
                      judged.columns(top, half, width)));
    }
    context.table("sense-map", map(text, test, judged));
    return measures.with(bounds(text, test)).with(learned.measures());
  }

  /// Probes of one run, each with a stream of its own.
  private record Probing(ClassifierTraining options, SenseLexicon lexicon, RunContext context) {
    SenseProbe train(String name, SenseExamples training) {
      return SenseProbe.train(
          lexicon,
          training,
          options,
          context.random().split("probe").split(name),
          context.workers());
    }

    double accuracy(String name, SenseExamples training, SenseExamples judged) {
      return train(name, training).accuracy(judged, context.workers());
    }
  }

  private static Measures bounds(SenseText text, List<SenseSentence> test) {
    double oneSided = (share(text, test, Clues.LEFT) + share(text, test, Clues.RIGHT)) / 2;
    double majority =
        test.stream().filter(sentence -> sentence.sense() == 0).count() / (double) test.size();
    return Measures.none()
        .with("majority", majority)
        .with("ceiling", share(text, test, Clues.BOTH))
        .with("ceiling.one-sided", oneSided)
        .with("nats.true", test.stream().mapToDouble(text::nats).average().orElseThrow());
  }

  private static double share(SenseText text, List<SenseSentence> test, Clues seen) {
    return test.stream()
            .filter(sentence -> text.bestGuess(sentence, seen) == sentence.sense())
            .count()
        / (double) test.size();
  }

  /// Each layer on the plane in which the vectors of both words together spread the most.
  private static Table map(SenseText text, List<SenseSentence> test, SenseExamples judged) {
    StringColumn word = StringColumn.create("word");
    StringColumn sense = StringColumn.create("sense");
    DoubleColumn x = DoubleColumn.create("x");
    DoubleColumn y = DoubleColumn.create("y");
    IntColumn layerColumn = IntColumn.create("layer");
    List<Integer> shown = new ArrayList<>();
    for (int n = 0; n < test.size(); n++) {
      if (MAPPED.contains(text.lexicon().ambiguous().get(test.get(n).word()).word())) {
        shown.add(n);
      }
    }
    for (int layer = 0; layer < judged.layers().size() && !shown.isEmpty(); layer++) {
      Tensor vectors = judged.layers().get(layer);
      double[][] points = new double[shown.size()][vectors.columns()];
      for (int i = 0; i < points.length; i++) {
        for (int d = 0; d < points[i].length; d++) {
          points[i][d] = vectors.at(shown.get(i), d);
        }
      }
      double[][] plane = PrincipalComponents.plane(points);
      for (int i = 0; i < points.length; i++) {
        SenseSentence sentence = test.get(shown.get(i));
        SenseLexicon.AmbiguousWord of = text.lexicon().ambiguous().get(sentence.word());
        word.append(of.word());
        sense.append(of.senses().get(sentence.sense()).topic());
        x.append(plane[i][0]);
        y.append(plane[i][1]);
        layerColumn.append(layer);
      }
    }
    return Table.create("sense-map", word, sense, x, y, layerColumn);
  }
}
