package lectern.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lectern.data.MirroredCorpus;
import lectern.experiment.Choice;
import lectern.experiment.Claim;
import lectern.experiment.Expectation;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Profile;
import lectern.run.Measures;
import lectern.run.RecordingContext;
import lectern.run.RunPlan;
import lectern.run.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file of experiments/ can be read and does run.
class ExperimentFilesTest {
  @TempDir Path folder;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("experiments"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void everyClaimOfTheFirstLessonsHasAnExperiment() throws IOException {
    List<String> claims =
        files().stream()
            .flatMap(file -> ExperimentSpec.read(file, Tasks.all()).claims().stream())
            .map(Claim::id)
            .distinct()
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "A1", "A2", "A3", "A4", "A5", "A6", "A7", "B1", "B2", "B3", "B4", "B5", "B6", "B7",
            "B8", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "D1", "D2", "E1", "E2", "E3"),
        claims);
  }

  @ParameterizedTest
  @MethodSource("files")
  void quickAndFullProfilesBind(Path file) {
    ExperimentSpec spec = ExperimentSpec.read(file, Tasks.all());
    for (String profile : List.of("quick", "full")) {
      assertTrue(spec.plan(task(spec), Choice.of(profile)).runs().size() >= 1);
    }
    assertTrue(!spec.charts().isEmpty());
  }

  /// A mean over fewer is never decided, so that the claim could only be inconclusive.
  @ParameterizedTest
  @MethodSource("files")
  void everyProfileHasThreeSeedsWhereMeansAreJudged(Path file) {
    ExperimentSpec spec = ExperimentSpec.read(file, Tasks.all());
    for (Profile profile : spec.profiles().values()) {
      boolean means =
          spec.claims().stream()
              .flatMap(claim -> claim.expect().stream())
              .filter(profile::judges)
              .anyMatch(line -> line.quantifier() == Expectation.Quantifier.MEAN);
      int seeds = profile.seeds().orElse(spec.seeds());
      assertTrue(!means || seeds >= 3, profile.name() + " has " + seeds);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyArmRunsAndMeasuresWhatIsExpectedOfIt(Path file) throws InterruptedException {
    ExperimentSpec spec = ExperimentSpec.read(file, Tasks.all());
    Task<?> task = task(spec);
    int number = 0;
    for (RunPlan run : Shrunk.runs(spec, task)) {
      RecordingContext context = new RecordingContext(1, folder.resolve("run-" + number++));
      for (String corpus : spec.requires()) {
        context.corpora.put(corpus, MirroredCorpus.folder(corpus));
      }
      Measures measures = run(task, run.configuration(), context);
      for (Claim claim : spec.claims()) {
        for (Expectation expectation : claim.expect()) {
          if (expectation.arm().map(run.arm()::equals).orElse(true)) {
            assertTrue(
                measures.values().containsKey(expectation.measure()),
                run.label() + " lacks " + expectation.measure());
          }
        }
      }
    }
  }

  private static Task<?> task(ExperimentSpec spec) {
    return Tasks.all().stream()
        .filter(task -> task.name().equals(spec.task()))
        .findFirst()
        .orElseThrow();
  }

  private static <C extends Record> Measures run(
      Task<C> task, Record configuration, RecordingContext context) throws InterruptedException {
    return task.run(task.configuration().cast(configuration), context);
  }
}
