/// Tasks about multi-layer perceptrons.
///
/// Reading order: {@link lectern.task.perceptron.XorTask} with {@link
/// lectern.task.perceptron.XorTables}.
package lectern.task.perceptron;
