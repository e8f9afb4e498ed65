package lectern.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
  static final List<String> KEYS =
      List.of(
          "id",
          "lecture",
          "title",
          "question",
          "task",
          "base",
          "arms",
          "grid",
          "search",
          "seeds",
          "goal",
          "highlight",
          "requires",
          "profiles",
          "claims",
          "charts");
  private static final int USUAL_SEEDS = 5;
  private static final int MOST_SEEDS = 1000;

  private static final int MOST_SAMPLES = 10_000;

  private final Optional<Path> file;
  private final String text;
  private final Fields fields;
  private final Optional<Collection<? extends Task<?>>> tasks;

  /// @param file absent: its name need not be the id
  /// @param tasks absent: the task is not looked for, and nothing is held against it
  private SpecReader(
      String name,
      String text,
      Optional<Path> file,
      Optional<Collection<? extends Task<?>>> tasks) {
    this.file = file;
    this.text = text;
    this.fields = new Fields(YamlReader.mapping(name, text), KEYS);
    this.tasks = tasks;
  }

  static SpecReader ofFile(Path file, Collection<? extends Task<?>> tasks) {
    String name = file.getFileName().toString();
    return new SpecReader(name, YamlReader.text(file, name), Optional.of(file), Optional.of(tasks));
  }

  static SpecReader ofText(String text, Collection<? extends Task<?>> tasks) {
    return new SpecReader("the experiment", text, Optional.empty(), Optional.of(tasks));
  }

  static SpecReader ofRecord(String text) {
    return new SpecReader("the experiment as run", text, Optional.empty(), Optional.empty());
  }

  ExperimentSpec read() {
    String id = id();
    Optional<Task<?>> task = tasks.map(this::task);
    Optional<List<String>> paths = task.map(each -> Binder.paths(each.configuration()));
    SequencedMap<String, Settings> arms = arms();
    SequencedMap<String, List<Yaml>> grid = grid(arms, paths);
    Optional<Search> search = search(arms, grid, paths);
    SequencedMap<String, Profile> profiles = profiles(search, arms);
    LineParser lines =
        new LineParser(
            arms.keySet(),
            gridTexts(grid, profiles),
            task.<Set<String>>map(Task::measures).orElse(Set.of()));
    ExperimentSpec spec =
        new ExperimentSpec(
            id,
            fields.text("lecture"),
            fields.text("title"),
            fields.text("question"),
            fields.text("task"),
            fields
                .mapping("base")
                .map(Settings::of)
                .orElse(Settings.none())
                .at(fields.place("base")),
            arms,
            grid,
            search,
            fields.count("seeds", MOST_SEEDS).map(Long::intValue).orElse(USUAL_SEEDS),
            fields.optionalText("goal").map(goal -> lines.goal(goal, fields.place("goal"))),
            highlight(),
            requires(),
            profiles,
            claims(lines, profiles.values()),
            charts(lines),
            text,
            file.orElse(Path.of(id + ".yaml")));
    task.ifPresent(bound -> {
      for (String profile : spec.profiles().keySet()) {
        Planner.plan(spec, bound, new Choice(profile, Settings.none(), OptionalInt.of(1)));
      }
    });
    return spec;
  }

  private String id() {
    String id = fields.text("id");
    String expected =
        file.map(path -> path.getFileName().toString().replaceFirst("\\.ya?ml$", "")).orElse(id);
    Name.id("id", id, fields.place("id"));
    if (!id.equals(expected)) {
      throw fields
          .place("id")
          .error(
              "id is '" + id + "' but the file is named '" + expected + "'; make them the same.");
    }
    return id;
  }

  private Task<?> task(Collection<? extends Task<?>> tasks) {
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

  static void checkName(String what, String name, Place place) {
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
      SequencedMap<String, Settings> arms, Optional<List<String>> paths) {
    SequencedMap<String, List<Yaml>> grid = new LinkedHashMap<>();
    fields
        .mapping("grid")
        .map(Settings::of)
        .orElse(Settings.none())
        .byPath()
        .forEach((path, setting) -> {
          checkSwept(path, setting.key(), "grid", arms, paths);
          grid.put(path, Planner.gridValues(path, setting));
        });
    return grid;
  }

  private static void checkSwept(
      String path,
      Place place,
      String where,
      SequencedMap<String, Settings> arms,
      Optional<List<String>> paths) {
    if (paths.isPresent() && !paths.get().contains(path)) {
      throw place.error("unknown setting '" + path + "'" + Nearest.ending(path, paths.get()));
    }
    for (var arm : arms.entrySet()) {
      if (arm.getValue().byPath().containsKey(path)) {
        throw place.error(
            path + " is in the " + where + " and in the arm '" + arm.getKey() + "'; keep one.");
      }
    }
  }

  private Optional<Search> search(
      SequencedMap<String, Settings> arms,
      SequencedMap<String, List<Yaml>> grid,
      Optional<List<String>> paths) {
    if (fields.mapping("search").isEmpty()) {
      return Optional.empty();
    }
    Fields search = new Fields(fields.mapping("search").get(), List.of("samples", "space"));
    SequencedMap<String, Range> space = new LinkedHashMap<>();
    search
        .mapping("space")
        .map(Settings::of)
        .orElse(Settings.none())
        .byPath()
        .forEach((path, setting) -> {
          checkSwept(path, setting.key(), "search", arms, paths);
          if (grid.containsKey(path)) {
            throw setting.key().error(path + " is in the search and in the grid; keep one.");
          }
          space.put(path, Range.of(path, setting.key(), setting.value()));
        });
    if (space.isEmpty()) {
      throw search.missing("space", "a range by path, such as `train.rate: 1e-4 .. 1e-1 log`");
    }
    int samples =
        search.count("samples", MOST_SAMPLES).map(Long::intValue).orElse(Search.USUAL_SAMPLES);
    return Optional.of(new Search(samples, space));
  }

  private SequencedMap<String, Profile> profiles(
      Optional<Search> search, SequencedMap<String, Settings> arms) {
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
          Yaml.Mapping settings = Fields.mappingOf("profile " + name, place, value);
          profiles.put(name, profile(name, settings, search, arms.keySet()));
        });
    if (!profiles.containsKey("quick")) {
      throw fields
          .place("profiles")
          .error("the profile 'quick' is missing; say what makes it take seconds, or `quick: {}`.");
    }
    profiles.putIfAbsent(Profile.FULL.name(), Profile.FULL);
    arms.forEach((arm, changes) -> {
      if (profiles.values().stream().noneMatch(profile -> profile.runs(arm))) {
        throw changes.place().error("no profile runs the arm '" + arm + "'; name it in one.");
      }
    });
    return profiles;
  }

  private static Profile profile(
      String name, Yaml.Mapping mapping, Optional<Search> search, Collection<String> arms) {
    Fields fields = new Fields(mapping, List.copyOf(mapping.keys().keySet())); // paths, mostly
    List<String> own =
        search.isPresent() ? List.of("arms", "seeds", "samples") : List.of("arms", "seeds");
    OptionalInt samples =
        search.isPresent() ? count(fields, "samples", MOST_SAMPLES) : OptionalInt.empty();
    return new Profile(
        name,
        only(fields, arms),
        count(fields, "seeds", MOST_SEEDS),
        samples,
        Settings.of(mapping).without(own));
  }

  /// The arms that a profile names; empty if it names none.
  private static List<String> only(Fields profile, Collection<String> arms) {
    List<String> only = profile.texts("arms");
    if (only.isEmpty() && profile.value("arms").isPresent()) {
      throw profile.wrong("arms", "names no arm; leave it out to run every one");
    }
    for (int i = 0; i < only.size(); i++) {
      String arm = only.get(i);
      Place place = profile.list("arms").get(i).place();
      if (!arms.contains(arm)) {
        throw place.error("there is no arm '" + arm + "'" + Nearest.ending(arm, arms));
      }
      if (only.indexOf(arm) < i) {
        throw place.error("the arm '" + arm + "' is given twice.");
      }
    }
    return only;
  }

  private static OptionalInt count(Fields fields, String key, int most) {
    return fields
        .count(key, most)
        .map(Long::intValue)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
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

  private List<Claim> claims(LineParser lines, Collection<Profile> profiles) {
    List<Claim> claims = new ArrayList<>();
    for (Fields claim : fields.each("claims", List.of("id", "text", "expect"))) {
      String id = claim.text("id");
      if (claims.stream().anyMatch(other -> other.id().equals(id))) {
        throw claim.place("id").error("the claim '" + id + "' is given twice.");
      }
      List<Expectation> expect = new ArrayList<>();
      for (Yaml line : claim.list("expect")) {
        String text = Fields.textOf("each of expect", line.place(), line);
        Expectation expectation = lines.expectation(text, line.place());
        if (profiles.stream().noneMatch(profile -> profile.judges(expectation))) {
          throw line.place().error("no profile runs all arms of '" + text + "'.");
        }
        expect.add(expectation);
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
