package lectern.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import lectern.autograd.Activation;
import lectern.autograd.Lookup;
import lectern.autograd.Pointwise;
import lectern.autograd.Segments;
import lectern.autograd.Shapes;
import lectern.autograd.SparseProducts;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Dropout;
import lectern.nn.Gru;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.nn.Recurrent;
import lectern.nn.WordChannels;
import lectern.tensor.SparseMatrix;
import lectern.tensor.Tensor;

/// Multi-layer perceptron on texts: word vectors are composed into one for the whole text, and
/// hidden layers lead from it to the classes.
///
/// Composed by sum and without hidden layers it is the log-linear model of a bag of words (its
/// weights written as a product of two matrices); with hidden layers, a perceptron over the bag. By
/// mean it is the deep averaging network of Iyyer et al. 2015.
///
/// A composition that does not see order gives two texts of the same words the same bits: it reads
/// words in the order of their numbers. An empty text is composed of nothing: zeros, or ones by
/// product.
///
/// Letters: B texts, R words of all of them, T words of the longest, C width of a word's vector, D
/// that of a text's, K classes.
///
/// Source: Iyyer et al. 2015, "Deep unordered composition rivals syntactic methods for text
/// classification".
public final class TextMlp {
  /// The sizes of a model without its vocabulary.
  ///
  /// @param composition how words become a text
  /// @param slots words that a concatenation has room for, at least 1; longer texts are cut off,
  ///   shorter ones filled up with zeros
  /// @param hidden widths of the hidden layers, units; empty for a log-linear model on the text's
  ///   vector
  /// @param activation after every hidden layer
  /// @param classes K, at least 2
  /// @param dropout share of the text's vector dropped in training, in [0, 1)
  public record Config(
      Composition composition,
      int slots,
      List<Integer> hidden,
      Activation activation,
      int classes,
      double dropout) {
    public Config {
      hidden = List.copyOf(hidden);
      if (slots < 1) {
        throw new IllegalArgumentException("slots is " + slots + "; it must be at least 1");
      }
      if (!(dropout >= 0 && dropout < 1)) {
        throw new IllegalArgumentException("dropout is " + dropout + "; it must be in [0, 1)");
      }
    }

    /// The layers on top of the text's vector.
    ///
    /// @param width C
    /// @throws IllegalArgumentException if they cannot be
    public Mlp.Config layers(int width) {
      int inputs = composition == Composition.CONCATENATION ? slots * width : width;
      return new Mlp.Config(inputs, hidden, classes, activation);
    }
  }

  private final Config config;
  private final WordChannels words;
  private final Recurrent network; // null unless it composes
  private final Dropout dropout;
  private final Mlp layers;

  /// Makes the model.
  ///
  /// @param words the vectors of words, made with the same parameters
  public TextMlp(Config config, WordChannels words, Parameters parameters) {
    this.config = config;
    this.words = words;
    network =
        config.composition() == Composition.NETWORK
            ? new Gru(parameters.scope("network"), new Recurrent.Size(words.width(), words.width()))
            : null;
    dropout = new Dropout(config.dropout());
    layers = new Mlp(config.layers(words.width()), parameters.scope("layers"));
  }

  public Config config() {
    return config;
  }

  /// The vector of each text.
  ///
  /// @param texts B of them, at least 1, each its words' numbers in 0..V-1 or {@link Lookup#NONE}
  /// @return [B,D]
  public Variable compose(Tape tape, List<int[]> texts) {
    return switch (config.composition()) {
      case SUM -> sum(tape, texts, _ -> 1);
      case MEAN -> sum(tape, texts, n -> 1.0 / n);
      case PRODUCT -> product(tape, texts);
      case CONCATENATION -> concatenated(tape, texts);
      case NETWORK -> read(tape, texts);
    };
  }

  /// Scores every class.
  ///
  /// @param texts as for {@link #compose}
  /// @return [B,K] in nats, not normalised
  public Variable logits(Tape tape, List<int[]> texts, Pass pass) {
    return layers.logits(tape, dropout.forward(tape, compose(tape, texts), pass));
  }

  /// @param weight of each word, by how many its text has
  private Variable sum(Tape tape, List<int[]> texts, IntToDoubleFunction weight) {
    int[] starts = starts(texts);
    List<SparseMatrix.Row> shares = new ArrayList<>();
    for (int b = 0; b < texts.size(); b++) {
      int[] places = IntStream.range(starts[b], starts[b + 1]).toArray();
      float[] weights = new float[places.length];
      Arrays.fill(weights, (float) weight.applyAsDouble(places.length));
      shares.add(new SparseMatrix.Row(places, weights));
    }
    return SparseProducts.multiply(
        tape, SparseMatrix.of(starts[texts.size()], shares), bagged(tape, texts)); // [B,R]·[R,C]
  }

  private Variable product(Tape tape, List<int[]> texts) {
    Tensor ones = Tensor.zeros(words.width());
    Arrays.fill(ones.data(), 1);
    Variable factors = Pointwise.addRow(tape, bagged(tape, texts), Variable.constant(ones));
    return Segments.product(tape, factors, starts(texts));
  }

  /// All texts' word vectors, those of a text in the order of their numbers, [R,C].
  private Variable bagged(Tape tape, List<int[]> texts) {
    int[] ids = texts.stream().flatMapToInt(text -> Arrays.stream(text).sorted()).toArray();
    return words.forward(tape, ids, ids.length);
  }

  /// Where each text's words begin, [B+1].
  private static int[] starts(List<int[]> texts) {
    int[] starts = new int[texts.size() + 1];
    for (int b = 0; b < texts.size(); b++) {
      starts[b + 1] = starts[b] + texts.get(b).length;
    }
    return starts;
  }

  private Variable concatenated(Tape tape, List<int[]> texts) {
    int slots = config.slots();
    int[] ids = new int[texts.size() * slots]; // [B,slots]
    Arrays.fill(ids, Lookup.NONE);
    for (int b = 0; b < texts.size(); b++) {
      int[] text = texts.get(b);
      System.arraycopy(text, 0, ids, b * slots, Math.min(slots, text.length));
    }
    Variable rows = words.forward(tape, ids, texts.size(), slots); // [B,slots,C]
    return Shapes.reshape(tape, rows, texts.size(), slots * words.width());
  }

  /// Padding comes after the state that counts, and changes nothing.
  private Variable read(Tape tape, List<int[]> texts) {
    int batch = texts.size();
    int steps = Math.max(1, texts.stream().mapToInt(text -> text.length).max().orElseThrow());
    int[] ids = new int[steps * batch]; // [T,B]
    Arrays.fill(ids, Lookup.NONE);
    int[] last = new int[batch];
    for (int b = 0; b < batch; b++) {
      int[] text = texts.get(b);
      for (int t = 0; t < text.length; t++) {
        ids[t * batch + b] = text[t];
      }
      last[b] = text.length == 0 ? Lookup.NONE : (text.length - 1) * batch + b;
    }
    Variable x = words.forward(tape, ids, steps, batch); // [T,B,C]
    Variable all =
        network.forward(tape, x, network.initialState(batch), Pass.evaluate()).all(); // [T,B,C]
    Variable states = Shapes.reshape(tape, all, steps * batch, words.width()); // [T·B,C]
    return Lookup.embedding(tape, states, last, batch); // [B,C]
  }
}
