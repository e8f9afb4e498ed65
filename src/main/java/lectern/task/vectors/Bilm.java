package lectern.task.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.data.SenseSentence;
import lectern.data.SenseText;
import lectern.data.SentenceBatch;
import lectern.data.ShuffledBatches;
import lectern.model.BidirectionalLanguageModel;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.RunTraining;
import lectern.tensor.Tensor;
import lectern.train.Objective;
import lectern.train.Trainer;
import lectern.train.TrainingResult;

/// The layers of a bidirectional language model.
///
/// The learning rate rises over the first 5 % of the steps, then falls along half a cosine to a
/// tenth of its peak. The last tenth of the sentences is held out: `nats`, `nats.forward` and
/// `nats.backward` are measured on it.
///
/// @param width C, of word vectors and of each direction's states; a layer's vector has 2C numbers
/// @param layers of LSTMs, each direction, 1 to 4
/// @param dropout share of numbers dropped in training before, between and after the layers, in [0,
///   1)
/// @param steps updates of the weights, at least 1
/// @param rows sentences an update, at least 1
/// @param rate Adam's learning rate at its peak, above 0
/// @param clipNorm largest Euclidean norm of the gradient, above 0; a longer one is scaled down to
///   it
public record Bilm(
    int width, int layers, double dropout, int steps, int rows, double rate, double clipNorm)
    implements SenseVectors {
  static final int MOST_LAYERS = 4;

  private static final int EVALUATIONS = 10; // over the whole training
  private static final int RECORDS = 100;
  private static final int READ_TOGETHER = 256; // sentences: memory, not meaning

  public Bilm {
    if (layers > MOST_LAYERS) {
      throw new IllegalArgumentException("layers is " + layers + "; at most " + MOST_LAYERS);
    }
    if (steps < 1 || rows < 1 || !(rate > 0) || !(clipNorm > 0)) {
      throw new IllegalArgumentException(
          "steps %d, rows %d, rate %s, clipNorm %s must be above 0"
              .formatted(steps, rows, rate, clipNorm));
    }
    new BidirectionalLanguageModel.Config(/* vocabulary= */ 1, width, layers, dropout); // checks
  }

  @Override
  public Learned learn(SenseText text, List<SenseSentence> sentences, RunContext context)
      throws InterruptedException {
    Parameters parameters = Parameters.create(context.random().split("init"));
    BidirectionalLanguageModel model =
        new BidirectionalLanguageModel(
            new BidirectionalLanguageModel.Config(text.vocabulary().size(), width, layers, dropout),
            parameters);
    int learned = sentences.size() - Math.max(1, sentences.size() / 10);
    List<int[]> words = sentences.stream().map(SenseSentence::words).toList();
    SentenceBatch heldOut = SentenceBatch.of(words.subList(learned, words.size()));
    ShuffledBatches batches = new ShuffledBatches(learned, rows, context.random().split("order"));
    Objective objective =
        (tape, step, pass) -> {
          List<int[]> batch = Arrays.stream(batches.batch(step - 1)).mapToObj(words::get).toList();
          return model.loss(tape, SentenceBatch.of(batch), pass).mean();
        };
    long every = Math.max(1, steps / EVALUATIONS);
    TrainingResult result =
        RunTraining.run(
            Trainer.of(parameters, new Adam(parameters, Adam.Options.DEFAULT), objective)
                .evaluating(tape -> nats(model, heldOut, tape)),
            Trainer.Options.of(
                    steps,
                    new Schedule.CosineWithWarmup(
                        rate, 0.1 * rate, Math.round(0.05 * steps), steps))
                .withClipNorm(clipNorm)
                .withEvaluationEvery(every)
                .withCheckpointEvery(every),
            Math.max(1, steps / RECORDS),
            context);
    return new Layers(model, new Measures(result.measures()), context);
  }

  private static SequencedMap<String, Double> nats(
      BidirectionalLanguageModel model, SentenceBatch heldOut, Tape tape) {
    BidirectionalLanguageModel.Loss loss = model.loss(tape, heldOut, Pass.evaluate());
    SequencedMap<String, Double> measured = new LinkedHashMap<>();
    measured.put("nats", (double) loss.mean().value().item());
    measured.put("nats.forward", (double) loss.forward().value().item());
    measured.put("nats.backward", (double) loss.backward().value().item());
    return measured;
  }

  private record Layers(BidirectionalLanguageModel model, Measures measures, RunContext context)
      implements Learned {
    @Override
    public List<Tensor> layers(List<SenseSentence> sentences) {
      List<Tensor> layers = new ArrayList<>();
      for (int layer = 0; layer <= model.config().layers(); layer++) {
        layers.add(Tensor.zeros(sentences.size(), 2 * model.config().width()));
      }
      Tape tape = Tape.evaluating(context.workers());
      for (int from = 0; from < sentences.size(); from += READ_TOGETHER) {
        tape.reset();
        List<SenseSentence> some =
            sentences.subList(from, Math.min(from + READ_TOGETHER, sentences.size()));
        SentenceBatch batch = SentenceBatch.of(some.stream().map(SenseSentence::words).toList());
        BidirectionalLanguageModel.Reading reading = model.read(tape, batch, Pass.evaluate());
        for (int layer = 0; layer < layers.size(); layer++) {
          Variable read = reading.layer(tape, layer); // [T,B,2C]
          int width = read.value().columns();
          for (int b = 0; b < some.size(); b++) {
            int row = some.get(b).place() * some.size() + b;
            System.arraycopy(
                read.data(), row * width, layers.get(layer).data(), (from + b) * width, width);
          }
        }
      }
      context.countFlops(tape.flops());
      return layers;
    }

    @Override
    public int forwardColumns() {
      return model.config().width();
    }
  }
}
