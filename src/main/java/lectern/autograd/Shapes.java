package lectern.autograd;

import java.util.Arrays;
import java.util.Objects;
import lectern.tensor.Elementwise;
import lectern.tensor.Tensor;

/// The same numbers in another arrangement.
public final class Shapes {
  private Shapes() {}

  /// The same numbers under another shape of the same size; nothing is copied.
  public static Variable reshape(Tape tape, Variable x, int... shape) {
    return tape.view(x, shape);
  }

  /// A range of the first axis.
  ///
  /// @param x [R,..]
  /// @param from first index, at least 0
  /// @param to one past the last, at most R
  /// @return [to-from,..]
  public static Variable rows(Tape tape, Variable x, int from, int to) {
    int[] shape = requireAxis(x).shape();
    Objects.checkFromToIndex(from, to, shape[0]);
    int row = shape[0] == 0 ? 0 : x.value().size() / shape[0];
    shape[0] = to - from;
    return range(tape, x, from * row, shape);
  }

  /// One index of the first axis, which goes: a step of a time-major sequence.
  ///
  /// @param x [T,..]
  /// @param index 0..T-1
  /// @return [..]
  public static Variable step(Tape tape, Variable x, int index) {
    int[] shape = requireAxis(x).shape();
    Objects.checkIndex(index, shape[0]);
    int[] rest = Arrays.copyOfRange(shape, 1, shape.length);
    return range(tape, x, index * Tensor.sizeOf(rest), rest);
  }

  private static Variable range(Tape tape, Variable x, int start, int[] shape) {
    Tensor y = tape.empty(shape);
    System.arraycopy(x.data(), start, y.data(), 0, y.size());
    Variable result = tape.result(y, x);
    tape.onBackward(
        result,
        () -> Elementwise.add(result.gradient().data(), 0, x.gradient().data(), start, y.size()));
    return result;
  }

  /// Steps one after another along a new first axis.
  ///
  /// @param steps T of them, each [..]
  /// @return [T,..]
  public static Variable stack(Tape tape, Variable... steps) {
    int[] step = requireSome(steps)[0].shape();
    int[] shape = new int[step.length + 1];
    shape[0] = steps.length;
    System.arraycopy(step, 0, shape, 1, step.length);
    for (Variable each : steps) {
      if (!each.value().hasShape(step)) {
        throw new IllegalArgumentException(
            "steps of shapes %s and %s"
                .formatted(Arrays.toString(step), Arrays.toString(each.shape())));
      }
    }
    int size = steps[0].value().size();
    Tensor y = tape.empty(shape);
    for (int t = 0; t < steps.length; t++) {
      System.arraycopy(steps[t].data(), 0, y.data(), t * size, size);
    }
    Variable result = tape.result(y, steps);
    tape.onBackward(
        result,
        () -> {
          float[] slope = result.gradient().data();
          for (int t = 0; t < steps.length; t++) {
            if (steps[t].isDifferentiable()) {
              Elementwise.add(slope, t * size, steps[t].gradient().data(), 0, size);
            }
          }
        });
    return result;
  }

  /// Parts side by side along the last axis.
  ///
  /// @param parts [..,C1], [..,C2], … with the same leading extents
  /// @return [..,C1+C2+…]
  public static Variable concat(Tape tape, Variable... parts) {
    int[] shape = requireAxis(requireSome(parts)[0]).shape();
    int last = shape.length - 1;
    int[] leading = Arrays.copyOf(shape, last);
    int columns = 0;
    for (Variable part : parts) {
      if (part.value().rank() != shape.length
          || !Arrays.equals(leading, Arrays.copyOf(part.shape(), last))) {
        throw new IllegalArgumentException(
            "parts of shapes %s and %s: all extents but the last must agree"
                .formatted(Arrays.toString(parts[0].shape()), Arrays.toString(part.shape())));
      }
      columns += part.value().columns();
    }
    shape[last] = columns;
    int rows = Tensor.sizeOf(leading);
    int width = columns;
    Tensor y = tape.empty(shape);
    int start = 0;
    for (Variable part : parts) {
      int n = part.value().columns();
      for (int row = 0; row < rows; row++) {
        System.arraycopy(part.data(), row * n, y.data(), row * width + start, n);
      }
      start += n;
    }
    Variable result = tape.result(y, parts);
    tape.onBackward(result, () -> splitGradient(result, rows, width, parts));
    return result;
  }

  /// Sequences backwards: the last step of each becomes its first. What stands beyond a sequence's
  /// end stays where it is. Doing it twice changes nothing.
  ///
  /// @param x [T,B,..], time-major
  /// @param lengths [B] steps of each sequence, in 0..T; not to be changed before the way back
  /// @return [T,B,..]
  public static Variable reverse(Tape tape, Variable x, int[] lengths) {
    int[] shape = x.shape();
    if (shape.length < 2 || shape[1] != lengths.length) {
      throw new IllegalArgumentException(
          "%d lengths for sequences %s: expected [T,B,..]"
              .formatted(lengths.length, Arrays.toString(shape)));
    }
    for (int length : lengths) {
      if (length < 0 || length > shape[0]) {
        throw new IllegalArgumentException(
            "a sequence of %d steps among %s".formatted(length, Arrays.toString(shape)));
      }
    }
    int width = x.value().size() / Math.max(1, shape[0] * shape[1]);
    Tensor y = tape.empty(shape);
    for (int t = 0; t < shape[0]; t++) {
      for (int b = 0; b < lengths.length; b++) {
        int from = opposite(t, b, lengths) * width;
        System.arraycopy(x.data(), from, y.data(), (t * lengths.length + b) * width, width);
      }
    }
    Variable result = tape.result(y, x);
    tape.onBackward(
        result,
        () -> {
          float[] slope = result.gradient().data();
          float[] gradient = x.gradient().data();
          for (int t = 0; t < shape[0]; t++) {
            for (int b = 0; b < lengths.length; b++) {
              int to = opposite(t, b, lengths) * width;
              Elementwise.add(slope, (t * lengths.length + b) * width, gradient, to, width);
            }
          }
        });
    return result;
  }

  /// The row of [T,B] that changes places with step t of sequence b.
  private static int opposite(int t, int b, int[] lengths) {
    int other = t < lengths[b] ? lengths[b] - 1 - t : t;
    return other * lengths.length + b;
  }

  private static void splitGradient(Variable result, int rows, int width, Variable[] parts) {
    float[] slope = result.gradient().data();
    int start = 0;
    for (Variable part : parts) {
      int n = part.value().columns();
      if (part.isDifferentiable()) {
        float[] gradient = part.gradient().data();
        for (int row = 0; row < rows; row++) {
          Elementwise.add(slope, row * width + start, gradient, row * n, n);
        }
      }
      start += n;
    }
  }

  private static Variable requireAxis(Variable x) {
    if (x.value().rank() == 0) {
      throw new IllegalArgumentException("a single number has no axis");
    }
    return x;
  }

  private static Variable[] requireSome(Variable[] parts) {
    if (parts.length == 0) {
      throw new IllegalArgumentException("nothing to join");
    }
    return parts;
  }
}
