package lectern.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import lectern.config.Settings;
import lectern.experiment.Choice;
import lectern.experiment.Goal;
import lectern.experiment.Range;
import lectern.experiment.Sweep;
import lectern.yaml.Fields;
import lectern.yaml.Place;
import lectern.yaml.Yaml;
import lectern.yaml.YamlReader;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// A {@link StudyRecord} as YAML.
///
/// Values of settings are kept as texts of YAML, so that `1e-4` stays `1e-4` and a text that looks
/// like a number stays a text.
final class StudyFile {
  private static final List<String> KEYS =
      List.of(
          "experiment",
          "digest",
          "begun",
          "commit",
          "terms",
          "asked",
          "arms",
          "seeds",
          "paths",
          "points",
          "file",
          "planned");
  private static final List<String> ASKED =
      List.of("profile", "set", "seeds", "arms", "only", "grid", "space", "samples", "goal");

  private StudyFile() {}

  static String write(StudyRecord record) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("experiment", record.experiment());
    all.put("digest", record.digest());
    all.put("begun", record.begun());
    all.put("commit", record.commit());
    if (!record.terms().isEmpty()) {
      all.put("terms", record.terms());
    }
    all.put("asked", asked(record.choice()));
    all.put("arms", record.arms());
    all.put("seeds", record.seeds());
    all.put("paths", List.copyOf(record.points().getFirst().keySet()));
    all.put("points", record.points().stream().map(point -> List.copyOf(point.values())).toList());
    all.put("file", record.text());
    all.put("planned", record.planned()); // the last line: who finds it has the whole
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.AUTO)
            .setDereferenceAliases(true)
            .build();
    return new Dump(settings).dumpToString(all);
  }

  private static Map<String, Object> asked(Choice choice) {
    Sweep sweep = choice.sweep();
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("profile", choice.profile());
    put(asked, "set", texts(choice.overrides()));
    choice.seeds().ifPresent(seeds -> asked.put("seeds", seeds));
    Map<String, Object> arms = new LinkedHashMap<>();
    sweep.arms().forEach((name, changes) -> arms.put(name, texts(changes)));
    put(asked, "arms", arms);
    if (!sweep.only().isEmpty()) {
      asked.put("only", sweep.only());
    }
    put(asked, "grid", texts(sweep.grid()));
    Map<String, Object> space = new LinkedHashMap<>();
    sweep.space().forEach((path, range) -> space.put(path, range.text()));
    put(asked, "space", space);
    sweep.samples().ifPresent(samples -> asked.put("samples", samples));
    sweep.goal().ifPresent(goal -> asked.put("goal", goal.toString()));
    return asked;
  }

  private static void put(Map<String, Object> into, String key, Map<String, ?> value) {
    if (!value.isEmpty()) {
      into.put(key, value);
    }
  }

  private static Map<String, Object> texts(Settings settings) {
    Map<String, Object> texts = new LinkedHashMap<>();
    settings.byPath().forEach((path, setting) -> texts.put(path, setting.value().flow()));
    return texts;
  }

  /// @throws lectern.InputException if it is not what {@link #write} wrote
  static StudyRecord read(Path file) {
    String name = file.getFileName().toString();
    Fields fields = new Fields(YamlReader.read(file, name, YamlReader.Limits.LISTED), KEYS);
    List<String> paths = fields.texts("paths");
    List<SequencedMap<String, String>> points = new ArrayList<>();
    for (Yaml point : fields.list("points")) {
      points.add(point(paths, point));
    }
    StudyRecord record =
        new StudyRecord(
            name.replaceFirst("\\.yaml$", ""),
            fields.text("experiment"),
            fields.text("digest"),
            fields.texts("begun"),
            fields.text("commit"),
            fields.optionalText("terms").orElse(""),
            choice(fields),
            fields.texts("arms"),
            points,
            count(fields, "seeds").orElseThrow(() -> fields.missing("seeds", "a number")),
            fields
                .value("file")
                .map(Yaml::text)
                .orElseThrow(() -> fields.missing("file", "the experiment's")));
    if (!count(fields, "planned").equals(Optional.of(record.planned()))) {
      throw fields.wrong(
          "planned", "is not " + record.planned() + "; this is not the whole record");
    }
    return record;
  }

  private static SequencedMap<String, String> point(List<String> paths, Yaml value) {
    if (!(value instanceof Yaml.Sequence sequence) || sequence.items().size() != paths.size()) {
      throw value.place().error("each of points must have a value for each of " + paths + ".");
    }
    SequencedMap<String, String> point = new LinkedHashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      point.put(paths.get(i), sequence.items().get(i).text());
    }
    return point;
  }

  private static Choice choice(Fields fields) {
    Fields asked =
        new Fields(
            fields.mapping("asked").orElseThrow(() -> fields.missing("asked", "keys and values")),
            ASKED);
    SequencedMap<String, Settings> arms = new LinkedHashMap<>();
    each(asked, "arms")
        .forEach((name, changes) ->
            arms.put(name, settings(Fields.mappingOf("arm " + name, changes.place(), changes))));
    SequencedMap<String, Range> space = new LinkedHashMap<>();
    each(asked, "space")
        .forEach((path, range) -> space.put(path, Range.of(path, range.place(), parsed(range))));
    return new Choice(
        asked.text("profile"),
        asked.mapping("set").map(StudyFile::settings).orElse(Settings.none()),
        optional(count(asked, "seeds")),
        new Sweep(
            arms,
            asked.texts("only"),
            asked.mapping("grid").map(StudyFile::settings).orElse(Settings.none()),
            space,
            optional(count(asked, "samples")),
            asked.optionalText("goal").map(goal -> Goal.of(goal, asked.place("goal"), Set.of()))));
  }

  private static SequencedMap<String, Yaml> each(Fields fields, String key) {
    return fields
        .mapping(key)
        .<SequencedMap<String, Yaml>>map(Yaml.Mapping::entries)
        .orElse(new LinkedHashMap<>());
  }

  private static Settings settings(Yaml.Mapping mapping) {
    Settings settings = Settings.none().at(mapping.place());
    for (var entry : mapping.entries().entrySet()) {
      Place place = mapping.keys().get(entry.getKey());
      settings = settings.with(entry.getKey(), place, parsed(entry.getValue()));
    }
    return settings;
  }

  private static Yaml parsed(Yaml text) {
    return YamlReader.value(text.place().toString(), text.text());
  }

  private static Optional<Integer> count(Fields fields, String key) {
    return fields.count(key, Integer.MAX_VALUE).map(Long::intValue);
  }

  private static OptionalInt optional(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
