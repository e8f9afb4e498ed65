package lectern.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lectern.config.Settable;
import lectern.config.Settings;
import lectern.run.Task;
import lectern.yaml.Yaml;
import lectern.yaml.YamlReader;

/// What a task is for and what each of its settings means, for people.
///
/// The words are those of the sources' documentation: the first sentence of the task's class and
/// the `@param` texts of its configuration's records. A test takes them from the sources into the
/// resource `task-guide.yaml`, and fails when the two differ.
///
/// @param task the task's name
/// @param about one sentence; empty if the task does not come with Lectern
/// @param settings everything that can be set, in the records' order
/// @param measures what it reports, by name; empty if that depends on the configuration
public record TaskGuide(String task, String about, List<Setting> settings, List<String> measures) {
  private static final String RESOURCE = "task-guide.yaml";

  public TaskGuide {
    settings = List.copyOf(settings);
    measures = List.copyOf(measures);
  }

  /// A setting.
  ///
  /// @param settable its path, kind and default
  /// @param meaning what it means, with unit and range; empty if it does not come with Lectern
  /// @param choices what each value means, by value; empty if it is no choice
  public record Setting(Settable settable, String meaning, SequencedMap<String, String> choices) {}

  /// The guide to a task, also to one that does not come with Lectern.
  public static TaskGuide of(Task<?> task) {
    Optional<Yaml.Mapping> words = entry(read(), task.name());
    Optional<Yaml.Mapping> paths = words.flatMap(all -> entry(all, "settings"));
    List<Setting> settings = new ArrayList<>();
    for (Settable settable : Settable.of(task.configuration())) {
      Optional<Yaml.Mapping> setting = paths.flatMap(all -> entry(all, settable.name()));
      settings.add(new Setting(settable, text(setting, "meaning"), choices(setting)));
    }
    return new TaskGuide(
        task.name(), text(words, "about"), settings, List.copyOf(new TreeSet<>(task.measures())));
  }

  /// What can be set of it in any of several configurations, each with its kinds.
  public List<Setting> settings(Task<?> of, Collection<Settings> given) {
    Set<String> names =
        given.stream()
            .flatMap(each -> Settable.of(of.configuration(), each).stream())
            .map(Settable::name)
            .collect(Collectors.toSet());
    return settings.stream().filter(each -> names.contains(each.settable().name())).toList();
  }

  private static SequencedMap<String, String> choices(Optional<Yaml.Mapping> setting) {
    SequencedMap<String, String> choices = new LinkedHashMap<>();
    setting
        .flatMap(all -> entry(all, "choices"))
        .ifPresent(all -> all.entries().forEach((name, text) -> choices.put(name, text.text())));
    return choices;
  }

  private static Yaml.Mapping read() {
    try (InputStream in = TaskGuide.class.getResourceAsStream(RESOURCE)) {
      return YamlReader.mapping(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Yaml.Mapping> entry(Yaml.Mapping mapping, String key) {
    return mapping.entries().get(key) instanceof Yaml.Mapping inner
        ? Optional.of(inner)
        : Optional.empty();
  }

  private static String text(Optional<Yaml.Mapping> mapping, String key) {
    return mapping.map(all -> all.entries().get(key)).map(Yaml::text).orElse("");
  }
}
