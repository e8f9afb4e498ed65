package lectern.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lectern.InputException;
import lectern.config.Settings;
import lectern.run.Task;
import lectern.task.TaskGuide;
import lectern.yaml.Fields;
import lectern.yaml.Yaml;
import lectern.yaml.YamlReader;

/// The text of a commented experiment file for a task.
///
/// Values and claim are those of the resource `starts.yaml`, the comments on settings those of
/// {@link TaskGuide}.
final class DraftText {
  private static final String STARTS = "starts.yaml";
  private static final int WIDTH = 96;
  private static final List<String> KEYS =
      List.of("requires", "base", "arms", "quick", "goal", "claim", "expect", "charts");

  private final String id;
  private final Task<?> task;
  private final TaskGuide guide;
  private final Fields start;
  private final StringBuilder text = new StringBuilder();

  /// @throws InputException if the task does not come with Lectern
  DraftText(String id, Task<?> task) {
    this.id = id;
    this.task = task;
    this.guide = TaskGuide.of(task);
    Yaml found = starts().entries().get(task.name());
    if (!(found instanceof Yaml.Mapping mapping)) {
      throw new InputException(
          "There is no start for the task '"
              + task.name()
              + "'; begin with a copy of an experiment: --like.");
    }
    this.start = new Fields(mapping, KEYS);
  }

  private static Yaml.Mapping starts() {
    try (InputStream in = DraftText.class.getResourceAsStream(STARTS)) {
      return YamlReader.mapping(STARTS, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String write() {
    List<String> arms = List.copyOf(mapping("arms").entries().sequencedKeySet());
    String spoken = Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
    text.append(
        """
        # Say here in a sentence or two what this is for. Then try it:
        #
        #   ./lectern show %1$s                   what it says, as it is understood
        #   ./lectern run %1$s --profile quick    runs it in seconds and judges its claim
        #   ./lectern tasks %2$s
        #                                         every setting and measure of the task
        #
        # docs/guide/reference.md explains every key.
        id: %1$s
        # Whose claims these are; any word keeps yours together.
        lecture: own
        title: %3$s
        question: What difference do the arms %4$s make?
        %5$s
        task: %2$s
        """
            .formatted(
                id, guide.task(), spoken, String.join(" and ", arms), comment(guide.about())));
    List<String> corpora = start.texts("requires");
    if (!corpora.isEmpty()) {
      text.append("# Corpora that it needs; ./lectern data fetch gets them.\n");
      text.append("requires: [").append(String.join(", ", corpora)).append("]\n");
    }
    base();
    text.append(
        "\n# What is compared. An arm changes some of base; all else is the same, seed by seed.\n");
    text.append("arms:\n");
    mapping("arms")
        .entries()
        .forEach((arm, value) -> text.append("  %s: %s\n".formatted(arm, flow(value))));
    rest();
    return text.toString();
  }

  private void base() {
    Settings base = Settings.of(mapping("base"));
    List<String> armed =
        mapping("arms").entries().values().stream()
            .flatMap(arm -> Settings.of((Yaml.Mapping) arm).byPath().keySet().stream())
            .toList();
    text.append("\n# What the arms share: one value for every setting of the task.\n");
    text.append(base.byPath().isEmpty() ? "base: {}\n" : "base:\n");
    String group = "";
    Set<String> written = new HashSet<>();
    for (TaskGuide.Setting setting : byGroup(guide.settings(task, kinds(base)))) {
      String path = setting.settable().path();
      if (!written.add(path)) {
        continue; // another kind has it too
      }
      int dot = path.lastIndexOf('.');
      String above = path.substring(0, dot + 1);
      if (!above.equals(group)) {
        if (!above.isEmpty()) { // a setting outside all groups needs no heading
          boolean given = base.byPath().keySet().stream().anyMatch(p -> p.startsWith(above));
          text.append(given ? "  " : "  # ").append(above, 0, dot).append(":\n");
        }
        group = above;
      }
      String indent = dot < 0 ? "  " : "    ";
      String name = path.substring(dot + 1);
      String meaning = setting.meaning() + " (" + setting.settable().kind() + ")";
      text.append(comment(meaning).indent(indent.length()));
      Settings.Setting set = base.byPath().get(path);
      String value = set != null ? set.value().text() : setting.settable().fallback().orElse("…");
      String line = name + ": " + value + "\n";
      if (set != null) {
        text.append(indent).append(line);
      } else if (armed.contains(path)) {
        text.append(indent).append("# ").append(name).append(": what the arms differ in\n");
      } else {
        text.append(indent).append("# ").append(line); // its default
      }
    }
  }

  /// The settings of a group one after another, even where another group stands between them: a key
  /// is written once.
  private static List<TaskGuide.Setting> byGroup(List<TaskGuide.Setting> settings) {
    return settings.stream()
        .collect(
            Collectors.groupingBy(
                setting -> {
                  String path = setting.settable().path();
                  return path.substring(0, path.lastIndexOf('.') + 1);
                },
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /// What the arms are given, so that of alternatives those are written out that some arm has.
  private List<Settings> kinds(Settings base) {
    return mapping("arms").entries().values().stream()
        .map(arm -> base.with(Settings.of((Yaml.Mapping) arm)))
        .toList();
  }

  private void rest() {
    String quick =
        Settings.of(mapping("quick")).byPath().entrySet().stream()
            .map(entry -> ", " + entry.getKey() + ": " + entry.getValue().value().text())
            .collect(Collectors.joining());
    text.append(
        """

        # To run every arm at each of several values, give them here by path; the claim must then
        # hold at each. search: draws values at random instead.
        # grid:
        #   a.path: [1, 2]

        # The seeds 1 to 5, the same for every arm. A mean takes at least 3 to be judged.
        seeds: 5

        # What `lectern sweep` looks for when it tries values.
        goal: %s

        # Sizes to run at: quick takes seconds, full is the experiment as written above.
        profiles:
          quick: { seeds: 3%s }
          full: {}

        # What you expect, fixed before you look: a measure, `of` an arm, <, <=, >, >= or =, and a
        # number, another arm or another measure. `by 0.5` is the least difference that counts. A
        # claim is reproduced if the 95 %% interval of the mean over seeds lies beyond it, refuted if
        # it lies on the wrong side, else inconclusive: docs/guide/verdicts.md.
        claims:
          - id: C1
            text: %s
            expect:
              - %s

        # What the report draws.
        charts:
        """
            .formatted(start.text("goal"), quick, start.text("claim"), start.text("expect")));
    for (Yaml chart : start.list("charts")) {
      ((Yaml.Mapping) chart)
          .entries()
          .forEach((kind, line) -> text.append("  - %s: %s\n".formatted(kind, line.text())));
    }
  }

  /// Broken into lines.
  private static String comment(String words) {
    return "# "
        + words
            .replaceAll("(.{1," + WIDTH + "})(?: |$)", "$1\n# ")
            .strip()
            .replaceFirst("\n#$", "");
  }

  private Yaml.Mapping mapping(String key) {
    return start.mapping(key).orElseThrow(() -> start.missing(key, "keys and values"));
  }

  private static String flow(Yaml value) {
    String inner = value.text();
    if (inner.equals("{}")) {
      return inner;
    }
    return "{ " + inner.substring(1, inner.length() - 1) + " }";
  }
}
