package lectern.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.autograd.Tape;
import lectern.nn.Parameters;
import lectern.optim.Adam;
import lectern.optim.AdamW;
import lectern.optim.Optimizer;
import lectern.optim.Schedule;
import lectern.optim.Sgd;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A run that was stopped and continued ends bit for bit like one that never stopped.
class ResumeTest {
  private static final Trainer.Options OPTIONS =
      Trainer.Options.of(23, new Schedule.CosineWithWarmup(0.05, 0.001, 3, 23))
          .withClipNorm(0.5)
          .withEvaluationEvery(5)
          .withWatch(Watch.lowest("loss"), Trainer.Keep.LAST)
          .withCheckpointEvery(4);

  @TempDir Path folder;

  /// One process's share of a run: everything is made anew.
  private static final class Sitting {
    final RandomStream random = RandomStream.of(5);
    final CharacterLstm model = new CharacterLstm(CharacterLstm.Size.SMALL, random);
    final Optimizer optimizer;
    final List<String> refusals = new ArrayList<>();
    long firstStep;
    Trainer trainer;

    Sitting(Function<Parameters, Optimizer> make) {
      optimizer = make.apply(model.parameters);
      trainer =
          Trainer.of(model.parameters, optimizer, model)
              .evaluating(model::measure)
              .reporting(
                  new TrainingListener() {
                    @Override
                    public void started(long done, long total) {
                      firstStep = done + 1;
                    }

                    @Override
                    public void refused(String reason) {
                      refusals.add(reason);
                    }
                  });
    }

    TrainingResult run(Trainer.Options options) {
      return trainer.run(options, random, Workers.SINGLE);
    }

    /// Stops before the n-th step of this sitting.
    Sitting stoppingBefore(int n) {
      int[] asked = {0};
      trainer =
          trainer.interruptedBy(() -> {
            if (++asked[0] == n) {
              throw new InterruptedException();
            }
          });
      return this;
    }

    Sitting in(Path folder) {
      trainer = trainer.checkpointing(folder);
      return this;
    }
  }

  private static final Function<Parameters, Optimizer> ADAM =
      p -> new Adam(p, Adam.Options.DEFAULT);

