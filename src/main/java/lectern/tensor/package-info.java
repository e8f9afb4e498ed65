/// Arrays of floats and the arithmetic on them, the same bits on every machine.
///
/// Reading order: {@link lectern.tensor.Tensor}, {@link lectern.tensor.RandomStream}, {@link
/// lectern.tensor.Workers}, {@link lectern.tensor.Workspace}, {@link lectern.tensor.Elementwise},
/// {@link lectern.tensor.Elementary}, {@link lectern.tensor.Rows}, {@link lectern.tensor.Gemm},
/// {@link lectern.tensor.SparseMatrix}.
package lectern.tensor;
