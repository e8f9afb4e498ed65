package lectern.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.experiment.ChartSpec;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Study;
import lectern.run.Run;
import lectern.run.RunStatus;

/// The charts that lie in a run's own folder: its curves over training steps, and the pictures of
/// the arrays it kept.
public final class RunCharts {
  private static final String UNFINISHED = ".charts";

  private RunCharts() {}

  /// Draws those of a finished run into `charts/` of its folder, one SVG file each; does nothing
  /// for a run that did not finish.
  ///
  /// @throws InputException if the folder cannot be written to
  public static void save(ExperimentSpec spec, Run run) {
    if (run.status() != RunStatus.FINISHED) {
      return;
    }
    Study alone = Study.ofOne(spec, run);
    List<Chart> charts =
        Stream.concat(
                spec.charts().stream()
                    .filter(ChartSpec::overSteps)
                    .flatMap(chart -> StudyCharts.of(alone, chart).stream()),
                RunPictures.of(alone).stream())
            .toList();
    Path folder = run.folder().resolve("charts");
    try {
      // Drawn beside it first: the folder is there with all of them or not at all.
      boolean again = Files.exists(folder);
      Path drawn = again ? folder : Files.createDirectories(folder.resolveSibling(UNFINISHED));
      for (Chart chart : charts) {
        chart.save(drawn.resolve(fileName(chart.title()) + ".svg"));
      }
      if (!again) {
        Files.move(drawn, folder, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new InputException(
          "The charts of run "
              + run.id()
              + " cannot be written to "
              + folder
              + " ("
              + e.getMessage()
              + "); make the folder writable or free some space.",
          e);
    }
  }

  /// `Training loss over training steps` becomes `training-loss-over-training-steps`: a title may
  /// hold anything, a file name only letters, digits and hyphens.
  static String fileName(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
