/// What experiment files can name as their task.
///
/// Reading order: {@link lectern.task.Tasks}, {@link lectern.task.WorkedExampleTask}, {@link
/// lectern.task.XorTask}, {@link lectern.task.RunTraining}.
package lectern.task;
