package lectern.task.classification;

import java.util.List;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.data.TextSplit;
import lectern.model.TextCnn;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.optim.Adam;
import lectern.optim.MaxNorm;
import lectern.run.RunContext;

/// A convolutional network over word vectors: {@link TextCnn}, trained by Adam.
///
/// Tables: `filters`, of some filters the runs of words in the test texts that they fire at most.
///
/// Source: Kim 2014, "Convolutional neural networks for sentence classification".
///
/// @param words the vectors of words
/// @param windows widths of the filters, words, each at least 1
/// @param filters how many of each width, at least 1
/// @param dropout share of the features dropped in training, in [0, 1)
/// @param maxNorm largest Euclidean norm of the output weights of a class, above 0
/// @param train how it learns
public record Cnn(
    WordEmbedding words,
    List<Integer> windows,
    int filters,
    double dropout,
    double maxNorm,
    NetworkTraining train)
    implements TextModel {
  /// What Kim 2014, section 3.1, has for all data sets, on random vectors.
  public static final Cnn DEFAULT =
      new Cnn(
          WordEmbedding.DEFAULT,
          List.of(3, 4, 5),
          /* filters= */ 100,
          /* dropout= */ 0.5,
          /* maxNorm= */ 3,
          NetworkTraining.DEFAULT);

  public Cnn {
    network(/* classes= */ 2, windows, filters, dropout);
    windows = List.copyOf(windows);
    if (!(maxNorm > 0)) {
      throw new IllegalArgumentException("maxNorm is " + maxNorm + "; it must be above 0");
    }
  }

  private static TextCnn.Config network(
      int classes, List<Integer> windows, int filters, double dropout) {
    return new TextCnn.Config(windows, filters, classes, dropout);
  }

  @Override
  public TrainedCnn train(TextSplit split, RunContext context) throws InterruptedException {
    Untrained network = network(split, context);
    Adam adam = new Adam(network.parameters, Adam.Options.DEFAULT);
    TrainedNetwork trained =
        train.train(
            network::logits,
            network.table,
            network.parameters,
            new MaxNorm(adam, maxNorm, network.cnn.output().weight()),
            split,
            context);
    return new TrainedCnn(trained, network.cnn, split);
  }

  /// The network as it is before it learns.
  TrainedCnn untrained(TextSplit split, RunContext context) {
    Untrained network = network(split, context);
    TrainedNetwork answering =
        new TrainedNetwork(network::logits, network.table, context.workers());
    return new TrainedCnn(answering, network.cnn, split);
  }

  private record Untrained(WordTable table, Parameters parameters, TextCnn cnn) {
    Variable logits(Tape tape, List<int[]> texts, Pass pass) {
      return cnn.read(tape, texts, pass).logits();
    }
  }

  private Untrained network(TextSplit split, RunContext context) {
    WordTable table = words.table(split, context);
    Parameters parameters = Parameters.create(context.random().split("init"));
    int classes = split.training().classes().size();
    TextCnn cnn =
        new TextCnn(
            network(classes, windows, filters, dropout), table.layer(parameters), parameters);
    return new Untrained(table, parameters, cnn);
  }
}
