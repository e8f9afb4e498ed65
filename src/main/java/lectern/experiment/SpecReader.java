package lectern.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import lectern.config.Binder;
import lectern.config.Settings;
import lectern.run.Task;
import lectern.yaml.Fields;
import lectern.yaml.Name;
import lectern.yaml.Nearest;
import lectern.yaml.Place;
import lectern.yaml.Yaml;
import lectern.yaml.YamlReader;

/// Reads an experiment file into an {@link ExperimentSpec}.
final class SpecReader {
  private static final List<String> KEYS =
      List.of(
          "id",
          "lecture",
          "title",
          "question",
          "task",
          "base",
          "arms",
          "grid",
          "seeds",
          "goal",
          "highlight",
          "requires",
          "profiles",
          "claims",
          "charts");
  private static final int USUAL_SEEDS = 5;
  private static final int MOST_SEEDS = 1000;

  private final Path file;
  private final Fields fields;
  private final Collection<? extends Task<?>> tasks;

  SpecReader(Path file, Collection<? extends Task<?>> tasks) {
    this.file = file;
    this.fields = new Fields(YamlReader.read(file, file.getFileName().toString()), KEYS);
    this.tasks = tasks;
  }

  ExperimentSpec read() {
    String id = id();
    Task<?> task = task();
    SequencedMap<String, Settings> arms = arms();
    SequencedMap<String, List<Yaml>> grid = grid(arms, Binder.paths(task.configuration()));
    SequencedMap<String, Profile> profiles = profiles();
    LineParser lines = new LineParser(arms.keySet(), gridTexts(grid, profiles), task.measures());
    ExperimentSpec spec =
        new ExperimentSpec(
            id,
            fields.text("lecture"),
            fields.text("title"),
            fields.text("question"),
            task.name(),
            fields
                .mapping("base")
                .map(Settings::of)
                .orElse(Settings.none())
                .at(fields.place("base")),
            arms,
            grid,
            fields.count("seeds", MOST_SEEDS).map(Long::intValue).orElse(USUAL_SEEDS),
            fields.optionalText("goal").map(goal -> lines.goal(goal, fields.place("goal"))),
            highlight(),
            requires(),
            profiles,
            claims(lines),
            charts(lines),
            file);
    for (String profile : spec.profiles().keySet()) {
      Planner.plan(spec, task, new Choice(profile, Settings.none(), OptionalInt.of(1)));
    }
    return spec;
  }

  private String id() {
    String id = fields.text("id");
    String expected = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    Name.id("id", id, fields.place("id"));
    if (!id.equals(expected)) {
      throw fields
          .place("id")
          .error(
              "id is '" + id + "' but the file is named '" + expected + "'; make them the same.");
    }
    return id;
  }

