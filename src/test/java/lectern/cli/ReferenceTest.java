package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lectern.InputException;
import lectern.experiment.ExperimentSpec;
import lectern.task.Tasks;
import lectern.yaml.Yaml;
import lectern.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is written about settings, keys and commands is what the sources say.
///
/// After a change of a setting, its default or its description, write the texts anew and commit
/// them:
///
/// ```sh
/// mvn test -Dtest=ReferenceTest -Dlectern.write=true
/// ```
class ReferenceTest {
  private static final String COMMAND = "mvn test -Dtest=ReferenceTest -Dlectern.write=true";
  private static final String WHOLE =
      """
      id: whole
      lecture: here
      title: Whole
      question: Which keys can be left out?
      task: worked-examples
      base: { arithmetic: tribuo }
      arms: { plain: {} }
      grid: {}
      search: { samples: 2, space: { arithmetic: [plain, tribuo] } }
      seeds: 3
      goal: maximize spam.score
      highlight: false
      requires: []
      profiles: { quick: {} }
      claims: [{ id: W1, text: It does., expect: [spam.sign = 1] }]
      charts: []
      """;
  private static final SourceDocs DOCS = new SourceDocs(Path.of("src/main/java"));

  /// A file that is written from the sources.
  enum Written {
    /// What `lectern show` and `lectern tasks` say.
    RESOURCE("src/main/resources/lectern/task/task-guide.yaml") {
      @Override
      String text() {
        return new TaskGuideText(DOCS).write();
      }
    },
    REFERENCE("docs/guide/reference.md") {
      @Override
      String text() {
        return new ReferencePage(DOCS, requiredKeys()).write();
      }
    },
    COMMANDS("docs/guide/commands.md") {
      @Override
      String text() {
        return new CommandPage().write();
      }
    };

    private final Path file;

    Written(String file) {
      this.file = Path.of(file);
    }

    abstract String text();
  }

  /// The keys that an experiment file is refused without.
  private static Set<String> requiredKeys() {
    Yaml.Mapping whole = YamlReader.mapping("whole.yaml", WHOLE);
    Set<String> required = new LinkedHashSet<>();
    for (String key : whole.entries().sequencedKeySet()) {
      try {
        ExperimentSpec.parse(without(key), Tasks.all());
      } catch (InputException refused) {
        required.add(key);
      }
    }
    return required;
  }

  private static String without(String key) {
    return WHOLE
        .lines()
        .filter(line -> !line.startsWith(key + ":"))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @EnumSource
  void theCommittedTextIsTheSources(Written written) throws IOException {
    String text = written.text();
    if (Boolean.getBoolean("lectern.write")) {
      Files.writeString(written.file, text);
    }
    assertEquals(
        text,
        Files.exists(written.file) ? Files.readString(written.file) : "",
        written.file + " is not what the sources say; write it anew: " + COMMAND);
  }

  @Test
  void everyKeyIsTriedForBeingRequired() {
    assertEquals(
        new TreeSet<>(ExperimentSpec.KEYS),
        new TreeSet<>(YamlReader.mapping("whole.yaml", WHOLE).entries().keySet()),
        "add the new key to WHOLE");
    assertTrue(requiredKeys().containsAll(List.of("id", "task", "arms", "profiles", "claims")));
    assertFalse(requiredKeys().contains("search"));
  }

  @Test
  void everySettingIsDocumented() {
    TaskGuideText guide = new TaskGuideText(DOCS);
    guide.write();
    assertEquals(List.of(), guide.undocumented(), "add @param (or a comment) in the source");
  }
}
