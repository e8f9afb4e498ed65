package lectern.task;

import java.util.List;
import lectern.run.Task;
import lectern.task.classification.NgramFiltersTask;
import lectern.task.classification.TextClassificationTask;
import lectern.task.language.CharacterLanguageModelTask;
import lectern.task.language.GrammarLanguageModelTask;
import lectern.task.linear.BigramTask;
import lectern.task.linear.LossChoiceTask;
import lectern.task.linear.LossShapesTask;
import lectern.task.linear.ManyStartsTask;
import lectern.task.linear.WorkedExampleTask;
import lectern.task.perceptron.FunctionFitTask;
import lectern.task.perceptron.TwoSpiralsTask;
import lectern.task.perceptron.XorTask;
import lectern.task.vectors.ReusedVectorsTask;
import lectern.task.vectors.WordSenseTask;
import lectern.task.vectors.WordVectorTask;

/// Every task that an experiment file may name.
public final class Tasks {
  private Tasks() {}

  /// The tasks, simplest first.
  public static List<Task<?>> all() {
    return List.of(
        new WorkedExampleTask(),
        new ManyStartsTask(),
        new LossShapesTask(),
        new LossChoiceTask(),
        new BigramTask(),
        new XorTask(),
        new TwoSpiralsTask(),
        new FunctionFitTask(),
        new WordVectorTask(),
        new WordSenseTask(),
        new ReusedVectorsTask(),
        new TextClassificationTask(),
        new NgramFiltersTask(),
        new GrammarLanguageModelTask(),
        new CharacterLanguageModelTask());
  }
}
