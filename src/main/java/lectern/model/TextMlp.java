package lectern.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import lectern.autograd.Activation;
import lectern.autograd.Lookup;
import lectern.autograd.Segments;
import lectern.autograd.Shapes;
import lectern.autograd.SparseProducts;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Dropout;
import lectern.nn.Embedding;
import lectern.nn.Gru;
import lectern.nn.Initializer;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.nn.Recurrent;
import lectern.tensor.RandomStream;
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
  /// @param width C, at least 1
  /// @param slots words that a concatenation has room for, at least 1; longer texts are cut off,
  ///   shorter ones filled up with zeros
  /// @param hidden widths of the hidden layers, units; empty for a log-linear model on the text's
  ///   vector
  /// @param activation after every hidden layer
  /// @param classes K, at least 2
  /// @param dropout share of the text's vector dropped in training, in [0, 1)
  public record Config(
      Composition composition,
      int width,
      int slots,
      List<Integer> hidden,
      Activation activation,
      int classes,
      double dropout) {
    public Config {
      hidden = List.copyOf(hidden);
      if (width < 1 || slots < 1) {
        throw new IllegalArgumentException(
            "width %d and slots %d must be at least 1".formatted(width, slots));
      }
      if (!(dropout >= 0 && dropout < 1)) {
        throw new IllegalArgumentException("dropout is " + dropout + "; it must be in [0, 1)");
      }
    }

    Mlp.Config layers() {
      int inputs = composition == Composition.CONCATENATION ? slots * width : width;
      return new Mlp.Config(inputs, hidden, classes, activation);
    }
  }

  /// Where word vectors start: this far from what changes nothing, 0 for a sum and 1 for a product.
  private static final double SPREAD = 0.1;

  private final Config config;
  private final Embedding words;
  private final Recurrent network; // null unless it composes
  private final Dropout dropout;
  private final Mlp layers;

  /// Makes the model.
  ///
  /// @param vocabulary V, at least 1
  public TextMlp(Config config, int vocabulary, Parameters parameters) {
    this.config = config;
    Composition composition = config.composition();
    words =
        new Embedding(
            parameters.scope("words"),
            new Embedding.Size(vocabulary, config.width()),
            composition == Composition.PRODUCT ? TextMlp::aroundOne : Initializer.normal(SPREAD));
    network =
        composition == Composition.NETWORK
            ? new Gru(
                parameters.scope("network"), new Recurrent.Size(config.width(), config.width()))
            : null;
    dropout = new Dropout(config.dropout());
    layers = new Mlp(config.layers(), parameters.scope("layers"));
  }

  private static void aroundOne(Tensor value, RandomStream random) {
    Initializer.normal(SPREAD).fill(value, random);
    for (int i = 0; i < value.size(); i++) {
      value.data()[i] += 1;
    }
  }

  public Config config() {
    return config;
  }

  /// The vector of each word, [V,C].
  public Variable wordVectors() {
    return words.weight();
  }

  /// The vector of each text.
  ///
  /// @param texts B of them, at least 1, each its words' numbers in 0..V-1
  /// @return [B,D]
  public Variable compose(Tape tape, List<int[]> texts) {
    return switch (config.composition()) {
      case SUM -> SparseProducts.multiply(tape, bags(texts, _ -> 1), words.weight());
      case MEAN -> SparseProducts.multiply(tape, bags(texts, n -> 1.0 / n), words.weight());
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

  /// Each text as a row that has, for each of its words, how often it is there times a weight.
  ///
  /// @param weight by the number of the text's words
  /// @return [B,V]
  private SparseMatrix bags(List<int[]> texts, IntToDoubleFunction weight) {
    List<SparseMatrix.Row> rows = new ArrayList<>();
    for (int[] text : texts) {
      int[] sorted = text.clone();
      Arrays.sort(sorted);
      int[] distinct = Arrays.stream(sorted).distinct().toArray();
      float[] values = new float[distinct.length];
      int kind = -1;
      for (int i = 0; i < sorted.length; i++) {
        kind += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        values[kind] += (float) weight.applyAsDouble(sorted.length);
      }
      rows.add(new SparseMatrix.Row(distinct, values));
    }
    return SparseMatrix.of(words.weight().value().rows(), rows);
  }

  private Variable product(Tape tape, List<int[]> texts) {
    int[] starts = new int[texts.size() + 1];
    for (int b = 0; b < texts.size(); b++) {
      starts[b + 1] = starts[b] + texts.get(b).length;
    }
    int[] ids = texts.stream().flatMapToInt(text -> Arrays.stream(text).sorted()).toArray();
    return Segments.product(tape, words.forward(tape, ids, ids.length), starts);
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
    return Shapes.reshape(tape, rows, texts.size(), slots * config.width());
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
    Variable states = Shapes.reshape(tape, all, steps * batch, config.width()); // [T·B,C]
    return Lookup.embedding(tape, states, last, batch); // [B,C]
  }
}
