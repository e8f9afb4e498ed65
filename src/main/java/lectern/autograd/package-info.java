/// The tape and the differentiable operations, forward and backward side by side, one topic a file.
///
/// Reading order: {@link lectern.autograd.Variable}, {@link lectern.autograd.Tape}, then the
/// operations.
package lectern.autograd;
