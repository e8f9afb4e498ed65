/// Tasks about linear and log-linear models.
///
/// Reading order: {@link lectern.task.linear.WorkedExampleTask}; {@link
/// lectern.task.linear.ManyStartsTask} on {@link lectern.task.linear.WavyBorder}, held against
/// {@link lectern.task.linear.LinearOptimum}.
package lectern.task.linear;
