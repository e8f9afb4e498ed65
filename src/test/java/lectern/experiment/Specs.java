package lectern.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lectern.run.Run;
import lectern.run.Task;

/// Experiment files for tests.
public final class Specs {
  public static final List<Task<?>> TASKS = List.of(new FakeTask());

  /// A whole, right file; lines are counted by tests, so keep them where they are.
  public static final String RIGHT =
      """
      id: sample
      lecture: kutuzov
      title: A sample
      question: Does depth help?
      task: fake
      base:
        model: { kind: linear, hidden: 8 }
        train: { steps: 20, rate: 0.1 }
      arms:
        linear: {}
        deep: { model.kind: deep-mlp }
      grid: { data.gap: [5, 20] }
      seeds: 4
      profiles:
        quick: { seeds: 3, train.steps: 6 }
      claims:
        - id: B1
          text: Depth helps.
          expect:
            - accuracy of deep > linear by 0.2 where data.gap = 20
            - accuracy of linear <= 0.75 in every run
      charts:
        - line: train.loss over step by arm
        - bar: accuracy by arm with floor
      """;

  private Specs() {}

  public static ExperimentSpec right(Path folder) {
    return read(folder, RIGHT);
  }

  /// The right file with something replaced.
  public static ExperimentSpec changed(Path folder, String from, String to) {
    if (!RIGHT.contains(from)) {
      throw new IllegalArgumentException("the file has no " + from);
    }
    return read(folder, RIGHT.replace(from, to));
  }

  public static ExperimentSpec read(Path folder, String text) {
    try {
      return ExperimentSpec.read(Files.writeString(folder.resolve("sample.yaml"), text), TASKS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets a run go on past where it hung.
  public static void unhang(Run run) throws IOException {
    Path config = run.folder().resolve("config.yaml");
    Files.writeString(config, Files.readString(config).replace("mishap: hang", "mishap: none"));
  }
}
