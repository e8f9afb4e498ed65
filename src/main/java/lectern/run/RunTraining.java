package lectern.run;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import lectern.train.EvaluationReport;
import lectern.train.StepReport;
import lectern.train.Trainer;
import lectern.train.TrainingListener;
import lectern.train.TrainingResult;

/// Training as a part of a run: checkpoints, metrics and progress go where the run's context says,
/// and a resumed run goes on from its last checkpoint.
///
/// Recorded are `train.loss` (nats) and `train.gradient.norm` every so many steps, and all that the
/// trainer's evaluation measures, under the evaluation's names.
public final class RunTraining {
  private RunTraining() {}

  /// Trains to the end.
  ///
  /// @param recordEvery steps from one row of metrics to the next, at least 1
  /// @return how it ended: all steps done, or stopped early
  /// @throws InterruptedException if the user asked to stop
  /// @throws ArithmeticException if training diverged
  public static TrainingResult run(
      Trainer trainer, Trainer.Options options, long recordEvery, RunContext context)
      throws InterruptedException {
    TrainingResult result =
        trainer
            .checkpointing(context.checkpoints())
            .interruptedBy(context::checkInterrupted)
            .reporting(new Reporter(context, options.steps(), recordEvery))
            .run(options, context.random(), context.workers());
    context.countFlops(result.flops());
    return switch (result.ending()) {
      case COMPLETED, EARLY_STOPPED -> result;
      case INTERRUPTED -> throw new InterruptedException(result.explanation());
      case DIVERGED -> throw new ArithmeticException(result.explanation());
    };
  }

  private record Reporter(RunContext context, long total, long recordEvery)
      implements TrainingListener {
    @Override
    public void started(long done, long steps) {
      context.progress(done, steps);
    }

    @Override
    public void stepped(StepReport report) {
      context.progress(report.step(), total);
      if (report.step() == 1 || report.step() % recordEvery == 0) {
        context.record(
            report.step(),
            Measures.none()
                .with("train.loss", report.loss())
                .with("train.gradient.norm", report.gradientNorm()));
      }
    }

    @Override
    public void evaluated(EvaluationReport report) {
      SequencedMap<String, Double> measures = new LinkedHashMap<>(report.measures());
      context.record(report.step(), new Measures(measures));
    }

    @Override
    public void refused(String reason) {
      context.sample("refused checkpoint", reason);
    }
  }
}
