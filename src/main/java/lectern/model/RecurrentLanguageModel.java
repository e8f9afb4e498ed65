package lectern.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lectern.autograd.Activation;
import lectern.autograd.Lookup;
import lectern.autograd.Noise;
import lectern.autograd.Products;
import lectern.autograd.Recurrence;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Initializer;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.tensor.RandomStream;
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
  /// The kind of recurrence.
  public enum Cell {
    /// h' = tanh(W·x + U·h + b)
    ELMAN(1),
    /// gated recurrent unit
    GRU(3),
    /// long short-term memory
    LSTM(4);

    private final int gates;

    Cell(int gates) {
      this.gates = gates;
    }
  }

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
          Cell.ELMAN,
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

  /// What the model knows of the rows of text it has read: for each layer a hidden state and, with
  /// LSTM cells, a cell state, each [B,H].
  public static final class State {
    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    private final int rows;

    private State(Config config, int rows) {
      this.rows = rows;
      for (int layer = 0; layer < config.layers(); layer++) {
        tensors.put("hidden." + layer, Tensor.zeros(rows, config.hidden()));
        if (config.cell() == Cell.LSTM) {
          tensors.put("cell." + layer, Tensor.zeros(rows, config.hidden()));
        }
      }
    }

    /// `hidden.0`, `cell.0`, `hidden.1`, …: always the same tensors, not copies.
    public SequencedMap<String, Tensor> tensors() {
      return Collections.unmodifiableSequencedMap(tensors);
    }

    /// Forgets everything.
    public void clear() {
      tensors.values().forEach(tensor -> Arrays.fill(tensor.data(), 0));
    }

    /// Becomes the state after a reading. The way back of that reading is not disturbed.
    public void moveTo(Reading reading) {
      reading.last.forEach((name, last) -> {
        float[] into = tensors.get(name).data();
        System.arraycopy(last.data(), 0, into, 0, into.length);
      });
    }
  }

  /// What the model makes of a window of text.
  ///
  /// @param hidden the top layer's state after each token, [T,B,H]
  /// @param logits [T,B,V] in nats, not normalised
  /// @param last every layer's state after the last token, by the names of {@link State#tensors}
  public record Reading(Variable hidden, Variable logits, SequencedMap<String, Variable> last) {}

  private final Config config;
  private final Parameters parameters;
  private final Variable tokens; // [V,E]
  private final List<Recurrence.Weights> layers = new ArrayList<>();
  private final Variable weight; // [V,H]
  private final Variable bias; // [V]

  /// Makes the model: token vectors drawn from the standard normal distribution, all other weights
  /// uniform within ±1/√H, as PyTorch does by default.
  public RecurrentLanguageModel(Config config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
    tokens =
        parameters
            .scope("embedding")
            .create("weight", Initializer.normal(1), config.vocabulary(), config.embedding());
    Initializer uniform = Initializer.uniform(1 / StrictMath.sqrt(config.hidden()));
    int in = config.embedding();
    int gates = config.cell().gates * config.hidden();
    for (int layer = 0; layer < config.layers(); layer++) {
      Parameters scope = parameters.scope("recurrent." + layer);
      layers.add(
          new Recurrence.Weights(
              scope.create("input", uniform, gates, in),
              scope.create("recurrent", uniform, gates, config.hidden()),
              scope.create("inputBias", uniform, gates),
              scope.create("recurrentBias", uniform, gates)));
      in = config.hidden();
    }
    Parameters projection = parameters.scope("projection");
    weight = projection.create("weight", uniform, config.vocabulary(), config.hidden());
    bias = projection.create("bias", uniform, config.vocabulary());
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
    return new State(config, rows);
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
    if (ids.length == 0 || ids.length % state.rows != 0) {
      throw new IllegalArgumentException(
          ids.length + " tokens are no windows of " + state.rows + " rows");
    }
    SequencedMap<String, Variable> last = new LinkedHashMap<>();
    Variable x =
        Lookup.embedding(tape, tokens, ids, ids.length / state.rows, state.rows); // [T,B,E]
    for (int layer = 0; layer < layers.size(); layer++) {
      x = layer(tape, dropout(tape, x, pass), layer, state, last); // [T,B,H]
    }
    Variable logits =
        Products.linear(tape, dropout(tape, x, pass), weight, bias, Activation.IDENTITY); // [T,B,V]
    return new Reading(x, logits, last);
  }

  private Variable layer(
      Tape tape, Variable x, int layer, State state, SequencedMap<String, Variable> last) {
    Recurrence.Weights weights = layers.get(layer);
    String hiddenName = "hidden." + layer;
    Variable hidden = copy(tape, state.tensors.get(hiddenName));
    switch (config.cell()) {
      case ELMAN -> {
        Recurrence.Sequence elman = Recurrence.elman(tape, x, hidden, weights, Activation.TANH);
        last.put(hiddenName, elman.last());
        return elman.all();
      }
      case GRU -> {
        Recurrence.Sequence gru = Recurrence.gru(tape, x, hidden, weights);
        last.put(hiddenName, gru.last());
        return gru.all();
      }
      case LSTM -> {
        String cellName = "cell." + layer;
        Variable cell = copy(tape, state.tensors.get(cellName));
        Recurrence.LstmSequence lstm = Recurrence.lstm(tape, x, hidden, cell, weights);
        last.put(hiddenName, lstm.lastHidden());
        last.put(cellName, lstm.lastCell());
        return lstm.all();
      }
    }
    throw new AssertionError(config.cell());
  }

  /// A copy, as the state may move on before the way back needs what it was.
  private static Variable copy(Tape tape, Tensor tensor) {
    Tensor copy = tape.empty(tensor.shape());
    System.arraycopy(tensor.data(), 0, copy.data(), 0, tensor.size());
    return Variable.constant(copy);
  }

  private Variable dropout(Tape tape, Variable x, Pass pass) {
    return config.dropout() == 0
        ? x
        : pass.noise()
            .map((RandomStream noise) -> Noise.dropout(tape, x, config.dropout(), noise))
            .orElse(x);
  }

  /// Reads a text token by token. Until one is read, every token is equally likely.
  public TokenPredictor reader(Workers workers) {
    return new RecurrentReader(this, workers);
  }
}
