package lectern.model;

import java.util.ArrayList;
import java.util.List;
import lectern.autograd.Losses;
import lectern.autograd.Pointwise;
import lectern.autograd.Shapes;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.data.SentenceBatch;
import lectern.nn.Cell;
import lectern.nn.Dropout;
import lectern.nn.Embedding;
import lectern.nn.Linear;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.nn.Recurrent;

/// Two language models of one vocabulary: the one reads a sentence forward and predicts the next
/// word, the other reads it backward and predicts the word before. They share the words' vectors
/// and the output layer. What the layers of both hold at a word is a vector of that word in this
/// context.
///
/// Neither model sees the word that it predicts, but the two together see the whole sentence; so
/// the layers of one direction never feed the other's.
///
/// Letters: T time, B sentences, C width, V vocabulary, L layers. Source: Peters et al. 2018, "Deep
/// contextualized word representations" (ELMo), section 3. Deviations: whole words for their
/// characters' convolutions; the layers' states have the width of the words' vectors, so that there
/// are no projections in between; no residual connection between the layers.
public final class BidirectionalLanguageModel {
  /// The sizes of a model.
  ///
  /// @param vocabulary V
  /// @param width C, of word vectors and of each direction's states
  /// @param layers L, LSTM layers of each direction
  /// @param dropout share of numbers dropped in training before, between and after the layers, in
  ///   [0, 1)
  public record Config(int vocabulary, int width, int layers, double dropout) {
    public Config {
      if (vocabulary < 1 || width < 1 || layers < 1 || !(dropout >= 0 && dropout < 1)) {
        throw new IllegalArgumentException(
            "vocabulary %d, width %d, layers %d, dropout %s; expected at least 1 each and [0, 1)"
                .formatted(vocabulary, width, layers, dropout));
      }
    }
  }

  /// What the two models make of sentences. Layer 0 is the words' own vectors.
  ///
  /// @param forward L+1 layers, each [T,B,C]; at step t from the words 0..t
  /// @param backward L+1 layers, each [T,B,C]; at step t from the words t..end
  public record Reading(List<Variable> forward, List<Variable> backward) {
    public Reading {
      forward = List.copyOf(forward);
      backward = List.copyOf(backward);
    }

    /// Both directions of a layer side by side.
    ///
    /// @param layer 0..L; 0 is the word's vector twice, whatever the context
    /// @return [T,B,2C]; what stands beyond a sentence's end means nothing
    public Variable layer(Tape tape, int layer) {
      return Shapes.concat(tape, forward.get(layer), backward.get(layer));
    }
  }

  /// How badly words are predicted, nats a word.
  ///
  /// @param forward mean of -log p(word t+1 | words 0..t) over all words but each sentence's first
  /// @param backward mean of -log p(word t-1 | words t..end) over all words but each sentence's
  ///   last
  /// @param mean of the two
  public record Loss(Variable forward, Variable backward, Variable mean) {}

  private final Config config;
  private final Parameters parameters;
  private final Embedding embedding;
  private final List<Recurrent> forward;
  private final List<Recurrent> backward;
  private final Linear projection;
  private final Dropout dropout;

  /// Makes the model. Its first weights are drawn as PyTorch's layers draw them by default.
  public BidirectionalLanguageModel(Config config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
    dropout = new Dropout(config.dropout());
    embedding =
        new Embedding(
            parameters.scope("embedding"), new Embedding.Size(config.vocabulary(), config.width()));
    forward = layers(parameters.scope("forward"), config);
    backward = layers(parameters.scope("backward"), config);
    projection =
        new Linear(
            parameters.scope("projection"), new Linear.Size(config.width(), config.vocabulary()));
  }

  private static List<Recurrent> layers(Parameters parameters, Config config) {
    Recurrent.Size size = new Recurrent.Size(config.width(), config.width());
    List<Recurrent> layers = new ArrayList<>();
    for (int layer = 0; layer < config.layers(); layer++) {
      layers.add(Cell.LSTM.create(parameters.scope(Integer.toString(layer)), size));
    }
    return layers;
  }

  public Config config() {
    return config;
  }

  /// `embedding.weight`, `forward.i.…`, `backward.i.…`, `projection.…`.
  public Parameters parameters() {
    return parameters;
  }

  /// The words' own vectors, [V,C].
  public Variable vectors() {
    return embedding.weight();
  }

  /// Reads sentences both ways.
  ///
  /// @param batch ids each in 0..V-1
  public Reading read(Tape tape, SentenceBatch batch, Pass pass) {
    int rows = batch.rows();
    Variable x = embedding.forward(tape, batch.ids(), batch.time(), rows); // [T,B,C]
    Variable reversed = Shapes.reverse(tape, x, batch.lengths()); // [T,B,C]
    List<Variable> back = new ArrayList<>();
    for (Variable layer : run(tape, backward, reversed, pass)) {
      back.add(back.isEmpty() ? x : Shapes.reverse(tape, layer, batch.lengths())); // [T,B,C]
    }
    return new Reading(run(tape, forward, x, pass), back);
  }

  /// The input and what each layer makes of it, each [T,B,C].
  private List<Variable> run(Tape tape, List<Recurrent> layers, Variable x, Pass pass) {
    List<Variable> all = new ArrayList<>(List.of(x));
    for (Recurrent layer : layers) {
      Variable kept = dropout.forward(tape, all.getLast(), pass);
      all.add(layer.forward(tape, kept, layer.initialState(x.shape()[1]), pass).all());
    }
    return all;
  }

  /// Scores the word after each, from the words up to it.
  ///
  /// @return logits [T,B,V] in nats, not normalised
  public Variable nextLogits(Tape tape, Reading reading, Pass pass) {
    return projection.forward(tape, dropout.forward(tape, reading.forward().getLast(), pass));
  }

  /// Scores the word before each, from the words down to it.
  ///
  /// @return logits [T,B,V] in nats, not normalised
  public Variable previousLogits(Tape tape, Reading reading, Pass pass) {
    return projection.forward(tape, dropout.forward(tape, reading.backward().getLast(), pass));
  }

  /// How badly both directions predict sentences.
  ///
  /// @param batch of which at least one sentence has two words
  public Loss loss(Tape tape, SentenceBatch batch, Pass pass) {
    Reading reading = read(tape, batch, pass);
    Variable next =
        Losses.softmaxCrossEntropy(tape, nextLogits(tape, reading, pass), neighbours(batch, 1));
    Variable previous =
        Losses.softmaxCrossEntropy(
            tape, previousLogits(tape, reading, pass), neighbours(batch, -1));
    Variable mean = Pointwise.scale(tape, Pointwise.add(tape, next, previous), 0.5);
    return new Loss(next, previous, mean);
  }

  /// The word so many steps on within the same sentence, or none.
  ///
  /// @return [T,B]
  private static int[] neighbours(SentenceBatch batch, int steps) {
    int[] targets = new int[batch.ids().length];
    for (int i = 0; i < targets.length; i++) {
      int t = i / batch.rows() + steps;
      int b = i % batch.rows();
      boolean within = t >= 0 && t < batch.lengths()[b] && i / batch.rows() < batch.lengths()[b];
      targets[i] = within ? batch.ids()[t * batch.rows() + b] : Losses.IGNORE;
    }
    return targets;
  }
}
