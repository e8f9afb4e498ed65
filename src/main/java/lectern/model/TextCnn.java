package lectern.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.autograd.Activation;
import lectern.autograd.Convolution;
import lectern.autograd.Lookup;
import lectern.autograd.Shapes;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Dropout;
import lectern.nn.Linear;
import lectern.nn.MaxOverTime;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.nn.WordChannels;

/// Convolutional text classifier: filters over windows of word vectors, the largest activation of
/// each, and a linear layer on top.
///
/// Around each text lie as many zero vectors as its windows can reach, so that a filter meets every
/// word at each of its places, and a text may be shorter than a window. Windows of padding alone
/// are left out, and so never win; but an empty text is read as a single zero vector, so that its
/// features are what the filters make of nothing.
///
/// Letters: B texts, N rows of all texts and the padding between them, C width of a row, w words of
/// a window, F filters of all widths, K classes.
///
/// Source: Kim 2014, "Convolutional neural networks for sentence classification", section 2.
/// Deviations: texts are padded for their own sake, not to the length of the longest; with several
/// channels a filter has weights of its own for each, as for the colours of a picture.
public final class TextCnn {
  /// The sizes of a model without its vocabulary.
  ///
  /// @param windows widths w of the filters, words, each at least 1
  /// @param filters how many of each width, at least 1
  /// @param classes K, at least 2
  /// @param dropout share of the features dropped in training, in [0, 1)
  public record Config(List<Integer> windows, int filters, int classes, double dropout) {
    /// What Kim 2014, section 3.1, has for all data sets.
    public static Config kim2014(int classes) {
      return new Config(List.of(3, 4, 5), /* filters= */ 100, classes, /* dropout= */ 0.5);
    }

    public Config {
      windows = List.copyOf(windows);
      if (windows.isEmpty() || windows.stream().anyMatch(window -> window < 1)) {
        throw new IllegalArgumentException(
            "windows " + windows + ": expected one width or more, each of at least 1 word");
      }
      if (filters < 1 || classes < 2) {
        throw new IllegalArgumentException(
            "filters %d, classes %d: expected at least 1 and 2".formatted(filters, classes));
      }
      if (!(dropout >= 0 && dropout < 1)) {
        throw new IllegalArgumentException("dropout is " + dropout + "; it must be in [0, 1)");
      }
    }

    private int widest() {
      return windows.stream().mapToInt(window -> window).max().orElseThrow();
    }

    private int features() {
      return windows.size() * filters;
    }
  }

  private final Config config;
  private final WordChannels words;
  private final List<MaxOverTime> filters = new ArrayList<>();
  private final Dropout dropout;
  private final Linear output;

  /// Makes the model.
  ///
  /// @param words the vectors of words, made with the same parameters
  public TextCnn(Config config, WordChannels words, Parameters parameters) {
    this.config = config;
    this.words = words;
    for (int window : config.windows()) {
      filters.add(
          new MaxOverTime(
              parameters.scope("filters." + filters.size()),
              new MaxOverTime.Size(window, words.width(), config.filters())));
    }
    dropout = new Dropout(config.dropout());
    output =
        new Linear(
            parameters.scope("output"), new Linear.Size(config.features(), config.classes()));
  }

  public Config config() {
    return config;
  }

  /// The layer from features to classes; its weight is [K,F].
  public Linear output() {
    return output;
  }

  /// What the model makes of texts.
  ///
  /// @param features the largest activation of each filter, those of the first width first, [B,F]
  /// @param begins the place in the text at which the window begins that has it, counted from 0 and
  ///   negative before the text, [B][F]
  /// @param logits [B,K] in nats, not normalised
  public record Reading(Variable features, int[][] begins, Variable logits) {}

  /// Reads texts.
  ///
  /// @param texts B of them, at least 1, each its words' numbers in 0..V-1 or {@link Lookup#NONE}
  public Reading read(Tape tape, List<int[]> texts, Pass pass) {
    Padded rows = Padded.of(texts, config.widest() - 1);
    Variable x = words.forward(tape, rows.ids, rows.ids.length); // [N,C]
    Variable[] parts = new Variable[filters.size()];
    int[][] begins = new int[texts.size()][config.features()];
    for (int i = 0; i < parts.length; i++) {
      int window = filters.get(i).size().window();
      Convolution.Pooled pooled =
          filters.get(i).forward(tape, x, rows.windows(window), Activation.RELU);
      parts[i] = pooled.values(); // [B,F/widths]
      for (int text = 0; text < begins.length; text++) {
        for (int filter = 0; filter < config.filters(); filter++) {
          begins[text][i * config.filters() + filter] =
              pooled.places()[text * config.filters() + filter] - rows.starts[text];
        }
      }
    }
    Variable features = parts.length == 1 ? parts[0] : Shapes.concat(tape, parts); // [B,F]
    Variable logits = output.forward(tape, dropout.forward(tape, features, pass)); // [B,K]
    return new Reading(features, begins, logits);
  }

  /// All texts in one column, with padding before, between and after them, which neighbours share.
  ///
  /// @param ids the words' numbers, [N]
  /// @param starts where each text begins
  /// @param ends one past its last word, or past one row of padding if it has none
  private record Padded(int[] ids, int[] starts, int[] ends) {
    static Padded of(List<int[]> texts, int padding) {
      int size = padding;
      for (int[] text : texts) {
        size += Math.max(1, text.length) + padding;
      }
      int[] ids = new int[size];
      Arrays.fill(ids, Lookup.NONE);
      int[] starts = new int[texts.size()];
      int[] ends = new int[texts.size()];
      int at = padding;
      for (int i = 0; i < starts.length; i++) {
        int[] text = texts.get(i);
        starts[i] = at;
        System.arraycopy(text, 0, ids, at, text.length);
        ends[i] = at + Math.max(1, text.length);
        at = ends[i] + padding;
      }
      return new Padded(ids, starts, ends);
    }

    /// Every window with a word of its text in it.
    Convolution.Windows windows(int window) {
      return new Convolution.Windows(
          Arrays.stream(starts).map(start -> start - window + 1).toArray(), ends);
    }
  }
}
