/// Tasks about multi-layer perceptrons.
///
/// Reading order: {@link lectern.task.perceptron.XorTask}; {@link
/// lectern.task.perceptron.TwoSpiralsTask} with {@link lectern.task.perceptron.TwoSpirals}; {@link
/// lectern.task.perceptron.Plane}, which both draw in; {@link
/// lectern.task.perceptron.FunctionFitTask} with {@link lectern.task.perceptron.TargetFunction} and
/// {@link lectern.task.perceptron.FunctionGrid}.
package lectern.task.perceptron;
