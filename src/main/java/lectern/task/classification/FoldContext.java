package lectern.task.classification;

import java.nio.file.Path;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import tech.tablesaw.api.Table;

/// One of several trainings of a run: with its own randomness and checkpoints. What is recorded and
/// kept to be looked at is the first one's.
///
/// @param fold counted from 0
/// @param folds how many there are
record FoldContext(RunContext run, int fold, int folds) implements RunContext {
  private static final long PARTS = 1000; // of one fold's progress

  @Override
  public RandomStream random() {
    return run.random().split("fold").split(fold);
  }

  @Override
  public Workers workers() {
    return run.workers();
  }

  @Override
  public Path corpus(String name) {
    return run.corpus(name);
  }

  @Override
  public void record(long step, Measures values) {
    if (fold == 0) {
      run.record(step, values);
    }
  }

  @Override
  public void progress(long done, long total) {
    run.progress(fold * PARTS + (total == 0 ? 0 : done * PARTS / total), folds * PARTS);
  }

  @Override
  public void sample(String title, String text) {
    if (fold == 0) {
      run.sample(title, text);
    }
  }

  @Override
  public void table(String name, Table table) {
    if (fold == 0) {
      run.table(name, table);
    }
  }

  @Override
  public Path checkpoints() {
    return folds == 1 ? run.checkpoints() : run.checkpoints().resolve("fold-" + fold);
  }

  @Override
  public void countFlops(long flops) {
    run.countFlops(flops);
  }

  @Override
  public void checkInterrupted() throws InterruptedException {
    run.checkInterrupted();
  }
}
