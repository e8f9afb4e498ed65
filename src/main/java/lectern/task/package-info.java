/// What experiment files can name as their task.
///
/// Reading order: {@link lectern.task.Tasks}; {@link lectern.task.TaskGuide}, what a task and its
/// settings mean; {@link lectern.task.WorkedExampleTask}; {@link lectern.task.XorTask} with {@link
/// lectern.task.XorTables} and {@link lectern.task.PrincipalComponents}. Then what trained models
/// share: {@link lectern.task.RunTraining}, {@link lectern.task.TextTraining}, {@link
/// lectern.task.RecurrentSettings}, {@link lectern.task.TextObjective}, {@link
/// lectern.task.TextScore}, {@link lectern.task.TextSampler}, {@link lectern.task.NgramFloors}.
/// Then {@link lectern.task.GrammarLanguageModelTask} with {@link lectern.task.GrammarScore} and
/// {@link lectern.task.HiddenStates}, and {@link lectern.task.CharacterLanguageModelTask}.
package lectern.task;
