package lectern.task.classification;

import java.util.List;
import lectern.autograd.Activation;
import lectern.data.TextSplit;
import lectern.model.Composition;
import lectern.model.TextMlp;
import lectern.nn.Parameters;
import lectern.run.RunContext;
import lectern.text.Vocabulary;

/// A perceptron over the vectors of a text's words, composed into one: words, hidden layers and all
/// learned together from nothing.
///
/// Composed by sum, it reads a bag of words: a linear model without hidden layers, a multi-layer
/// perceptron with some.
///
/// @param composition how the vectors of words become the vector of their text
/// @param width C, numbers a word's vector, at least 1
/// @param slots words that a concatenation has room for, at least 1; of no effect on the others
/// @param hidden widths of the hidden layers, units; `[]` for a log-linear model on the text's
///   vector
/// @param activation what follows each hidden layer
/// @param dropout share of the text's vector dropped in training, in [0, 1)
/// @param train how it learns
public record Composed(
    Composition composition,
    int width,
    int slots,
    List<Integer> hidden,
    Activation activation,
    double dropout,
    EpochTraining train)
    implements TextModel {
  public Composed {
    hidden = List.copyOf(hidden);
    // What the network refuses is refused when the file is read.
    new TextMlp.Config(composition, width, slots, hidden, activation, /* classes= */ 2, dropout);
  }

  @Override
  public TrainedTextModel train(TextSplit split, RunContext context) throws InterruptedException {
    split.training().checkLearnable();
    Vocabulary vocabulary = TextNetwork.words(split);
    Parameters parameters = Parameters.create(context.random().split("init"));
    int classes = split.training().classes().size();
    TextMlp network =
        new TextMlp(
            new TextMlp.Config(composition, width, slots, hidden, activation, classes, dropout),
            vocabulary.size(),
            parameters);
    return new TextNetwork(vocabulary, network::logits, context.workers())
        .train(parameters, train, split, context);
  }
}
