package lectern.task;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import lectern.config.Binder;
import lectern.config.Settable;
import lectern.config.Settings;
import lectern.experiment.Choice;
import lectern.experiment.ExperimentSpec;
import lectern.run.RunPlan;
import lectern.run.Task;
import lectern.yaml.YamlReader;

/// Experiments made so small that each run takes a moment: what they compute is no longer the
/// point, only that they do.
public final class Shrunk {
  /// By path, where a run's configuration has it.
  private static final Map<String, String> SIZES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("steps", "20"),
              Map.entry("starts", "2"),
              Map.entry("train.steps", "4"),
              Map.entry("train.evaluateEvery", "2"),
              Map.entry("data.words", "1000"),
              Map.entry("data.heldOutWords", "200"),
              Map.entry("data.folds", "1"),
              Map.entry("model.features.minimumDocuments", "5"),
              Map.entry("model.hidden", "8"),
              Map.entry("data.sentences", "300"),
              Map.entry("data.share", "0.2"),
              Map.entry("method.train.epochs", "1"),
              Map.entry("data.labelled", "100"),
              Map.entry("data.test", "100"),
              Map.entry("vectors.steps", "4"),
              Map.entry("probe.steps", "20"),
              Map.entry("vectors.word2vec.epochs", "1"),
              Map.entry("word2vec.epochs", "1"),
              Map.entry("classifier.steps", "5"),
              Map.entry("model.train.epochs", "1"),
              Map.entry("model.filters", "8"),
              Map.entry("data.texts", "80"),
              Map.entry("data.raw", "300")));

  private Shrunk() {}

  /// The runs of the quick profile with one seed, small.
  public static List<RunPlan> runs(ExperimentSpec spec, Task<?> task) {
    return spec.plan(task, new Choice("quick", Settings.none(), OptionalInt.of(1))).runs().stream()
        .map(plan -> shrunk(plan, task))
        .toList();
  }

  private static RunPlan shrunk(RunPlan plan, Task<?> task) {
    Settings settings = plan.settings();
    for (Settable settable : Settable.of(task.configuration(), plan.settings())) {
      String size = SIZES.get(settable.path());
      if (size != null && !plan.grid().containsKey(settable.path())) {
        boolean list = settable.kind().startsWith("a list");
        String line = settable.path() + ": " + (list ? "[" + size + "]" : size);
        settings = settings.with(Settings.of(YamlReader.mapping("shrunk", line)));
      }
    }
    return new RunPlan(
        plan.experiment(),
        plan.profile(),
        plan.task(),
        plan.arm(),
        plan.grid(),
        plan.seed(),
        settings,
        Binder.bind(task.configuration(), settings));
  }
}
