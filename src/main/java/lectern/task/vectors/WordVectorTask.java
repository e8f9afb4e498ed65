package lectern.task.vectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lectern.data.AnalogyQuestions;
import lectern.data.WordSimilarities;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;
import lectern.vectors.AnalogyScore;
import lectern.vectors.ClassSeparation;
import lectern.vectors.FrequencyBias;
import lectern.vectors.Likeness;
import lectern.vectors.SimilarityScore;
import lectern.vectors.WordVectors;

/// Words become vectors, by counting or by learning, and the vectors are asked what they know.
///
/// Measures, as far as the text's words can be judged so:
///
/// - `similarity.wordsim` and `similarity.simlex`: the rank correlation between the cosine of two
///   words and how alike people call them, over those pairs of WordSim-353 and SimLex-999 of which
///   both words have vectors; `coverage.wordsim` and `coverage.simlex` are the shares that have
/// - `analogy` and `analogy.multiplicative`: the share of questions such as "man is to king as
///   woman is to which word?" answered by the sum of cosines (3CosAdd) and by their product
///   (3CosMul); `coverage.analogy` is the share of questions whose words have vectors;
///   `analogy.chance` is what guessing among all words gets
/// - `purity`: the share of words whose nearest word is of their own class, beside `purity.chance`;
///   `silhouette`: how much nearer the own class is than the next, -1 to 1
/// - `frequency.dot` and `frequency.cosine`: the mean rank correlation of other words' nearness
///   with their frequency; `frequency.length`: that of the vectors' lengths with it
/// - `nats` (mean loss over training) and `flops.token` (arithmetic a word of the text) of vectors
///   that are learned
///
/// Tables: `word-map`, `neighbours`, and where there is something to tell, `analogies` and
/// `similarity`.
///
/// Sources: Finkelstein et al. 2002 and Hill et al. 2015 (similarity); Mikolov et al. 2013 and Levy
/// and Goldberg 2014 (analogies); Rousseeuw 1987 (silhouette).
public final class WordVectorTask implements Task<WordVectorTask.Config> {
  /// @param data the text
  /// @param method what makes vectors from it
  public record Config(VectorText data, VectorMethod method) {}

  private static final int ASKED = 50; // words, of whose neighbours the frequency is looked at

  @Override
  public String name() {
    return "word-vectors";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of(
        "similarity.wordsim",
        "similarity.simlex",
        "coverage.wordsim",
        "coverage.simlex",
        "analogy",
        "analogy.multiplicative",
        "analogy.chance",
        "coverage.analogy",
        "purity",
        "purity.chance",
        "silhouette",
        "frequency.dot",
        "frequency.cosine",
        "frequency.length",
        "nats",
        "flops.token");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    VectorMaterial material = config.data().read(context);
    context.checkInterrupted();
    VectorMethod.Made made = config.method().make(config.data(), material, context);
    context.checkInterrupted();
    WordVectors vectors = made.vectors();
    Measures measures = made.measures();
    measures = measures.with(similarity(vectors, material.similarities(), context));
    if (material.analogies().isPresent()) {
      measures = measures.with(analogies(vectors, material.analogies().get(), context));
    }
    context.checkInterrupted();
    if (!material.classes().isEmpty()) {
      measures = measures.with(classes(vectors, material.classes()));
    }
    int asked = Math.min(ASKED, vectors.size());
    FrequencyBias bias = FrequencyBias.of(vectors, made.counts(), asked, context.workers());
    context.table("word-map", VectorTables.map(vectors, material.mapped()));
    context.table("neighbours", VectorTables.neighbours(vectors, material.asked()));
    return finite(
        measures
            .with("frequency.dot", bias.dot())
            .with("frequency.cosine", bias.cosine())
            .with("frequency.length", bias.length()));
  }

  private static Measures similarity(
      WordVectors vectors, List<WordSimilarities> sets, RunContext context) {
    Measures measures = Measures.none();
    Map<String, SimilarityScore> scores = new LinkedHashMap<>();
    for (WordSimilarities set : sets) {
      SimilarityScore score = SimilarityScore.of(vectors, set, Likeness.COSINE);
      scores.put(set.name(), score);
      measures =
          measures
              .with("similarity." + set.name(), score.spearman())
              .with("coverage." + set.name(), (double) score.covered() / score.total());
    }
    if (!scores.isEmpty()) {
      context.table("similarity", VectorTables.similarity(scores));
    }
    return measures;
  }

  private static Measures analogies(
      WordVectors vectors, AnalogyQuestions questions, RunContext context) {
    List<AnalogyScore> scores = AnalogyScore.of(vectors, questions, context.workers());
    AnalogyScore total = AnalogyScore.total(scores);
    context.table("analogies", VectorTables.analogies(scores));
    return Measures.none()
        .with("analogy", total.additiveAccuracy())
        .with("analogy.multiplicative", total.multiplicativeAccuracy())
        .with("analogy.chance", 1.0 / (vectors.size() - 3))
        .with("coverage.analogy", (double) total.covered() / total.total());
  }

  private static Measures classes(WordVectors vectors, Map<String, String> classOf) {
    WordVectors classed = vectors.only(classOf.keySet());
    List<String> classes = classed.vocabulary().tokens().stream().map(classOf::get).toList();
    ClassSeparation separation = ClassSeparation.of(classed, classes);
    return Measures.none()
        .with("purity", separation.purity())
        .with("purity.chance", separation.chance())
        .with("silhouette", separation.silhouette());
  }

  /// What could not be measured, such as the correlation of one pair, is left out.
  private static Measures finite(Measures measures) {
    Measures finite = Measures.none();
    for (Map.Entry<String, Double> measure : measures.values().entrySet()) {
      finite =
          Double.isFinite(measure.getValue())
              ? finite.with(measure.getKey(), measure.getValue())
              : finite;
    }
    return finite;
  }
}
