/// What experiment files can name as their task.
///
/// Reading order: {@link lectern.task.Tasks}, the list; {@link lectern.task.TaskGuide}, what a task
/// and its settings mean. The tasks themselves are in the packages below, one a topic of the
/// lectures.
package lectern.task;