  private Task<?> task() {
    String name = fields.text("task");
    return tasks.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            fields
                .place("task")
                .error(
                    "there is no task '"
                        + name
                        + "'"
                        + Nearest.ending(name, tasks.stream().map(Task::name).toList())));
  }

  private SequencedMap<String, Settings> arms() {
    SequencedMap<String, Settings> arms = new LinkedHashMap<>();
    Yaml.Mapping mapping =
        fields
            .mapping("arms")
            .orElseThrow(() -> fields.missing("arms", "at least one arm, such as `mlp: {}`"));
    mapping
        .entries()
        .forEach((name, value) -> {
          Place place = mapping.keys().get(name);
          checkName("arm", name, place);
          arms.put(name, Settings.of(Fields.mappingOf("arm " + name, place, value)).at(place));
        });
    if (arms.isEmpty()) {
      throw fields.place("arms").error("there is no arm; give at least one, such as `mlp: {}`.");
    }
    return arms;
  }

  private static void checkName(String what, String name, Place place) {
    Name.word(what, name, place);
    if (Words.RESERVED.contains(name)) {
      throw place.error(
          "no "
              + what
              + " can be called '"
              + name
              + "', which joins words in expectations and charts.");
    }
  }

  private SequencedMap<String, List<Yaml>> grid(
      SequencedMap<String, Settings> arms, List<String> paths) {
    SequencedMap<String, List<Yaml>> grid = new LinkedHashMap<>();
    fields
        .mapping("grid")
        .map(Settings::of)
        .orElse(Settings.none())
        .byPath()
        .forEach((path, setting) -> {
          if (!paths.contains(path)) {
            throw setting
                .key()
                .error("unknown setting '" + path + "'" + Nearest.ending(path, paths));
          }
          for (var arm : arms.entrySet()) {
            if (arm.getValue().byPath().containsKey(path)) {
              throw setting
                  .key()
                  .error(path + " is in the grid and in the arm '" + arm.getKey() + "'; keep one.");
            }
          }
          grid.put(path, Planner.gridValues(path, setting));
        });
    return grid;
  }

  private SequencedMap<String, Profile> profiles() {
    SequencedMap<String, Profile> profiles = new LinkedHashMap<>();
    Yaml.Mapping mapping =
        fields
            .mapping("profiles")
            .orElseThrow(() -> fields.missing("profiles", "at least `quick: {}`"));
    mapping
        .entries()
        .forEach((name, value) -> {
          Place place = mapping.keys().get(name);
          checkName("profile", name, place);
          profiles.put(name, profile(name, Fields.mappingOf("profile " + name, place, value)));
        });
    if (!profiles.containsKey("quick")) {
      throw fields
          .place("profiles")
          .error("the profile 'quick' is missing; say what makes it take seconds, or `quick: {}`.");
    }
    profiles.putIfAbsent(Profile.FULL.name(), Profile.FULL);
    return profiles;
  }

  private static Profile profile(String name, Yaml.Mapping mapping) {
    Fields fields = new Fields(mapping, List.copyOf(mapping.keys().keySet())); // paths, mostly
    OptionalInt seeds =
        fields
            .count("seeds", MOST_SEEDS)
            .map(count -> OptionalInt.of(count.intValue()))
            .orElse(OptionalInt.empty());
    return new Profile(name, seeds, Settings.of(mapping).without(List.of("seeds")));
  }

  private static SequencedMap<String, List<String>> gridTexts(
      SequencedMap<String, List<Yaml>> grid, SequencedMap<String, Profile> profiles) {
    SequencedMap<String, List<String>> texts = new LinkedHashMap<>();
    grid.forEach((path, values) -> {
      Set<String> all = new LinkedHashSet<>(values.stream().map(Yaml::text).toList());
      for (Profile profile : profiles.values()) {
        Settings.Setting other = profile.overrides().byPath().get(path);
        if (other != null) {
          Planner.gridValues(path, other).forEach(value -> all.add(value.text()));
        }
      }
      texts.put(path, List.copyOf(all));
    });
    return texts;
  }

  private boolean highlight() {
    String text = fields.optionalText("highlight").orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw fields.wrong("highlight", "is '" + text + "'; it must be true or false");
    }
    return text.equals("true");
  }

  private List<String> requires() {
    List<String> requires = fields.texts("requires");
    for (int i = 0; i < requires.size(); i++) {
      if (!requires.get(i).matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        throw fields
            .list("requires")
            .get(i)
            .place()
            .error("'" + requires.get(i) + "' is no name of a folder of data/.");
      }
    }
    return requires;
  }

  private List<Claim> claims(LineParser lines) {
    List<Claim> claims = new ArrayList<>();
    for (Fields claim : fields.each("claims", List.of("id", "text", "expect"))) {
      String id = claim.text("id");
      if (claims.stream().anyMatch(other -> other.id().equals(id))) {
        throw claim.place("id").error("the claim '" + id + "' is given twice.");
      }
      List<Expectation> expect = new ArrayList<>();
      for (Yaml line : claim.list("expect")) {
        String text = Fields.textOf("each of expect", line.place(), line);
        expect.add(lines.expectation(text, line.place()));
      }
      if (expect.isEmpty()) {
        throw claim.missing(
            "expect", "a list of expectations, such as `accuracy of mlp > linear by 0.2`");
      }
      claims.add(new Claim(id, claim.text("text"), expect, claim.place()));
    }
    if (claims.isEmpty()) {
      throw fields.missing("claims", "a list of claims, each with id, text and expect");
    }
    return claims;
  }

  private List<ChartSpec> charts(LineParser lines) {
    List<ChartSpec> charts = new ArrayList<>();
    for (Yaml item : fields.list("charts")) {
      Yaml.Mapping mapping = Fields.mappingOf("each of charts", item.place(), item);
      Fields chart =
          new Fields(
              mapping, Arrays.stream(ChartSpec.Kind.values()).map(ChartSpec.Kind::key).toList());
      if (mapping.entries().size() != 1) {
        throw item.place().error("each of charts is one line, such as `bar: accuracy by arm`.");
      }
      for (ChartSpec.Kind kind : ChartSpec.Kind.values()) {
        if (chart.value(kind.key()).isPresent()) {
          charts.add(lines.chart(kind, chart.text(kind.key()), chart.place(kind.key())));
        }
      }
    }
    return charts;
  }
}
