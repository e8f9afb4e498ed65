package lectern.run;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import lectern.config.Alternatives;
import lectern.config.Binder;
import lectern.config.Settings;
import lectern.yaml.Fields;
import lectern.yaml.Yaml;
import lectern.yaml.YamlReader;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// A run's config.yaml: everything that the run is a function of, with every default written out.
///
/// @param experiment the experiment's id
/// @param study groups the runs started together
/// @param planned how many runs the study has
/// @param profile the profile's name
/// @param task the task's name
/// @param arm the arm's name
/// @param grid value by path
/// @param seed the root of its randomness
/// @param configuration what the task's configuration is bound from
public record RunConfig(
    String experiment,
    String study,
    int planned,
    String profile,
    String task,
    String arm,
    SequencedMap<String, String> grid,
    long seed,
    Settings configuration) {
  private static final List<String> KEYS =
      List.of(
          "experiment",
          "study",
          "planned",
          "profile",
          "task",
          "arm",
          "grid",
          "seed",
          "configuration");

  /// What cannot lead out of a folder. Letters of every script, since names need not come from an
  /// experiment's file.
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._-]{0,99}");

  /// @throws IllegalArgumentException if a folder's name cannot have this in it
  static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' cannot be part of a folder's name");
    }
  }

  /// The text of a run about to begin.
  public static String write(RunPlan plan, String study, int planned) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("experiment", plan.experiment());
    all.put("study", study);
    all.put("planned", planned);
    all.put("profile", plan.profile());
    all.put("task", plan.task());
    all.put("arm", plan.arm());
    all.put("grid", plan.grid());
    all.put("seed", plan.seed());
    all.put("configuration", tree(plan.configuration()));
    DumpSettings settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    return new Dump(settings).dumpToString(all);
  }

  /// @throws lectern.InputException if it is not what {@link #write} wrote
  public static RunConfig read(Path file) {
    Fields fields = new Fields(YamlReader.read(file, file.toString()), KEYS);
    for (String key : List.of("experiment", "arm")) {
      if (!NAME.matcher(fields.text(key)).matches()) {
        throw fields.wrong(key, "is '" + fields.text(key) + "', which no folder can be called");
      }
    }
    SequencedMap<String, String> grid = new LinkedHashMap<>();
    fields
        .mapping("grid")
        .ifPresent(map -> map.entries().forEach((path, value) -> grid.put(path, value.text())));
    return new RunConfig(
        fields.text("experiment"),
        fields.text("study"),
        fields.count("planned", Integer.MAX_VALUE).map(Long::intValue).orElse(1),
        fields.text("profile"),
        fields.text("task"),
        fields.text("arm"),
        grid,
        fields
            .count("seed", Integer.MAX_VALUE)
            .map(Long::intValue)
            .orElseThrow(() -> fields.missing("seed", "a number")),
        fields
            .mapping("configuration")
            .map(Settings::of)
            .orElse(Settings.none())
            .at(fields.place("configuration")));
  }

  /// The configuration's values as texts, by path; what is optional and absent is left out.
  public SequencedMap<String, String> texts() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    configuration
        .byPath()
        .forEach((path, setting) -> {
          if (!(setting.value() instanceof Yaml.Scalar scalar && scalar.isNull())) {
            texts.put(path, setting.value().text());
          }
        });
    return texts;
  }

  /// The run it describes, to be done again.
  public RunPlan plan(Task<?> task) {
    Record bound = Binder.bind(task.configuration(), configuration);
    return new RunPlan(experiment, profile, task.name(), arm, grid, seed, configuration, bound);
  }

  /// A configuration as maps, lists and values. A value that is optional and absent is null: left
  /// out, it would be read as the default, which may be present. A group that is absent is left
  /// out.
  public static Object tree(Object value) {
    return switch (value) {
      case Record record -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          Object held = Binder.valueOf(component, record);
          if (!(held instanceof Optional<?> optional)) {
            entries.put(component.getName(), withKind(component, held));
          } else if (optional.isPresent()) {
            entries.put(component.getName(), withKind(component, optional.get()));
          } else if (!Binder.isGroup(component)) {
            entries.put(component.getName(), null);
          }
        }
        yield entries;
      }
      case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case List<?> list -> {
        List<Object> items = new ArrayList<>();
        list.forEach(item -> items.add(tree(item)));
        yield items;
      }
      default -> value;
    };
  }

  private static Object withKind(RecordComponent component, Object value) {
    if (Alternatives.of(component).isEmpty()) {
      return tree(value);
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put(Alternatives.KIND, Alternatives.kind(value.getClass()));
    ((Map<?, ?>) tree(value)).forEach((key, inner) -> entries.put((String) key, inner));
    return entries;
  }
}
