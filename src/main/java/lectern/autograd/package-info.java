/// The tape and the differentiable operations, forward and backward side by side, one topic a file.
///
/// Reading order: {@link lectern.autograd.Variable}, {@link lectern.autograd.Tape}; then the
/// operations: {@link lectern.autograd.Products}, {@link lectern.autograd.SparseProducts}, {@link
/// lectern.autograd.Activation}, {@link lectern.autograd.Pointwise}, {@link
/// lectern.autograd.Reductions}, {@link lectern.autograd.Shapes}, {@link lectern.autograd.Lookup},
/// {@link lectern.autograd.Segments}, {@link lectern.autograd.Normalisation}, {@link
/// lectern.autograd.Noise}, {@link lectern.autograd.Losses} with {@link lectern.autograd.LossTerm},
/// {@link lectern.autograd.MarginLosses}, {@link lectern.autograd.Penalties}, {@link
/// lectern.autograd.Recurrence}, {@link lectern.autograd.Convolution}.
package lectern.autograd;
