/// What experiment files can name as their task.
///
/// Reading order: {@link lectern.task.Tasks}, {@link lectern.task.WorkedExampleTask}, {@link
/// lectern.task.XorTask}; then what trained tasks share: {@link lectern.task.RunTraining}, {@link
/// lectern.task.TextTraining}, {@link lectern.task.TextObjective}, {@link lectern.task.TextScore},
/// {@link lectern.task.TextSampler}, {@link lectern.task.NgramFloors}; then {@link
/// lectern.task.GrammarLanguageModelTask} and {@link lectern.task.CharacterLanguageModelTask}.
package lectern.task;
