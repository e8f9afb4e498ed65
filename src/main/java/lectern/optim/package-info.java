/// How gradients change parameters.
///
/// Reading order: {@link lectern.optim.Optimizer}, {@link lectern.optim.Sgd}, {@link
/// lectern.optim.Adam}, {@link lectern.optim.AdamW}, {@link lectern.optim.MaxNorm}, {@link
/// lectern.optim.GlobalNorm}, {@link lectern.optim.Schedule}.
package lectern.optim;
