/// Tasks about language models.
///
/// Reading order. What they share: {@link lectern.task.language.TextTraining}, {@link
/// lectern.task.language.RecurrentSettings}, {@link lectern.task.language.TextObjective}, {@link
/// lectern.task.language.TextScore}, {@link lectern.task.language.TextSampler}, {@link
/// lectern.task.language.NgramFloors}. Then {@link lectern.task.language.GrammarLanguageModelTask}
/// with {@link lectern.task.language.GrammarScore} and {@link lectern.task.language.HiddenStates},
/// and {@link lectern.task.language.CharacterLanguageModelTask}.
package lectern.task.language;
