package lectern.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Pass;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.optim.Sgd;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The training loop on XOR: what it does in which order, and how it ends.
class TrainerTest {
  private static final RandomStream RANDOM = RandomStream.of(11);
  private static final Schedule RATE = new Schedule.Constant(0.05);

  @TempDir Path folder;

  private final Xor xor = new Xor();

  private Trainer trainer() {
    return trainer(xor);
  }

  private Trainer trainer(Objective objective) {
    return Trainer.of(xor.parameters, new Adam(xor.parameters, Adam.Options.DEFAULT), objective);
  }

  private static TrainingResult run(Trainer trainer, Trainer.Options options) {
    return trainer.run(options, RANDOM, Workers.SINGLE);
  }

  /// Writes down what it is told.
  private static final class Diary implements TrainingListener {
    final List<String> events = new ArrayList<>();
    final List<StepReport> steps = new ArrayList<>();

    @Override
    public void started(long done, long total) {
      events.add("started " + done + " of " + total);
    }

    @Override
    public void stepped(StepReport report) {
      events.add("step " + report.step());
      steps.add(report);
    }

    @Override
    public void evaluated(EvaluationReport report) {
      events.add("evaluated " + report.step());
    }

    @Override
    public void saved(long step, Path checkpoint) {
      events.add("saved " + step);
    }

    @Override
    public void finished(TrainingResult result) {
      events.add("finished " + result.ending());
    }
  }

  @Test
  void learnsXor() {
    TrainingResult result = run(trainer().evaluating(xor::measure), Trainer.Options.of(300, RATE));
    assertEquals(Ending.COMPLETED, result.ending());
    assertEquals("all 300 steps are done", result.explanation());
    assertEquals(300, result.steps());
    assertEquals(1200, result.tokens());
    assertTrue(result.loss() < 0.05, () -> "loss " + result.loss());
    assertEquals(1.0, result.measures().get("accuracy"));
    assertTrue(result.flops() > 0);
    assertEquals(Optional.empty(), result.best());
  }

  @Test
  void tellsWhatHappensInOrder() {
    Diary diary = new Diary();
    run(
        trainer().evaluating(xor::measure).checkpointing(folder).reporting(diary),
        Trainer.Options.of(5, RATE).withEvaluationEvery(2).withCheckpointEvery(3));
    assertEquals(
        List.of(
            "started 0 of 5",
            "step 1",
            "step 2",
            "evaluated 2",
            "step 3",
            "saved 3",
            "step 4",
            "evaluated 4",
            "step 5",
            "evaluated 5",
            "saved 5",
            "finished COMPLETED"),
        diary.events);
  }

  @Test
  void aThrottledListenerHearsTheFirstAndEveryNthStep() {
    Diary diary = new Diary();
    run(
        trainer()
            .evaluating(xor::measure)
            .checkpointing(folder)
            .reporting(TrainingListener.every(4, diary)),
        Trainer.Options.of(9, RATE));
    assertEquals(
        List.of(
            "started 0 of 9",
            "step 1",
            "step 4",
            "step 8",
            "evaluated 9",
            "saved 9",
            "finished COMPLETED"),
        diary.events);
    assertThrows(
        IllegalArgumentException.class, () -> TrainingListener.every(0, TrainingListener.NONE));
  }

  @Test
  void aStepReportsItsRateItsTokensAndTheNormBeforeClipping() {
    Diary free = new Diary();
    run(
        trainer().reporting(free),
        Trainer.Options.of(3, new Schedule.Linear(0.3, 0, /* warmup= */ 2, 3)));
    assertEquals(List.of(4L, 8L, 12L), free.steps.stream().map(StepReport::tokens).toList());
    assertEquals(0.1, free.steps.get(0).rate(), 1e-15);
    assertEquals(0.3, free.steps.get(2).rate(), 1e-15);
    Diary clipped = new Diary();
    Xor other = new Xor();
    run(
        Trainer.of(other.parameters, new Sgd(other.parameters, Sgd.Options.DEFAULT), other)
            .reporting(clipped),
        Trainer.Options.of(1, RATE).withClipNorm(1e-9));
    assertEquals(free.steps.getFirst().loss(), clipped.steps.getFirst().loss());
    assertEquals(free.steps.getFirst().gradientNorm(), clipped.steps.getFirst().gradientNorm());
    assertEquals(
        new Xor().parameters.all().get("in.weight").data()[0],
        other.parameters.all().get("in.weight").data()[0],
        1e-8f);
  }

