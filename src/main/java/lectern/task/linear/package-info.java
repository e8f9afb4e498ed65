/// Tasks about linear and log-linear models.
///
/// Reading order: {@link lectern.task.linear.WorkedExampleTask}. Convexity: {@link
/// lectern.task.linear.ManyStartsTask} on {@link lectern.task.linear.WavyBorder}, held against
/// {@link lectern.task.linear.LinearOptimum}. Losses: {@link lectern.task.linear.LossShapesTask};
/// {@link lectern.task.linear.LossChoiceTask} with {@link lectern.task.linear.TrainingLoss} and
/// {@link lectern.task.linear.LinearLearning}, on a {@link lectern.task.linear.LossProblem}: {@link
/// lectern.task.linear.SkewedNumbers}, {@link lectern.task.linear.SeparableClasses}, {@link
/// lectern.task.linear.CoinTosses}, {@link lectern.task.linear.RankedLists}, {@link
/// lectern.task.linear.UnseenClasses}. Language modelling as classification: {@link
/// lectern.task.linear.BigramTask} on a {@link lectern.task.linear.BigramText}: {@link
/// lectern.task.linear.GrammarText}, {@link lectern.task.linear.TinyShakespeare}.
package lectern.task.linear;
