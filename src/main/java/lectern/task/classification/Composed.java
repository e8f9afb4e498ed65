package lectern.task.classification;

import java.util.List;
import lectern.autograd.Activation;
import lectern.data.TextSplit;
import lectern.model.Composition;
import lectern.model.TextMlp;
import lectern.nn.Parameters;
import lectern.nn.WordChannels;
import lectern.optim.Adam;
import lectern.run.RunContext;

/// A perceptron over a text's word vectors, composed into one: {@link TextMlp}, trained by Adam.
///
/// Composed by sum, it reads a bag of words: a linear model of it without hidden layers, a
/// multi-layer perceptron with some.
///
/// @param words the vectors of words
/// @param composition how the vectors of words become the vector of their text
/// @param slots words that a concatenation has room for, at least 1: longer texts are cut off,
///   shorter ones filled up with zeros; of no effect on the other compositions
/// @param hidden widths of the hidden layers, units; `[]` for a log-linear model on the text's
///   vector
/// @param activation what follows each hidden layer
/// @param dropout share of the text's vector dropped in training, in [0, 1)
/// @param train how it learns
public record Composed(
    WordEmbedding words,
    Composition composition,
    int slots,
    List<Integer> hidden,
    Activation activation,
    double dropout,
    NetworkTraining train)
    implements TextModel {
  /// A deep averaging network. Source: Iyyer et al. 2015, section 3, with one hidden layer.
  public static final Composed DEFAULT =
      new Composed(
          WordEmbedding.DEFAULT,
          Composition.MEAN,
          /* slots= */ 30,
          /* hidden= */ List.of(100),
          Activation.RELU,
          /* dropout= */ 0.5,
          NetworkTraining.DEFAULT);

  public Composed {
    hidden = List.copyOf(hidden);
    // What the network refuses is refused when the file is read.
    new TextMlp.Config(composition, slots, hidden, activation, /* classes= */ 2, dropout)
        .layers(words.width());
  }

  @Override
  public TrainedTextModel train(TextSplit split, RunContext context) throws InterruptedException {
    WordTable table = words.table(split, context);
    Parameters parameters = Parameters.create(context.random().split("init"));
    WordChannels layer = table.layer(parameters);
    int classes = split.training().classes().size();
    TextMlp network =
        new TextMlp(
            new TextMlp.Config(composition, slots, hidden, activation, classes, dropout),
            layer,
            parameters);
    return train.train(
        network::logits,
        table,
        parameters,
        new Adam(parameters, Adam.Options.DEFAULT),
        split,
        context);
  }
}
