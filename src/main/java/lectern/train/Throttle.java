package lectern.train;

import java.nio.file.Path;

/// Keeps most steps from a listener.
record Throttle(long every, TrainingListener listener) implements TrainingListener {
  Throttle {
    if (every < 1) {
      throw new IllegalArgumentException("a report every " + every + " steps");
    }
  }

  @Override
  public void started(long done, long total) {
    listener.started(done, total);
  }

  @Override
  public void stepped(StepReport report) {
    if (report.step() == 1 || report.step() % every == 0) {
      listener.stepped(report);
    }
  }

  @Override
  public void evaluated(EvaluationReport report) {
    listener.evaluated(report);
  }

  @Override
  public void saved(long step, Path checkpoint) {
    listener.saved(step, checkpoint);
  }

  @Override
  public void refused(String reason) {
    listener.refused(reason);
  }

  @Override
  public void finished(TrainingResult result) {
    listener.finished(result);
  }
}
