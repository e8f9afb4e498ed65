package lectern.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lectern.config.Alternatives;
import lectern.config.Settable;
import lectern.experiment.ChartSpec;
import lectern.experiment.Claim;
import lectern.experiment.Expectation;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Goal;
import lectern.experiment.Profile;
import lectern.experiment.Range;
import lectern.experiment.Search;
import lectern.experiment.Verdict;
import lectern.run.RunFolder;
import lectern.run.RunStatus;
import lectern.run.Task;
import lectern.task.TaskGuide;
import lectern.task.Tasks;

/// Writes docs/guide/reference.md: every key and setting, in the words of the sources.
final class ReferencePage {
  private static final String EXPERIMENT = "lectern.experiment.";

  private final SourceDocs docs;
  private final Set<String> required;
  private final StringBuilder page = new StringBuilder();

  /// @param required the keys that every experiment file must have
  ReferencePage(SourceDocs docs, Set<String> required) {
    this.docs = docs;
    this.required = required;
  }

  String write() {
    page.append(
        """
        # Reference

        Every key of an experiment file, every setting of every task, and what a run leaves behind.
        This page is written from the sources: `./lectern tasks` shows the same in the terminal.
        The commands are in [commands.md](commands.md).

        - [Experiment files](#experiment-files): \
        [claims](#claims-and-expectations), [charts](#charts), [goal](#goal), [search](#search), \
        [profiles](#profiles), [what wins over what](#what-wins-over-what)
        - [Tasks](#tasks): %s
        - [Run folders](#run-folders)
        """
            .formatted(
                Tasks.all().stream()
                    .map(task -> "[" + task.name() + "](#" + task.name() + ")")
                    .collect(Collectors.joining(", "))));
    heading("## Experiment files");
    said(ExperimentSpec.class);
    keys();
    heading("### Claims and expectations");
    said(Claim.class);
    components(Claim.class, List.of("id", "text", "expect"));
    said(Expectation.class);
    page.append("\nThe whole grammar, also of charts:\n\n");
    page.append(block(hidden("LineParser")));
    page.append("\nWhat comes of a claim is one of:\n\n");
    for (Verdict verdict : Verdict.values()) {
      page.append("- `%s`: %s\n".formatted(verdict.label(), constant(verdict)));
    }
    heading("### Charts");
    said(ChartSpec.class);
    page.append("\n");
    constants(ChartSpec.Kind.values());
    heading("### Goal");
    said(Goal.class);
    heading("### Search");
    said(Search.class);
    components(Search.class, List.of("samples", "space"));
    said(Range.class);
    heading("### Profiles");
    said(Profile.class);
    components(Profile.class, List.of("arms", "seeds", "samples"));
    row("any path", component(Profile.class, "overrides"));
    heading("### What wins over what");
    said(hidden("Planner"));
    heading("## Tasks");
    page.append("\nWhat `task:` names. A setting is given by its path, nested or in one piece.\n");
    Tasks.all().forEach(this::task);
    heading("## Run folders");
    said(RunFolder.class);
    page.append("\nA run is one of:\n\n");
    for (RunStatus status : RunStatus.values()) {
      page.append("- `%s`: %s\n".formatted(status.label(), constant(status)));
    }
    return page.toString();
  }

  private void heading(String text) {
    page.append("\n").append(text).append("\n");
  }

  private void said(Class<?> type) {
    page.append("\n").append(docs.type(type).orElse("").strip()).append("\n");
  }

  private static Class<?> hidden(String name) {
    try {
      return Class.forName(EXPERIMENT + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keys() {
    page.append("\n| key | | meaning |\n|---|---|---|\n");
    for (String key : ExperimentSpec.KEYS) {
      row(
          "`" + key + "`",
          required.contains(key) ? "must be given" : "",
          component(ExperimentSpec.class, key));
    }
  }

  private void components(Class<?> record, List<String> names) {
    page.append("\n| key | meaning |\n|---|---|\n");
    for (String name : names) {
      row("`" + name + "`", component(record, name));
    }
  }

  private String component(Class<?> record, String name) {
    return docs.component(record, name)
        .orElseThrow(() -> new AssertionError(record + " does not document " + name));
  }

  private void constants(Enum<?>[] constants) {
    for (Enum<?> constant : constants) {
      page.append("- `%s`: %s\n".formatted(Settable.written(constant), constant(constant)));
    }
  }

  private String constant(Enum<?> constant) {
    return docs.constant(constant)
        .orElseThrow(() ->
            new AssertionError(
                constant.getDeclaringClass() + "." + constant.name() + " is not documented"));
  }

  /// The first block of code in a type's documentation.
  private String block(Class<?> type) {
    Matcher block = Pattern.compile("(?s)```.*?```\n?").matcher(docs.type(type).orElse("") + "\n");
    if (!block.find()) {
      throw new AssertionError(type + " documents no block of code");
    }
    return block.group();
  }

  private void task(Task<?> task) {
    heading("### " + task.name());
    said(task.getClass());
    TaskGuide guide = TaskGuide.of(task);
    page.append("\n| setting | kind | default | meaning |\n|---|---|---|---|\n");
    for (TaskGuide.Setting setting : guide.settings()) {
      Settable settable = setting.settable();
      row(
          "`"
              + settable.path()
              + "`"
              + (settable.where().isEmpty() ? "" : " with " + settable.where()),
          settable.kind(),
          settable.fallback().map(value -> "`" + value + "`").orElse("must be given"),
          docs.component(settable.component().getDeclaringRecord(), settable.component().getName())
              .orElse(""));
    }
    for (TaskGuide.Setting setting : guide.settings()) {
      setting.settable().choice().ifPresent(type -> choices(setting.settable().name(), type));
      setting
          .settable()
          .alternatives()
          .ifPresent(kinds -> choices(setting.settable().name(), kinds));
    }
    if (!guide.measures().isEmpty()) {
      page.append("\nMeasures: ");
      page.append(
          guide.measures().stream()
              .map(measure -> "`" + measure + "`")
              .collect(Collectors.joining(", ")));
      page.append(".\n");
    }
  }

  private void choices(String path, Class<?> type) {
    page.append("\n`").append(path).append("` is one of:\n\n");
    constants(Arrays.stream(type.getEnumConstants()).map(Enum.class::cast).toArray(Enum<?>[]::new));
  }

  private void choices(String path, Alternatives kinds) {
    page.append("\n`").append(path).append("` is one of:\n\n");
    kinds
        .byKind()
        .forEach((kind, record) ->
            page.append(
                "- `%s`: %s\n"
                    .formatted(kind, SourceDocs.firstSentence(docs.type(record).orElse("")))));
  }

  private void row(String... cells) {
    page.append("| ");
    page.append(
        List.of(cells).stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ")));
    page.append(" |\n");
  }
}
