package lectern.nn;

import lectern.autograd.Recurrence;
import lectern.autograd.Variable;
import lectern.tensor.Tensor;

/// The parameters that every recurrent layer has, and its size.
///
/// @param weights what is trained
/// @param hidden H
record RecurrentWeights(Recurrence.Weights weights, int hidden) {

  /// Uniform up to 1/√H, as PyTorch begins.
  ///
  /// @param gates G, how many the cell has
  static RecurrentWeights create(Parameters parameters, Recurrent.Size size, int gates) {
    Initializer initializer = Initializer.uniform(1 / Math.sqrt(size.hidden()));
    int width = gates * size.hidden();
    return new RecurrentWeights(
        new Recurrence.Weights(
            parameters.create("weight_ih", initializer, width, size.inputs()),
            parameters.create("weight_hh", initializer, width, size.hidden()),
            parameters.create("bias_ih", initializer, width),
            parameters.create("bias_hh", initializer, width)),
        size.hidden());
  }

  Variable zeros(int batch) {
    return Variable.constant(Tensor.zeros(batch, hidden));
  }
}