  static Stream<Arguments> stops() {
    Function<Parameters, Optimizer> momentum = p -> new Sgd(p, Sgd.Options.momentum(0.9));
    Function<Parameters, Optimizer> adamw = p -> new AdamW(p, AdamW.Options.DEFAULT);
    return Stream.of(
        Arguments.of("momentum", 8, momentum),
        Arguments.of("adam, before the first step", 1, ADAM),
        Arguments.of("adam, between checkpoints", 11, ADAM),
        Arguments.of("adam, where one was just written", 13, ADAM),
        Arguments.of("adamw, before the last step", 23, adamw));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stops")
  void aResumedRunEndsAsAnUninterruptedOne(
      String name, int stopBefore, Function<Parameters, Optimizer> make) {
    Sitting whole = new Sitting(make);
    final TrainingResult expected = whole.run(OPTIONS);
    TrainingResult stopped = new Sitting(make).in(folder).stoppingBefore(stopBefore).run(OPTIONS);
    assertEquals(Ending.INTERRUPTED, stopped.ending());
    assertEquals(stopBefore - 1, stopped.steps());
    Sitting resumed = new Sitting(make).in(folder);
    TrainingResult result = resumed.run(OPTIONS);
    assertEquals(stopBefore, resumed.firstStep);
    assertEquals(expected, result);
    assertSameWeights(whole, resumed);
  }

  @Test
  void stoppedAtEveryStepItStillEndsTheSame() {
    Sitting whole = new Sitting(ADAM);
    final TrainingResult expected = whole.run(OPTIONS);
    for (int sitting = 1; sitting <= 23; sitting++) {
      TrainingResult result = new Sitting(ADAM).in(folder).stoppingBefore(2).run(OPTIONS);
      assertEquals(sitting, result.steps());
    }
    Sitting last = new Sitting(ADAM).in(folder);
    assertEquals(expected, last.run(OPTIONS));
    assertSameWeights(whole, last);
  }

  @Test
  void anAlteredCheckpointIsReportedAndTheOneBeforeUsed() throws IOException {
    Sitting whole = new Sitting(ADAM);
    final TrainingResult expected = whole.run(OPTIONS);
    new Sitting(ADAM).in(folder).stoppingBefore(11).run(OPTIONS);
    Path newest = folder.resolve("000003-step-10").resolve("weights.safetensors");
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    Sitting resumed = new Sitting(ADAM).in(folder);
    assertEquals(expected, resumed.run(OPTIONS));
    assertEquals(9, resumed.firstStep);
    assertEquals(1, resumed.refusals.size());
    assertTrue(resumed.refusals.getFirst().contains("was altered"), resumed.refusals.getFirst());
    assertSameWeights(whole, resumed);
  }

  @Test
  void aFinishedRunIsNotTrainedAgain() {
    Sitting first = new Sitting(ADAM).in(folder);
    final TrainingResult expected = first.run(OPTIONS);
    Sitting second = new Sitting(ADAM).in(folder);
    assertEquals(expected, second.run(OPTIONS));
    assertEquals(24, second.firstStep);
    assertSameWeights(first, second);
  }

  @Test
  void theBestWeightsSurviveAStop() {
    // With the goal upside down the best weights are the first ones.
    Trainer.Options options =
        Trainer.Options.of(12, new Schedule.Constant(0.05))
            .withEvaluationEvery(1)
            .withWatch(Watch.highest("loss"), Trainer.Keep.BEST);
    Sitting whole = new Sitting(ADAM);
    final TrainingResult expected = whole.run(options);
    assertTrue(expected.best().orElseThrow().step() < 5, () -> "best " + expected.best());
    new Sitting(ADAM).in(folder).stoppingBefore(10).run(options);
    Sitting resumed = new Sitting(ADAM).in(folder);
    assertEquals(expected, resumed.run(options));
    assertSameWeights(whole, resumed);
    // And they are the ones that gave the best value.
    double again = resumed.model.measure(Tape.evaluating(Workers.SINGLE)).get("loss");
    assertEquals(expected.best().orElseThrow().value(), again);
  }

  @Test
  void anEvaluationThatWasInterruptedIsMadeLater() {
    final TrainingResult expected = new Sitting(ADAM).run(OPTIONS);
    Sitting stopped = new Sitting(ADAM).in(folder);
    stopped.trainer =
        stopped.trainer.evaluating(tape -> {
          throw new InterruptedException();
        });
    TrainingResult result = stopped.run(OPTIONS);
    assertEquals(Ending.INTERRUPTED, result.ending());
    assertEquals(5, result.steps());
    assertEquals(expected, new Sitting(ADAM).in(folder).run(OPTIONS));
  }

  @Test
  void aRunWithOtherSettingsIsNotContinued() {
    new Sitting(ADAM).in(folder).stoppingBefore(5).run(OPTIONS);
    String optimizer =
        assertThrows(
                InputException.class,
                () -> new Sitting(p -> new Sgd(p, Sgd.Options.DEFAULT)).in(folder).run(OPTIONS))
            .getMessage();
    assertTrue(optimizer.contains("a run with optimizer Adam"), optimizer);
    String schedule =
        assertThrows(
                InputException.class,
                () ->
                    new Sitting(ADAM)
                        .in(folder)
                        .run(Trainer.Options.of(23, new Schedule.Constant(0.1))))
            .getMessage();
    assertTrue(schedule.contains("this one has Constant[rate=0.1]"), schedule);
  }

  private static void assertSameWeights(Sitting expected, Sitting found) {
    expected
        .model
        .parameters
        .all()
        .forEach((name, parameter) ->
            assertArrayEquals(
                parameter.data(), found.model.parameters.all().get(name).data(), name));
  }
}