  /// An evaluation that gives these values one after the other.
  private static Evaluation giving(String name, double... values) {
    int[] next = {0};
    return tape -> {
      var measures = new LinkedHashMap<String, Double>();
      measures.put(name, values[next[0]++]);
      return measures;
    };
  }

  @Test
  void stopsEarlyWhenPatienceIsOver() {
    TrainingResult result =
        run(
            trainer().evaluating(giving("loss", 5, 3, 3, Double.NaN, 3.5, 9)),
            Trainer.Options.of(100, RATE)
                .withEvaluationEvery(10)
                .withWatch(Watch.lowest("loss").withPatience(3), Trainer.Keep.LAST));
    assertEquals(Ending.EARLY_STOPPED, result.ending());
    assertEquals("loss has not improved in 3 evaluations", result.explanation());
    assertEquals(50, result.steps());
    assertEquals(Optional.of(new Best(20, 3)), result.best());
  }

  @Test
  void anImprovementBelowTheLeastGainIsNone() {
    Trainer.Options options =
        Trainer.Options.of(100, RATE)
            .withEvaluationEvery(1)
            .withWatch(
                Watch.highest("accuracy").withPatience(2).withLeastGain(0.125), Trainer.Keep.LAST);
    TrainingResult result =
        run(trainer().evaluating(giving("accuracy", 0.5, 0.625, 0.75, 0.8, 0.85)), options);
    assertEquals(Ending.EARLY_STOPPED, result.ending());
    assertEquals(5, result.steps());
    assertEquals(Optional.of(new Best(3, 0.75)), result.best());
  }

