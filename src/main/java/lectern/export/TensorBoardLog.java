package lectern.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import lectern.run.MetricRow;
import lectern.run.Run;
import lectern.store.RunEntry;

/// Event files of TensorBoard: `<experiment>/<run>/events.out.tfevents.<seconds>.lectern`, a file a
/// run.
///
/// A metric's name becomes a tag with slashes for dots, as TensorBoard groups by them: `train.loss`
/// is `train/loss`. What a run ended with stands under `measures/` at the last step, its
/// configuration as a table under `configuration` in the tab of texts.
final class TensorBoardLog {
  private final Path root;

  TensorBoardLog(Path root) {
    this.root = root;
  }

  void write(List<RunEntry> entries) throws IOException {
    for (RunEntry entry : entries) {
      write(entry);
    }
  }

  private void write(RunEntry entry) throws IOException {
    Run run = entry.run();
    Path folder = root.resolve(run.folder().getParent().getFileName()).resolve(run.id());
    Files.createDirectories(folder);
    String name =
        String.format(
            Locale.ROOT, "events.out.tfevents.%010d.lectern", run.start().getEpochSecond());
    List<MetricRow> rows = run.metrics();
    StepTimes times = StepTimes.of(run, rows);
    try (RecordFile file = new RecordFile(folder.resolve(name))) {
      file.write(EventMessage.version(run.start()));
      file.write(EventMessage.text(run.start(), "configuration", table(entry)));
      for (MetricRow row : rows) {
        Instant time = times.at(row.step());
        file.write(EventMessage.scalar(time, row.step(), tag(row.metric()), row.value()));
      }
      for (var measure : run.measures().values().entrySet()) {
        String tag = "measures/" + tag(measure.getKey());
        file.write(EventMessage.scalar(times.end(), times.last(), tag, measure.getValue()));
      }
    }
  }

  private static String tag(String metric) {
    return metric.replace('.', '/');
  }

  private static String table(RunEntry entry) {
    Run run = entry.run();
    StringBuilder text = new StringBuilder("| setting | value |\n|---|---|\n");
    row(text, "profile", run.profile());
    row(text, "arm", run.arm());
    row(text, "seed", Long.toString(run.seed()));
    run.configuration().forEach((path, value) -> row(text, path, value));
    row(text, "commit", entry.commit() + " (" + entry.tree() + ")");
    row(text, "status", run.status().label());
    return text.toString();
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append("| ").append(cell(name)).append(" | ").append(cell(value)).append(" |\n");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\R", " ");
  }
}
