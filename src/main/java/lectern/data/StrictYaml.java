package lectern.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lectern.InputException;
import lectern.text.TextFile;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A mapping of a YAML file, read key by key; what is not asked for is an error, and every error
/// names file and line.
final class StrictYaml {
  private static final int MOST_CHARACTERS = 1 << 16;

  private final String source;
  private final int line;
  private final SequencedMap<String, Node> values = new LinkedHashMap<>();
  private final SequencedMap<String, Integer> lines = new LinkedHashMap<>();

  private StrictYaml(String source, Node node, List<String> keys) {
    this.source = source;
    this.line = line(node);
    if (!(node instanceof MappingNode mapping)) {
      throw error(line, "expected keys and values, found " + kind(node));
    }
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw error(line(entry.getKeyNode()), "a key must be a word");
      }
      String name = key.getValue();
      if (!keys.contains(name)) {
        throw error(
            line(key), "there is no key '" + name + "'; keys are " + String.join(", ", keys));
      }
      if (values.put(name, entry.getValueNode()) != null) {
        throw error(line(key), "key '" + name + "' is there twice");
      }
      lines.put(name, line(key));
    }
  }

  /// Reads a file that must be one mapping.
  ///
  /// @param keys all that it may have
  static StrictYaml read(Path file, List<String> keys) {
    String text = TextFile.read(file);
    LoadSettings settings =
        LoadSettings.builder().setLabel(file.toString()).setCodePointLimit(MOST_CHARACTERS).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      return new StrictYaml(
          file.toString(), root.orElseThrow(() -> new InputException(file + " is empty.")), keys);
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      throw new InputException("%s%s: %s.".formatted(file, place, e.getProblem()), e);
    } catch (YamlEngineException e) {
      throw new InputException(
          "%s: %s.".formatted(file, e.getMessage().replaceFirst("[.\\s]+$", "")), e);
    } catch (StackOverflowError e) {
      throw new InputException(file + ": nested too deeply to be read.");
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /// A text that must be there.
  String text(String key) {
    if (!has(key)) {
      throw error(line, "key '" + key + "' is missing");
    }
    if (!(values.get(key) instanceof ScalarNode scalar)) {
      throw wrong(key, "must be a text, found " + kind(values.get(key)));
    }
    String text = scalar.getValue().strip();
    if (text.isEmpty()) {
      throw wrong(key, "is empty");
    }
    return text;
  }

  /// A whole number that must be there.
  long number(String key) {
    String text = text(key);
    if (!text.matches("[0-9]{1,15}")) {
      throw wrong(key, "must be a whole number, found '" + text + "'");
    }
    return Long.parseLong(text);
  }

  /// A list of mappings; empty if the key is not there.
  List<StrictYaml> mappings(String key, List<String> keys) {
    if (!has(key)) {
      return List.of();
    }
    if (!(values.get(key) instanceof SequenceNode list)) {
      throw wrong(key, "must be a list, found " + kind(values.get(key)));
    }
    return list.getValue().stream().map(node -> new StrictYaml(source, node, keys)).toList();
  }

  /// An error about one key's value.
  InputException wrong(String key, String what) {
    return error(lines.getOrDefault(key, line), "'" + key + "' " + what);
  }

  private InputException error(int line, String what) {
    return new InputException("%s:%d: %s.".formatted(source, line, what));
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private static String kind(Node node) {
    return switch (node) {
      case MappingNode _ -> "keys and values";
      case SequenceNode _ -> "a list";
      case ScalarNode scalar -> "'" + scalar.getValue() + "'";
      default -> "something else";
    };
  }
}
