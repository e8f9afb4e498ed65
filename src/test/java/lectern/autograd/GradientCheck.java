package lectern.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;

/// Compares gradients with finite differences.
///
/// The result is made a scalar by fixed random weights; each input number is moved by four small
/// steps, whose differences give the derivative with an error of the step's fourth power.
final class GradientCheck {
  private static final float STEP = 0.004f;
  private static final double TOLERANCE = 1e-3; // absolute below 1, relative above

  private GradientCheck() {}

  static void check(OperationCase operation) {
    List<Tensor> inputs = operation.inputs(1);
    List<float[]> leaf = gradients(operation, inputs, Use.LEAF);
    for (int which = 0; which < inputs.size(); which++) {
      for (int i = 0; i < inputs.get(which).size(); i++) {
        double expected = difference(operation, inputs, which, i);
        assertEquals(
            expected,
            leaf.get(which)[i],
            TOLERANCE * Math.max(1, Math.abs(expected)),
            operation + ": input " + which + ", number " + i);
      }
    }
    for (Use use : Use.values()) {
      List<float[]> same = gradients(operation, inputs, use);
      for (int which = 0; which < inputs.size(); which++) {
        assertArrayEquals(
            leaf.get(which), same.get(which), 1e-5f, operation + ": input " + which + " as " + use);
      }
    }
  }

  /// How the inputs come to the operation: each has its own way of collecting a gradient.
  private enum Use {
    LEAF,
    /// the result of an operation, its gradient not made yet
    FRESH,
    /// the result of an operation that has a gradient from elsewhere already
    SHARED,
    /// another shape of a result
    VIEW
  }

  private static List<float[]> gradients(OperationCase operation, List<Tensor> inputs, Use use) {
    Tape tape = Tape.recording(Workers.SINGLE);
    List<Variable> leaves = inputs.stream().map(Tensor::copy).map(Variable::parameter).toList();
    List<Variable> used = new ArrayList<>();
    for (Variable leaf : leaves) {
      used.add(
          switch (use) {
            case LEAF -> leaf;
            case FRESH, SHARED -> Pointwise.scale(tape, leaf, 1);
            case VIEW -> {
              Variable flat = Shapes.reshape(tape, leaf, leaf.value().size());
              yield Shapes.reshape(tape, Pointwise.scale(tape, flat, 1), leaf.shape());
            }
          });
    }
    Variable loss = scalar(tape, operation.body().apply(tape, used));
    if (use == Use.SHARED) {
      for (Variable input : used) {
        loss = Pointwise.add(tape, loss, Reductions.sum(tape, input));
      }
    }
    tape.backward(loss);
    List<float[]> gradients = new ArrayList<>();
    for (Variable leaf : leaves) {
      float[] gradient = leaf.gradient().data().clone();
      if (use == Use.SHARED) {
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] -= 1;
        }
      }
      gradients.add(gradient);
    }
    return gradients;
  }

  /// Σ weight·result, with weights that are a function of the place.
  private static Variable scalar(Tape tape, Variable result) {
    Variable weights = Variable.constant(weights(result));
    return Reductions.sum(tape, Pointwise.multiply(tape, result, weights));
  }

  private static Tensor weights(Variable result) {
    return OperationCase.random(RandomStream.of(3), result.shape());
  }

  private static double difference(
      OperationCase operation, List<Tensor> inputs, int which, int number) {
    double near =
        value(operation, inputs, which, number, STEP)
            - value(operation, inputs, which, number, -STEP);
    double far =
        value(operation, inputs, which, number, 2 * STEP)
            - value(operation, inputs, which, number, -2 * STEP);
    return (8 * near - far) / (12 * STEP);
  }

  private static double value(
      OperationCase operation, List<Tensor> inputs, int which, int number, float step) {
    List<Variable> moved = new ArrayList<>();
    for (Tensor input : inputs) {
      Tensor copy = input.copy();
      if (moved.size() == which) {
        copy.data()[number] += step;
      }
      moved.add(Variable.constant(copy));
    }
    Tape tape = Tape.evaluating(Workers.SINGLE);
    Variable result = operation.body().apply(tape, moved);
    float[] weights = weights(result).data();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (double) weights[i] * result.data()[i];
    }
    return sum;
  }
}
