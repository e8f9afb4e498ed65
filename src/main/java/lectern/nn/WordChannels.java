package lectern.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.autograd.Lookup;
import lectern.autograd.Shapes;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.tensor.Tensor;

/// The vectors of a text's words, in one channel or several side by side. Parameters: `i.weight`
/// [V,C] for each channel i that is trained.
///
/// Source of the channels and their names: Kim 2014, "Convolutional neural networks for sentence
/// classification", sections 2.1 and 3.1.
public final class WordChannels {
  private final List<Variable> tables = new ArrayList<>();
  private final int width;

  /// One vector a word, [V,C].
  public sealed interface Channel {
    /// @return [V,C]
    Tensor vectors();
  }

  /// Vectors that stay as they are, "static".
  public record Fixed(Tensor vectors) implements Channel {}

  /// Vectors that training starts from, "random" or "non-static".
  public record Trained(Tensor vectors) implements Channel {}

  /// @param channels at least one, all of the same V; the tensors are copied
  public WordChannels(Parameters parameters, List<Channel> channels) {
    int sum = 0;
    for (Channel channel : channels) {
      Tensor vectors = channel.vectors();
      if (vectors.rank() != 2
          || vectors.size() == 0
          || vectors.rows() != channels.getFirst().vectors().rows()) {
        throw new IllegalArgumentException(
            "word vectors %s: expected [V,C], of one V in all channels"
                .formatted(Arrays.toString(vectors.shape())));
      }
      Initializer copy =
          (value, random) -> System.arraycopy(vectors.data(), 0, value.data(), 0, value.size());
      tables.add(
          switch (channel) {
            case Fixed fixed -> Variable.constant(vectors.copy());
            case Trained trained ->
                parameters
                    .scope(Integer.toString(tables.size()))
                    .create("weight", copy, vectors.shape());
          });
      sum += vectors.columns();
    }
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("no channel of word vectors");
    }
    width = sum;
  }

  /// C, the numbers of all channels together.
  public int width() {
    return width;
  }

  /// V.
  public int vocabulary() {
    return tables.getFirst().value().rows();
  }

  /// The vectors of words.
  ///
  /// @param ids row-major, each in 0..V-1 or {@link Lookup#NONE}, whose vector is zero; not to be
  ///   changed before the way back
  /// @param shape the shape of the ids, `[T,B]`, say
  /// @return [shape..,C]
  public Variable forward(Tape tape, int[] ids, int... shape) {
    Variable[] parts =
        tables.stream()
            .map(table -> Lookup.embedding(tape, table, ids, shape))
            .toArray(Variable[]::new);
    return parts.length == 1 ? parts[0] : Shapes.concat(tape, parts);
  }
}
