package lectern.autograd;

import java.util.ArrayList;
import java.util.List;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;

/// An operation applied to inputs of stated shapes, for the tests that hold for every operation.
///
/// @param name class, method and number of parameters: `Products.linear/5`
/// @param variant what sets this case apart from others of the operation
/// @param body applies the operation; anything but the inputs must be a function of their shapes
/// @param shapes of the inputs that are differentiated
record OperationCase(String name, String variant, Body body, List<int[]> shapes) {
  interface Body {
    Variable apply(Tape tape, List<Variable> inputs);
  }

  static OperationCase of(String name, String variant, Body body, int[]... shapes) {
    return new OperationCase(name, variant, body, List.of(shapes));
  }

  /// Fixed random numbers, none near 0, for the inputs, every extent times `factor`.
  List<Tensor> inputs(int factor) {
    List<Tensor> inputs = new ArrayList<>();
    for (int[] shape : shapes) {
      int[] scaled = shape.clone();
      for (int axis = 0; axis < scaled.length; axis++) {
        scaled[axis] *= factor;
      }
      inputs.add(random(RandomStream.of(7).split(inputs.size()), scaled));
    }
    return inputs;
  }

  /// Numbers of size 0.1 to 0.9 and either sign.
  static Tensor random(RandomStream random, int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    for (int i = 0; i < tensor.size(); i++) {
      float u = 2 * random.nextFloat() - 1;
      tensor.data()[i] = 0.8f * u + Math.copySign(0.1f, u);
    }
    return tensor;
  }

  @Override
  public String toString() {
    return name + " " + variant;
  }
}
