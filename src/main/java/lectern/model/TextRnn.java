package lectern.model;

import java.util.Arrays;
import java.util.List;
import lectern.autograd.Lookup;
import lectern.autograd.Shapes;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Cell;
import lectern.nn.Dropout;
import lectern.nn.Linear;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.nn.Recurrent;
import lectern.nn.WordChannels;

/// Recurrent text classifier: a network reads the words one after another, and its last state
/// decides.
///
/// Shorter texts are filled up at their end, after the state that decides: padding changes nothing.
/// An empty text has the state that nothing was read in, zeros.
///
/// Letters: B texts, T words of the longest, C width of a word's vector, H units, K classes.
/// Source: Elman 1990, "Finding structure in time"; the state as the vector of a text, Sutskever,
/// Vinyals and Le 2014, "Sequence to sequence learning with neural networks", section 2.
public final class TextRnn {
  /// The sizes of a model without its vocabulary.
  ///
  /// @param cell the kind of recurrence
  /// @param hidden H, at least 1
  /// @param classes K, at least 2
  /// @param dropout share of word vectors' numbers and of the last state dropped in training, in
  ///   [0, 1)
  public record Config(Cell cell, int hidden, int classes, double dropout) {
    public Config {
      if (hidden < 1 || classes < 2) {
        throw new IllegalArgumentException(
            "hidden %d, classes %d: expected at least 1 and 2".formatted(hidden, classes));
      }
      if (!(dropout >= 0 && dropout < 1)) {
        throw new IllegalArgumentException("dropout is " + dropout + "; it must be in [0, 1)");
      }
    }
  }

  private final Config config;
  private final WordChannels words;
  private final Recurrent recurrent;
  private final Dropout dropout;
  private final Linear output;

  /// Makes the model.
  ///
  /// @param words the vectors of words, made with the same parameters
  public TextRnn(Config config, WordChannels words, Parameters parameters) {
    this.config = config;
    this.words = words;
    recurrent =
        config
            .cell()
            .create(
                parameters.scope("recurrent"), new Recurrent.Size(words.width(), config.hidden()));
    dropout = new Dropout(config.dropout());
    output =
        new Linear(parameters.scope("output"), new Linear.Size(config.hidden(), config.classes()));
  }

  public Config config() {
    return config;
  }

  /// Scores every class.
  ///
  /// @param texts B of them, at least 1, each its words' numbers in 0..V-1 or {@link Lookup#NONE}
  /// @return [B,K] in nats, not normalised
  public Variable logits(Tape tape, List<int[]> texts, Pass pass) {
    int batch = texts.size();
    int steps = Math.max(1, texts.stream().mapToInt(text -> text.length).max().orElseThrow());
    int[] ids = new int[steps * batch]; // [T,B]
    int[] last = new int[batch];
    Arrays.fill(ids, Lookup.NONE);
    for (int b = 0; b < batch; b++) {
      int[] text = texts.get(b);
      for (int t = 0; t < text.length; t++) {
        ids[t * batch + b] = text[t];
      }
      last[b] = text.length == 0 ? Lookup.NONE : (text.length - 1) * batch + b;
    }
    Variable x = dropout.forward(tape, words.forward(tape, ids, steps, batch), pass); // [T,B,C]
    Variable all = recurrent.forward(tape, x, recurrent.initialState(batch), pass).all(); // [T,B,H]
    Variable states = Shapes.reshape(tape, all, steps * batch, config.hidden()); // [T·B,H]
    Variable state = Lookup.embedding(tape, states, last, batch); // [B,H]
    return output.forward(tape, dropout.forward(tape, state, pass)); // [B,K]
  }
}
