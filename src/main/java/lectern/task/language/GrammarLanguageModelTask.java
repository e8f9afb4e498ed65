package lectern.task.language;

import java.util.Set;
import lectern.autograd.Tape;
import lectern.data.Grammar;
import lectern.metric.Perplexity;
import lectern.metric.PredictionMatch;
import lectern.model.RecurrentLanguageModel;
import lectern.nn.Parameters;
import lectern.optim.Adam;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.RunTraining;
import lectern.run.Task;
import lectern.text.TokenPredictor;
import lectern.text.Vocabulary;
import lectern.train.Trainer;
import lectern.train.TrainingResult;

/// A recurrent network learns a text that a grammar wrote, whose true next-word distribution is
/// known at every word.
///
/// Measures, over one held-out text for all models alike:
///
/// - `perplexity`, beside `perplexity.unigram`, `.bigram`, `.trigram` (counted on the same training
///   text) and `perplexity.true`, of the model that knows the grammar;
/// - `perplexity.ratio`, the network's over the true one, at least about 1;
/// - `cosine` and `divergence` (Kullback-Leibler, nats) of the predicted from the true
///   distribution, mean over words, beside those of the n-gram models.
///
/// Table `hidden-states`: where the mean state after each word lies, for a picture.
///
/// Source: Elman 1990, section 5, which compares predictions with true probabilities by their
/// cosine, and averages hidden states by word; Elman 1991 for agreement across clauses.
public final class GrammarLanguageModelTask implements Task<GrammarLanguageModelTask.Config> {
  /// @param grammar which one writes the texts, such as `elman-1991` (agreement across clauses)
  /// @param words length of the training text, words, at least 100
  /// @param heldOutWords length of the text that everything is measured on, words, at least 100
  public record Data(String grammar, int words, int heldOutWords) {
    private static final int LEAST = 100;

    public Data {
      if (words < LEAST || heldOutWords < LEAST) {
        throw new IllegalArgumentException(
            "words %d and heldOutWords %d must be at least %d"
                .formatted(words, heldOutWords, LEAST));
      }
    }
  }

  /// @param data the texts
  /// @param model the network
  /// @param train how it learns
  public record Config(Data data, RecurrentSettings model, TextTraining train) {}

  private static final int SAMPLE_WORDS = 100;
  private static final int MOST_COUNTED = 3; // words: unigram, bigram, trigram

  @Override
  public String name() {
    return "grammar-language-model";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of(
        "perplexity",
        "perplexity.unigram",
        "perplexity.bigram",
        "perplexity.trigram",
        "perplexity.true",
        "perplexity.ratio",
        "cosine",
        "cosine.unigram",
        "cosine.bigram",
        "cosine.trigram",
        "divergence",
        "divergence.unigram",
        "divergence.bigram",
        "divergence.trigram");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    Grammar grammar = Grammar.named(config.data().grammar());
    int[] training = grammar.text(config.data().words(), context.random().split("training text"));
    int[] heldOut =
        grammar.text(config.data().heldOutWords(), context.random().split("held-out text"));
    int vocabulary = grammar.vocabulary().size();
    Parameters parameters = Parameters.create(context.random().split("init"));
    RecurrentLanguageModel model =
        new RecurrentLanguageModel(config.model().over(vocabulary), parameters);
    GrammarScore score = new GrammarScore(grammar, heldOut);
    TrainingResult result =
        RunTraining.run(
            Trainer.of(
                    parameters,
                    new Adam(parameters, Adam.Options.DEFAULT),
                    new TextObjective(model, training, config.train()))
                .evaluating(tape -> measured(score.of(model, tape)).values()),
            config.train().options(),
            config.train().recordEvery(),
            context);

    double truth = Perplexity.ofNats(score.trueNats());
    Measures measures = new Measures(result.measures());
    measures =
        measures
            .with("perplexity.true", truth)
            .with("perplexity.ratio", result.measures().get("perplexity") / truth);
    for (int order = 1; order <= MOST_COUNTED; order++) {
      context.checkInterrupted();
      TokenPredictor counted = NgramFloors.count(order, vocabulary, training).reader();
      measures = with(measures, "." + NgramFloors.NAMES.get(order - 1), score.of(counted));
    }
    context.table(
        "hidden-states",
        HiddenStates.byWord(grammar, model, heldOut, Tape.evaluating(context.workers())));
    context.sample("drawn from the network", drawn(grammar.vocabulary(), model, context));
    return measures;
  }

  private static Measures measured(PredictionMatch match) {
    return with(Measures.none(), "", match);
  }

  private static Measures with(Measures measures, String suffix, PredictionMatch match) {
    return measures
        .with("perplexity" + suffix, Perplexity.ofNats(match.modelNats()))
        .with("cosine" + suffix, match.cosine())
        .with("divergence" + suffix, match.divergence());
  }

  private static String drawn(
      Vocabulary vocabulary, RecurrentLanguageModel model, RunContext context) {
    TokenPredictor reader = model.reader(context.workers());
    int[] prompt = {vocabulary.id(".")};
    int[] ids = TextSampler.sample(reader, prompt, SAMPLE_WORDS, context.random().split("sample"));
    return String.join(" ", vocabulary.decode(ids)).replace(" . ", " .\n");
  }
}
