package lectern.text;

import java.util.Arrays;
import java.util.function.Function;

/// Reads a text for a model that sees only its last tokens.
final class NgramReader implements TokenPredictor {
  private final int vocabulary;
  private final int longest;
  private final Function<int[], double[]> model;
  private int[] context = {};

  /// @param longest tokens of context that the model sees
  /// @param model from up to that many tokens to the distribution of the next
  NgramReader(int vocabulary, int longest, Function<int[], double[]> model) {
    this.vocabulary = vocabulary;
    this.longest = longest;
    this.model = model;
  }

  @Override
  public int vocabulary() {
    return vocabulary;
  }

  @Override
  public double[] next() {
    return model.apply(context);
  }

  @Override
  public void read(int id) {
    int[] longer = Arrays.copyOf(context, context.length + 1);
    longer[context.length] = id;
    context = Arrays.copyOfRange(longer, Math.max(0, longer.length - longest), longer.length);
  }
}
