package lectern.experiment;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lectern.InputException;
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

/// Reads YAML that a stranger may have written: bounded in size, depth and expansion, and nothing
/// in it can name a class.
public final class YamlReader {
  private static final int MOST_CHARACTERS = 256 * 1024;
  private static final int MOST_VALUES = 20_000;
  private static final int DEEPEST = 20;

  private final String file;
  private int values;

  private YamlReader(String file) {
    this.file = file;
  }

  /// Reads a file that holds keys and values.
  ///
  /// @throws InputException with the line, if it is not YAML, too big, or anything else than keys
  ///   and values
  public static Yaml.Mapping read(Path file) {
    String name = file.getFileName().toString();
    try {
      if (Files.size(file) > MOST_CHARACTERS) {
        throw tooLarge(name);
      }
      return mapping(name, Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new InputException(name + " is not UTF-8 text; save it in that encoding.", e);
    } catch (NoSuchFileException e) {
      throw new InputException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
  }

  /// Reads a text that holds keys and values.
  ///
  /// @param file the name it goes by in errors
  /// @throws InputException as above
  public static Yaml.Mapping mapping(String file, String text) {
    Yaml value = value(file, text);
    if (value instanceof Yaml.Mapping mapping) {
      return mapping;
    }
    throw value
        .place()
        .error("expected keys and values such as `id: xor`, found " + value.kind() + ".");
  }

  /// Reads a text that holds any value.
  ///
  /// @param file the name it goes by in errors
  /// @throws InputException if it is not YAML, or too big
  public static Yaml value(String file, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw tooLarge(file);
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(MOST_CHARACTERS + 1)
            .setAllowNonScalarKeys(true) // refused below, with their line
            .build();
    try {
      Node root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new Place(file, 1).error("there is nothing in it."));
      return new YamlReader(file).convert(root, 0);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
      String problem = e.getProblem() == null ? "" : ": " + e.getProblem();
      throw new Place(file, line).error("this is not YAML" + problem + ".", e);
    } catch (YamlEngineException e) {
      throw new Place(file, 0).error("this is not YAML: " + firstLine(e.getMessage()) + ".", e);
    } catch (StackOverflowError e) {
      throw tooDeep(new Place(file, 0));
    }
  }

  private Yaml convert(Node node, int depth) {
    Place place = place(node);
    if (depth > DEEPEST) {
      throw tooDeep(place);
    }
    if (++values > MOST_VALUES) {
      throw place.error(
          "more than " + MOST_VALUES + " values once aliases are filled in; write less.");
    }
    if (!node.getTag().getValue().startsWith("tag:yaml.org,2002:")
        || node.getTag().getValue().indexOf('.', 18) >= 0) {
      throw place.error("the tag " + node.getTag() + " is not allowed; write the value alone.");
    }
    return switch (node) {
      case ScalarNode scalar ->
          new Yaml.Scalar(
              scalar.getValue(),
              scalar.isPlain() ? Yaml.Quoting.PLAIN : Yaml.Quoting.QUOTED,
              place);
      case SequenceNode sequence -> {
        List<Yaml> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
          items.add(convert(item, depth + 1));
        }
        yield new Yaml.Sequence(items, place);
      }
      case MappingNode mapping -> convertMapping(mapping, place, depth);
      default -> throw place.error("found neither a value, a list nor keys and values.");
    };
  }

  private Yaml.Mapping convertMapping(MappingNode mapping, Place place, int depth) {
    SequencedMap<String, Yaml> entries = new LinkedHashMap<>();
    SequencedMap<String, Place> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place at = place(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw at.error("a key must be a single word, not a list or a mapping.");
      }
      Place first = keys.put(key.getValue(), at);
      if (first != null) {
        throw at.error("the key '" + key.getValue() + "' is given twice, first at " + first + ".");
      }
      entries.put(key.getValue(), convert(tuple.getValueNode(), depth + 1));
    }
    return new Yaml.Mapping(entries, keys, place);
  }

  private Place place(Node node) {
    return new Place(file, node.getStartMark().map(Mark::getLine).orElse(-1) + 1);
  }

  private static InputException tooLarge(String file) {
    return new InputException(
        file + " is larger than " + MOST_CHARACTERS / 1024 + " KiB; an experiment needs far less.");
  }

  private static InputException tooDeep(Place place) {
    return place.error("nested more than " + DEEPEST + " levels deep; an experiment needs few.");
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
  }
}
