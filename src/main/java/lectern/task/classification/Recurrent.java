package lectern.task.classification;

import lectern.data.TextSplit;
import lectern.model.TextRnn;
import lectern.nn.Cell;
import lectern.nn.Parameters;
import lectern.optim.Adam;
import lectern.run.RunContext;

/// A recurrent network over word vectors, whose last state decides: {@link TextRnn}, trained by
/// Adam.
///
/// @param words the vectors of words
/// @param cell the kind of recurrence
/// @param hidden H, width of the state, units, at least 1
/// @param dropout share of the word vectors' numbers and of the last state dropped in training, in
///   [0, 1)
/// @param train how it learns
public record Recurrent(
    WordEmbedding words, Cell cell, int hidden, double dropout, NetworkTraining train)
    implements TextModel {
  /// An LSTM as wide as the vectors.
  public static final Recurrent DEFAULT =
      new Recurrent(
          WordEmbedding.DEFAULT,
          Cell.LSTM,
          /* hidden= */ 100,
          /* dropout= */ 0.5,
          NetworkTraining.DEFAULT);

  public Recurrent {
    new TextRnn.Config(cell, hidden, /* classes= */ 2, dropout);
  }

  @Override
  public TrainedTextModel train(TextSplit split, RunContext context) throws InterruptedException {
    WordTable table = words.table(split, context);
    Parameters parameters = Parameters.create(context.random().split("init"));
    TextRnn rnn =
        new TextRnn(
            new TextRnn.Config(cell, hidden, split.training().classes().size(), dropout),
            table.layer(parameters),
            parameters);
    return train.train(
        rnn::logits, table, parameters, new Adam(parameters, Adam.Options.DEFAULT), split, context);
  }
}
