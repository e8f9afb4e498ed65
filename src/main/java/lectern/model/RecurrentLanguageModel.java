package lectern.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Cell;
import lectern.nn.Dropout;
import lectern.nn.Embedding;
import lectern.nn.Linear;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.nn.Recurrent;
import lectern.nn.RecurrentStack;
import lectern.nn.RecurrentState;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import lectern.text.TokenPredictor;

/// Recurrent language model: token vectors, a stack of recurrent layers, a projection to scores.
///
/// Its state is all it knows of what it read; carried from one window of a text to the next, the
/// model has read the text from its beginning.
///
/// Letters: T time, B rows, E width of token vectors, H width of a layer's state, V vocabulary.
/// Sources: Elman 1990, "Finding structure in time"; Mikolov et al. 2010, "Recurrent neural network
/// based language model"; with LSTM cells, Zaremba et al. 2014, "Recurrent neural network
/// regularization", whose dropout leaves the recurrent connections alone.
public final class RecurrentLanguageModel implements LanguageModel {
  /// The sizes of a model.
  ///
  /// @param vocabulary V
  /// @param cell the kind of recurrence
  /// @param embedding E
  /// @param hidden H
  /// @param layers recurrent layers on top of each other
  /// @param dropout share of numbers dropped in training before, between and after the layers, in
  ///   [0, 1)
  public record Config(
      int vocabulary, Cell cell, int embedding, int hidden, int layers, double dropout) {
    public Config {
      atLeast1("vocabulary", vocabulary);
      atLeast1("embedding", embedding);
      atLeast1("hidden", hidden);
      atLeast1("layers", layers);
      if (!(dropout >= 0 && dropout < 1)) {
        throw new IllegalArgumentException("dropout is " + dropout + "; it must be in [0, 1)");
      }
    }

    private static void atLeast1(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
      }
    }

    /// The network that learned agreement across relative clauses: 10 units between the words and
    /// 70 recurrent ones.
    ///
    /// Source: Elman 1991, "Distributed representations, simple recurrent networks, and grammatical
    /// structure", figure 3. Deviations: tanh for the logistic function, and no second layer of 10
    /// units before the output.
    public static Config elman1991(int vocabulary) {
      return new Config(
          vocabulary,
          Cell.RNN,
          /* embedding= */ 10,
          /* hidden= */ 70,
          /* layers= */ 1,
          /* dropout= */ 0);
    }

    /// The small word model for the Penn Treebank; it reports test perplexity 114.5.
    ///
    /// Source: Zaremba et al. 2014, section 4.1 and table 1, "non-regularized LSTM".
    public static Config zaremba2014Small(int vocabulary) {
      return new Config(
          vocabulary,
          Cell.LSTM,
          /* embedding= */ 200,
          /* hidden= */ 200,
          /* layers= */ 2,
          /* dropout= */ 0);
    }
  }

  /// What the model knows of the rows of text it has read: the hidden state of each layer and, with
  /// LSTM cells, its cell state, each [B,H].
  public static final class State {
    private final List<Tensor> parts;
    private final int rows;

    private State(RecurrentState initial, int rows) {
      this.parts = initial.parts().stream().map(Variable::value).toList();
      this.rows = rows;
    }

    /// Every part by a name, layer by layer, hidden state before cell state: always the same
    /// tensors, not copies.
    public SequencedMap<String, Tensor> tensors() {
      SequencedMap<String, Tensor> named = new LinkedHashMap<>();
      for (Tensor part : parts) {
        named.put("state." + named.size(), part);
      }
      return Collections.unmodifiableSequencedMap(named);
    }

    /// Forgets everything.
    public void clear() {
      parts.forEach(part -> Arrays.fill(part.data(), 0));
    }

    /// Becomes the state after a reading. The way back of that reading is not disturbed.
    public void moveTo(Reading reading) {
      for (int i = 0; i < parts.size(); i++) {
        float[] last = reading.last.parts().get(i).data();
        System.arraycopy(last, 0, parts.get(i).data(), 0, last.length);
      }
    }

    /// Copies on the tape, as the state may move on before the way back needs what it was.
    private RecurrentState copy(Tape tape) {
      return new RecurrentState(
          parts.stream()
              .map(part -> {
                Tensor copy = tape.empty(part.shape());
                System.arraycopy(part.data(), 0, copy.data(), 0, part.size());
                return Variable.constant(copy);
              })
              .toList());
    }
  }

  /// What the model makes of a window of text.
  ///
  /// @param hidden the top layer's state after each token, [T,B,H]
  /// @param logits [T,B,V] in nats, not normalised
  /// @param last every layer's state after the last token
  public record Reading(Variable hidden, Variable logits, RecurrentState last) {}

  private final Config config;
  private final Parameters parameters;
  private final Embedding embedding;
  private final Recurrent recurrent;
  private final Linear projection;
  private final Dropout dropout;

  /// Makes the model. Its first weights are drawn as PyTorch's layers draw them by default.
  public RecurrentLanguageModel(Config config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
    dropout = new Dropout(config.dropout());
    embedding =
        new Embedding(
            parameters.scope("embedding"),
            new Embedding.Size(config.vocabulary(), config.embedding()));
    recurrent =
        new RecurrentStack(
            parameters.scope("recurrent"),
            new RecurrentStack.Config(
                config.cell(),
                new Recurrent.Size(config.embedding(), config.hidden()),
                config.layers(),
                dropout));
    projection =
        new Linear(
            parameters.scope("projection"), new Linear.Size(config.hidden(), config.vocabulary()));
  }

  public Config config() {
    return config;
  }

  @Override
  public int vocabulary() {
    return config.vocabulary();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  /// The state before anything is read.
  ///
  /// @param rows B
  public State start(int rows) {
    return new State(recurrent.initialState(rows), rows);
  }

  @Override
  public Variable logits(Tape tape, int[] ids, int rows, Pass pass) {
    return read(tape, ids, start(rows), pass).logits();
  }

  /// Reads on from a state, which stays as it is: {@link State#moveTo} takes it along.
  ///
  /// @param ids [T,B], each in 0..V-1, T at least 1
  /// @param state of B rows; gradients go back no further
  public Reading read(Tape tape, int[] ids, State state, Pass pass) {
    int rows = state.rows;
    if (ids.length == 0 || ids.length % rows != 0) {
      throw new IllegalArgumentException(ids.length + " tokens do not fill " + rows + " rows");
    }
    Variable x = embedding.forward(tape, ids, ids.length / rows, rows); // [T,B,E]
    Recurrent.Output output =
        recurrent.forward(tape, dropout.forward(tape, x, pass), state.copy(tape), pass);
    Variable hidden = output.all(); // [T,B,H]
    Variable logits = projection.forward(tape, dropout.forward(tape, hidden, pass)); // [T,B,V]
    return new Reading(hidden, logits, output.state());
  }

  /// Reads a text token by token. Until one is read, every token is equally likely.
  public TokenPredictor reader(Workers workers) {
    return new RecurrentReader(this, workers);
  }
}