  @Test
  void mayEndWithTheBestWeights() {
    double[] atTheBest = new double[1];
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void evaluated(EvaluationReport report) {
            if (report.step() == 20) {
              atTheBest[0] = xor.parameters.all().get("in.weight").data()[0];
            }
          }
        };
    run(
        trainer().evaluating(giving("loss", 5, 3, 4)).reporting(listener),
        Trainer.Options.of(30, RATE)
            .withEvaluationEvery(10)
            .withWatch(Watch.lowest("loss"), Trainer.Keep.BEST));
    assertEquals(atTheBest[0], xor.parameters.all().get("in.weight").data()[0]);
  }

  /// XOR whose loss is multiplied by a number at one step.
  private Objective spoilt(long at, float factor) {
    return (tape, step, pass) -> {
      Variable loss = xor.loss(tape, step, pass);
      if (step == at) {
        loss.value().data()[0] *= factor;
      }
      return loss;
    };
  }

  @Test
  void aLossThatIsNoNumberEndsTrainingAndKeepsTheLastGoodCheckpoint() {
    TrainingResult result =
        run(
            trainer(spoilt(8, Float.NaN)).checkpointing(folder),
            Trainer.Options.of(20, RATE).withCheckpointEvery(3));
    assertEquals(Ending.DIVERGED, result.ending());
    assertEquals(
        "the loss of step 8 is NaN; a smaller learning rate or clipping may help",
        result.explanation());
    assertEquals(7, result.steps());
    assertTrue(Double.isFinite(result.loss()));
    Checkpoint last = Checkpoints.in(folder).newest(reason -> {}).orElseThrow();
    assertEquals(6, last.progress().step());
  }

  @Test
  void anInfiniteLossEndsTrainingToo() {
    TrainingResult result =
        run(trainer(spoilt(2, Float.POSITIVE_INFINITY)), Trainer.Options.of(20, RATE));
    assertEquals(Ending.DIVERGED, result.ending());
    assertTrue(result.explanation().startsWith("the loss of step 2 is Infinity"));
  }

  @Test
  void aGradientThatIsNoNumberEndsTrainingBeforeItReachesTheWeights() {
    Objective objective =
        new Objective() {
          @Override
          public Variable loss(Tape tape, long step, Pass pass) {
            Variable loss = xor.loss(tape, step, pass);
            if (step == 4) {
              xor.parameters.all().get("in.bias").gradient().data()[2] = Float.NaN;
            }
            return loss;
          }
        };
    TrainingResult result = run(trainer(objective), Trainer.Options.of(20, RATE));
    assertEquals(Ending.DIVERGED, result.ending());
    assertTrue(
        result.explanation().startsWith("the norm of the gradients of step 4 is NaN"),
        result.explanation());
    assertTrue(Float.isFinite(xor.parameters.all().get("in.bias").data()[2]));
  }

  @Test
  void weightsThatAreNoNumbersAreNeitherEvaluatedNorSaved() {
    Diary diary = new Diary();
    TrainingResult result =
        run(
            Trainer.of(xor.parameters, new Sgd(xor.parameters, Sgd.Options.DEFAULT), xor)
                .evaluating(xor::measure)
                .checkpointing(folder)
                .reporting(diary),
            // The only update overflows, and no later loss would tell.
            Trainer.Options.of(1, new Schedule.Constant(1e300)));
    assertEquals(Ending.DIVERGED, result.ending());
    assertTrue(result.explanation().startsWith("a weight is infinite or not a number"));
    assertEquals(List.of("started 0 of 1", "step 1", "finished DIVERGED"), diary.events);
    assertTrue(Checkpoints.in(folder).newest(reason -> {}).isEmpty());
  }

  @Test
  void anInterruptedThreadStopsBetweenTwoStepsAndLeavesACheckpoint() {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void stepped(StepReport report) {
            if (report.step() == 7) {
              Thread.currentThread().interrupt();
            }
          }
        };
    TrainingResult result =
        run(trainer().checkpointing(folder).reporting(listener), Trainer.Options.of(20, RATE));
    assertEquals(Ending.INTERRUPTED, result.ending());
    assertEquals("interrupted after step 7", result.explanation());
    assertFalse(Thread.currentThread().isInterrupted());
    Checkpoint last = Checkpoints.in(folder).newest(reason -> {}).orElseThrow();
    assertEquals(7, last.progress().step());
  }

  @Test
  void whatIsWatchedMustBeMeasured() {
    Trainer.Options options =
        Trainer.Options.of(1, RATE).withWatch(Watch.lowest("perplexity"), Trainer.Keep.LAST);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> run(trainer(), options))
            .getMessage()
            .contains("nothing evaluates the watched measure perplexity"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> run(trainer().evaluating(xor::measure), options))
            .getMessage()
            .contains("gives [loss, accuracy], not the watched perplexity"));
  }

  @Test
  void impossibleOptionsAreRefused() {
    Trainer.Options good = Trainer.Options.of(10, RATE);
    assertThrows(IllegalArgumentException.class, () -> Trainer.Options.of(0, RATE));
    assertThrows(IllegalArgumentException.class, () -> good.withClipNorm(0));
    assertThrows(IllegalArgumentException.class, () -> good.withClipNorm(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> good.withEvaluationEvery(-1));
    assertThrows(IllegalArgumentException.class, () -> good.withCheckpointEvery(-1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Trainer.Options(10, RATE, 1, 0, Optional.empty(), Trainer.Keep.BEST, 0));
    assertThrows(IllegalArgumentException.class, () -> Watch.lowest(" "));
    assertThrows(IllegalArgumentException.class, () -> Watch.lowest("loss").withPatience(0));
    assertThrows(IllegalArgumentException.class, () -> Watch.lowest("loss").withLeastGain(-1));
  }
}
