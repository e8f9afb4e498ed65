package lectern.vectors;

import java.util.Arrays;
import lectern.tensor.PickedRows;
import lectern.tensor.PickedRows.Grid;
import lectern.tensor.PickedRows.Picks;
import lectern.vectors.Word2VecSettings.Architecture;

/// Some consecutive places of a text, their windows, and the vectors of all words in them.
///
/// An example is what predicts the word at a place: each word of the window in skip-gram, their
/// mean in CBOW. Letters: P places, w the window, S the stride of the tables.
final class WindowBatch {
  private static final Grid ONCE = new Grid(new float[] {1}, 0, 0, 0);

  private final int places;
  private final InputTable input;
  private final int stride;
  private final int reach;
  private final boolean means;

  private final float[] hidden; // [P+2w,S] the words' vectors
  private final float[] gradient; // [P+2w,S] by how much they are to move
  private final float[] mean; // [P,S] of each window, in CBOW
  private final float[] meanGradient; // [P,S]
  private final int[] numbers; // 0, 1, 2, …
  private final int[] contexts; // [P,2w] rows of `hidden`
  private final int[] contextCount; // [P]
  private final Grid[] shares; // 1/n for a window of n words

  private EpochText text;
  private int from;
  private int to;

  /// @param places P
  WindowBatch(Word2VecSettings settings, int places, InputTable input) {
    this.places = places;
    this.input = input;
    stride = InputTable.stride(settings.width());
    reach = settings.window();
    means = settings.architecture() == Architecture.CBOW;
    int rows = places + 2 * reach;
    hidden = new float[InputTable.size(rows, stride)];
    gradient = new float[hidden.length];
    mean = new float[means ? places * stride : 0];
    meanGradient = new float[mean.length];
    numbers = new int[rows];
    Arrays.setAll(numbers, i -> i);
    contexts = new int[places * 2 * reach];
    contextCount = new int[places];
    shares = new Grid[2 * reach + 1];
    for (int n = 1; n < shares.length; n++) {
      shares[n] = new Grid(new float[] {1f / n}, 0, 0, 0);
    }
  }

  /// Goes to the places from one on, as many as there are or as a batch has.
  void open(EpochText text, int from) {
    this.text = text;
    this.from = from;
    to = Math.min(text.size(), from + places);
  }

  /// P, or less at the end of the text.
  int size() {
    return to - from;
  }

  /// The word at a place, counted from the batch's first.
  int word(int place) {
    return text.word(from + place);
  }

  /// Draws the window of a place.
  ///
  /// @param bits random
  void draw(int place, long bits) {
    int at = from + place;
    int drawn = 1 + SplitMix.below(reach, bits);
    int first = text.from(at, drawn);
    int end = text.to(at, drawn);
    int next = place * 2 * reach;
    for (int i = first; i < end; i++) {
      if (i != at) {
        contexts[next++] = i - from + reach;
      }
    }
    contextCount[place] = end - first - 1;
  }

  /// How many words the window of a place has besides its own.
  int contextCount(int place) {
    return contextCount[place];
  }

  /// How many predictions are made of the word at a place.
  int exampleCount(int place) {
    return means ? Math.min(1, contextCount[place]) : contextCount[place];
  }

  /// What predicts the word at a place. In CBOW {@link #average} comes before.
  Picks examples(int place) {
    return means
        ? new Picks(mean, stride, numbers, place, exampleCount(place))
        : contexts(hidden, place);
  }

  /// The examples' gradients, the way they are to move.
  Picks gradients(int place) {
    return means
        ? new Picks(meanGradient, stride, numbers, place, exampleCount(place))
        : contexts(gradient, place);
  }

  /// All examples, [R,S]: in skip-gram those of all windows together.
  float[] examples() {
    return means ? mean : hidden;
  }

  /// All gradients, [R,S].
  float[] gradients() {
    return means ? meanGradient : gradient;
  }

  /// The row of {@link #examples()} that an example of a place is.
  int exampleRow(int place, int example) {
    return means ? place : contexts[place * 2 * reach + example];
  }

  /// R, how many rows {@link #examples()} has.
  int exampleRows() {
    return means ? size() : size() + 2 * reach;
  }

  private Picks contexts(float[] table, int place) {
    return new Picks(table, stride, contexts, place * 2 * reach, contextCount[place]);
  }

  /// Takes the mean of a window, in CBOW.
  void average(int place) {
    if (means && contextCount[place] > 0) {
      Arrays.fill(mean, place * stride, (place + 1) * stride, 0);
      PickedRows.addCombinations(
          new Picks(mean, stride, numbers, place, 1),
          shares[contextCount[place]],
          contexts(hidden, place),
          0,
          stride);
    }
  }

  /// Sets all gradients to 0, in some columns.
  void clear(int fromColumn, int toColumn) {
    for (int row = 0; row < size() + 2 * reach; row++) {
      Arrays.fill(gradient, row * stride + fromColumn, row * stride + toColumn, 0);
    }
    for (int row = 0; means && row < size(); row++) {
      Arrays.fill(meanGradient, row * stride + fromColumn, row * stride + toColumn, 0);
    }
  }

  /// Hands the gradient of a window's mean to its words, in CBOW: each goes all the way, so that
  /// their mean does, too.
  void spread(int place, int fromColumn, int toColumn) {
    if (means && contextCount[place] > 0) {
      PickedRows.addCombinations(
          contexts(gradient, place),
          ONCE,
          new Picks(meanGradient, stride, numbers, place, 1),
          fromColumn,
          toColumn);
    }
  }

  /// Hands the gradients of all means to their words, in CBOW, where these had none.
  void spreadAll(int fromColumn, int toColumn) {
    if (means) {
      for (int row = 0; row < size() + 2 * reach; row++) {
        Arrays.fill(gradient, row * stride + fromColumn, row * stride + toColumn, 0);
      }
      for (int place = 0; place < size(); place++) {
        spread(place, fromColumn, toColumn);
      }
    }
  }

  /// Reads the words' vectors from the table, in some columns.
  void read(EpochText text, int from, int fromColumn, int toColumn) {
    int last = Math.min(text.size(), from + places + reach);
    for (int i = Math.max(0, from - reach); i < last; i++) {
      input.read(text.word(i), hidden, numbers, i - from + reach, fromColumn, toColumn);
    }
  }

  /// Moves the words' vectors in the table by their gradients, in some columns.
  void write(int fromColumn, int toColumn) {
    int last = Math.min(text.size(), to + reach);
    for (int i = Math.max(0, from - reach); i < last; i++) {
      input.move(text.word(i), gradient, numbers, i - from + reach, fromColumn, toColumn);
    }
  }
}
