package lectern.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.config.Alternatives;
import lectern.config.Settable;
import lectern.run.Task;
import lectern.task.Tasks;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/// Writes the resource that {@link lectern.task.TaskGuide} reads.
final class TaskGuideText {
  private final SourceDocs docs;
  private final List<String> undocumented = new ArrayList<>();

  TaskGuideText(SourceDocs docs) {
    this.docs = docs;
  }

  /// The records' components and constants that lack a description, as `Record.component`.
  List<String> undocumented() {
    return undocumented;
  }

  String write() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Task<?> task : Tasks.all()) {
      all.put(task.name(), task(task));
    }
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(100).build();
    return "# The words of the sources' documentation; ReferenceTest says how this is written.\n"
        + new Dump(settings).dumpToString(all);
  }

  private Map<String, Object> task(Task<?> task) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (Settable settable : Settable.of(task.configuration())) {
      Map<String, Object> setting = new LinkedHashMap<>();
      Class<?> owner = settable.component().getDeclaringRecord();
      String name = settable.component().getName();
      setting.put("meaning", said(docs.component(owner, name), owner.getSimpleName() + "." + name));
      settable.choice().ifPresent(type -> setting.put("choices", choices(type)));
      settable.alternatives().ifPresent(kinds -> setting.put("choices", choices(kinds)));
      settings.put(settable.name(), setting);
    }
    Map<String, Object> words = new LinkedHashMap<>();
    words.put(
        "about",
        SourceDocs.firstSentence(
            said(docs.type(task.getClass()), task.getClass().getSimpleName())));
    words.put("settings", settings);
    return words;
  }

  private Map<String, Object> choices(Class<?> type) {
    Map<String, Object> choices = new LinkedHashMap<>();
    for (Object each : type.getEnumConstants()) {
      Enum<?> constant = (Enum<?>) each;
      choices.put(
          Settable.written(constant),
          said(docs.constant(constant), type.getSimpleName() + "." + constant.name()));
    }
    return choices;
  }

  private Map<String, Object> choices(Alternatives kinds) {
    Map<String, Object> choices = new LinkedHashMap<>();
    kinds
        .byKind()
        .forEach((kind, record) ->
            choices.put(
                kind, SourceDocs.firstSentence(said(docs.type(record), record.getSimpleName()))));
    return choices;
  }

  private String said(Optional<String> text, String what) {
    if (text.isEmpty()) {
      undocumented.add(what);
    }
    return text.orElse("");
  }
}
