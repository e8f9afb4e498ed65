package lectern.nn;

import lectern.autograd.Activation;
import lectern.autograd.Lookup;
import lectern.autograd.Products;
import lectern.autograd.Tape;
import lectern.autograd.Variable;

/// A vector for each token of a vocabulary. Parameter: `weight` [V,C].
public final class Embedding {
  private final Variable weight;

  /// @param vocabulary V, at least 1
  /// @param width C, at least 1
  public record Size(int vocabulary, int width) {
    public Size {
      if (vocabulary < 1 || width < 1) {
        throw new IllegalArgumentException(
            "an embedding of %d tokens in %d numbers each".formatted(vocabulary, width));
      }
    }
  }

  /// Vectors that start standard normal, as PyTorch's do.
  public Embedding(Parameters parameters, Size size) {
    this(parameters, size, Initializer.normal(1));
  }

  /// Vectors with first values of one's own choice.
  public Embedding(Parameters parameters, Size size, Initializer initializer) {
    weight = parameters.create("weight", initializer, size.vocabulary(), size.width());
  }

  /// The vector of each id.
  ///
  /// @param ids row-major, each in 0..V-1 or {@link Lookup#NONE}, whose vector is zero; not to be
  ///   changed before the way back
  /// @param shape the shape of the ids, `[T,B]`, say
  /// @return [shape..,C]
  public Variable forward(Tape tape, int[] ids, int... shape) {
    return Lookup.embedding(tape, weight, ids, shape);
  }

  /// The table as an output layer: the score of each token by the product with its vector.
  ///
  /// Source: Press and Wolf 2017, "Using the output embedding to improve language models".
  ///
  /// @param x [..,C]
  /// @return logits, [..,V]
  public Variable logits(Tape tape, Variable x) {
    return Products.linear(tape, x, weight, Activation.IDENTITY);
  }

  /// The table, [V,C].
  public Variable weight() {
    return weight;
  }
}
