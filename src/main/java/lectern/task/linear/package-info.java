/// Tasks about linear and log-linear models.
///
/// Reading order: {@link lectern.task.linear.WorkedExampleTask}.
package lectern.task.linear;
