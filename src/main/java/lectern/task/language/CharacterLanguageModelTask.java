package lectern.task.language;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import lectern.autograd.Tape;
import lectern.metric.Perplexity;
import lectern.model.RecurrentLanguageModel;
import lectern.nn.Parameters;
import lectern.optim.Adam;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.RunTraining;
import lectern.run.Task;
import lectern.text.CharacterTokenizer;
import lectern.text.NgramModel;
import lectern.text.TextFile;
import lectern.text.Vocabulary;
import lectern.train.Trainer;
import lectern.train.TrainingResult;

/// A recurrent network learns Shakespeare letter by letter.
///
/// The corpus is `tinyshakespeare`: the first 90 % of its characters are learned, the last 10 %
/// held out, and the vocabulary is that of the whole. Measured on all of the held-out text:
///
/// - `nats`, `bits` and `perplexity` a character;
/// - `nats.unigram`, `nats.bigram`, `nats.trigram`, `nats.4-gram`: what counting on the same
///   training text gets to; `nats.interpolated` is the best of it, up to 6-grams.
///
/// Sources: Karpathy 2015, "The unreasonable effectiveness of recurrent neural networks" (corpus);
/// nanoGPT, `data/shakespeare_char/prepare.py` (split).
public final class CharacterLanguageModelTask implements Task<CharacterLanguageModelTask.Config> {
  /// @param model the network
  /// @param train how it learns
  public record Config(RecurrentSettings model, TextTraining train) {}

  private static final String CORPUS = "tinyshakespeare";
  private static final String FILE = "input.txt";
  private static final double TRAINING_SHARE = 0.9;
  private static final int ROWS = 16; // of the held-out text, read side by side
  private static final int SAMPLE_CHARACTERS = 500;

  private record Texts(Vocabulary vocabulary, int[] training, int[] heldOut) {}

  @Override
  public String name() {
    return "character-language-model";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of(
        "nats",
        "bits",
        "perplexity",
        "nats.unigram",
        "nats.bigram",
        "nats.trigram",
        "nats.4-gram",
        "nats.interpolated");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    Texts texts = read(context.corpus(CORPUS).resolve(FILE));
    Parameters parameters = Parameters.create(context.random().split("init"));
    RecurrentLanguageModel model =
        new RecurrentLanguageModel(config.model().over(texts.vocabulary.size()), parameters);
    TrainingResult result =
        RunTraining.run(
            Trainer.of(
                    parameters,
                    new Adam(parameters, Adam.Options.DEFAULT),
                    new TextObjective(model, texts.training, config.train()))
                .evaluating(tape -> nats(model, texts, tape)),
            config.train().options(),
            config.train().recordEvery(),
            context);

    double nats = result.measures().get("nats");
    Measures measures =
        Measures.none()
            .with("nats", nats)
            .with("bits", Perplexity.bits(nats))
            .with("perplexity", Perplexity.ofNats(nats));
    for (int order = 1; order <= NgramFloors.NAMES.size(); order++) {
      context.checkInterrupted();
      NgramModel counted = NgramFloors.count(order, texts.vocabulary.size(), texts.training);
      measures =
          measures.with(
              "nats." + NgramFloors.NAMES.get(order - 1), counted.natsPerToken(texts.heldOut));
    }
    context.checkInterrupted();
    measures =
        measures.with(
            "nats.interpolated",
            NgramFloors.countInterpolated(texts.vocabulary.size(), texts.training)
                .natsPerToken(texts.heldOut));
    context.sample("drawn from the network", drawn(texts.vocabulary, model, context));
    return measures;
  }

  private static SequencedMap<String, Double> nats(
      RecurrentLanguageModel model, Texts texts, Tape tape) throws InterruptedException {
    SequencedMap<String, Double> measured = new LinkedHashMap<>();
    measured.put("nats", TextScore.natsPerToken(model, texts.heldOut, ROWS, tape));
    return measured;
  }

  private static Texts read(Path file) {
    List<String> characters = new CharacterTokenizer().tokens(TextFile.read(file));
    Vocabulary vocabulary = Vocabulary.count(characters, Vocabulary.Keep.ALL);
    int[] ids = vocabulary.encode(characters);
    int split = (int) (TRAINING_SHARE * ids.length);
    return new Texts(
        vocabulary, Arrays.copyOf(ids, split), Arrays.copyOfRange(ids, split, ids.length));
  }

  private static String drawn(
      Vocabulary vocabulary, RecurrentLanguageModel model, RunContext context) {
    int[] prompt = {vocabulary.id("\n")};
    int[] ids =
        TextSampler.sample(
            model.reader(context.workers()),
            prompt,
            SAMPLE_CHARACTERS,
            context.random().split("sample"));
    return new CharacterTokenizer().text(vocabulary.decode(ids));
  }
}
