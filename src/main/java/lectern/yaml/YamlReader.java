package lectern.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import lectern.InputException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads YAML that a stranger may have written: bounded in size, depth and expansion, and nothing
/// in it can name a class.
public final class YamlReader {
  /// How much there may be.
  ///
  /// @param characters of a text; of a file: bytes
  /// @param values once aliases are filled in
  public record Limits(int characters, int values) {
    /// Of what people write.
    public static final Limits WRITTEN = new Limits(256 * 1024, 20_000);

    /// Of what programs list, such as every point of a sweep.
    public static final Limits LISTED = new Limits(8 * 1024 * 1024, 300_000);
  }

  private static final int MOST_ALIASES = 50; // of lists and mappings
  private static final int DEEPEST = 20;

  /// What a value is taken for when it stands alone; any other tag was written by somebody.
  private static final Set<Tag> TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

  private final String file;
  private final Limits limits;
  private int values;
  private long characters;

  private YamlReader(String file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  /// Reads a file that holds keys and values.
  ///
  /// @param name it goes by in errors
  /// @throws InputException with the line, if it cannot be read, is not YAML, too big, or anything
  ///   else than keys and values
  public static Yaml.Mapping read(Path file, String name) {
    return mapping(name, text(file, name));
  }

  /// As {@link #read(Path, String)}, with limits of its own.
  public static Yaml.Mapping read(Path file, String name, Limits limits) {
    return mapping(value(name, text(file, name, limits), limits));
  }

  /// The text of a file, which need not be YAML.
  ///
  /// @param name it goes by in errors
  /// @throws InputException if it cannot be read, is too big or not UTF-8
  public static String text(Path file, String name) {
    return text(file, name, Limits.WRITTEN);
  }

  private static String text(Path file, String name, Limits limits) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      // not more of it than may be: a file can be endless
      bytes = in.readNBytes(limits.characters() + 1);
    } catch (NoSuchFileException e) {
      throw new InputException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
    if (bytes.length > limits.characters()) {
      throw tooLarge(name, limits);
    }
    for (int offset = 0; offset < bytes.length; offset++) {
      if (bytes[offset] == 0) { // UTF-8, but no text: most likely UTF-16 or UTF-32
        throw notText(name, bytes, offset, null);
      }
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
    } catch (CharacterCodingException e) {
      throw notText(name, bytes, rest.position(), e);
    }
  }

  private static InputException notText(
      String name, byte[] bytes, int offset, CharacterCodingException cause) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return new Place(name, line)
        .error(
            "byte 0x%02x at offset %d is not UTF-8 text; save the file in that encoding."
                .formatted(bytes[offset], offset),
            cause);
  }

  /// Reads a text that holds keys and values.
  ///
  /// @param file the name it goes by in errors
  /// @throws InputException as above
  public static Yaml.Mapping mapping(String file, String text) {
    return mapping(value(file, text));
  }

  private static Yaml.Mapping mapping(Yaml value) {
    if (value instanceof Yaml.Mapping mapping) {
      return mapping;
    }
    throw value
        .place()
        .error("expected keys and values such as `title: XOR`, found " + value.kind() + ".");
  }

  /// Reads a text that holds any value.
  ///
  /// @param file the name it goes by in errors
  /// @throws InputException if it is not YAML, or too big
  public static Yaml value(String file, String text) {
    return value(file, text, Limits.WRITTEN);
  }

  private static Yaml value(String file, String text, Limits limits) {
    if (text.length() > limits.characters()) {
      throw tooLarge(file, limits);
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(limits.characters() + 1)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setAllowNonScalarKeys(true) // refused below, with their line
            .build();
    YamlReader reader = new YamlReader(file, limits);
    try {
      reader.checkDepth(new Parse(settings).parseString(text));
      Node root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new Place(file, 1).error("there is nothing in it."));
      return reader.convert(root, 0);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
      String problem = e.getProblem() == null ? "" : ": " + e.getProblem();
      throw new Place(file, line).error("this is not YAML" + problem + ".", e);
    } catch (YamlEngineException e) {
      throw new Place(file, 0).error("this is not YAML: " + firstLine(e.getMessage()) + ".", e);
    }
  }

  /// Before nodes are composed, which takes a stack as deep as the text.
  private void checkDepth(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw tooDeep(place(event.getStartMark()));
      }
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
    }
  }

  private Yaml convert(Node node, int depth) {
    Place place = place(node.getStartMark());
    if (depth > DEEPEST) {
      throw tooDeep(place); // by aliases
    }
    if (++values > limits.values()) {
      throw place.error(
          "more than " + limits.values() + " values once aliases are filled in; write less.");
    }
    if (node instanceof ScalarNode scalar) {
      characters += scalar.getValue().length();
    }
    if (characters > limits.characters()) {
      throw place.error(
          "more than "
              + limits.characters()
              + " characters once aliases are filled in; write less.");
    }
    checkTag(node, place);
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
      Place at = place(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw at.error("a key must be a single word, not a list or a mapping.");
      }
      checkTag(key, at);
      if (key.getValue().equals("<<")) {
        throw at.error("the merge key '<<' is not allowed; write the values out.");
      }
      Place first = keys.put(key.getValue(), at);
      if (first != null) {
        throw at.error("the key '" + key.getValue() + "' is given twice, first at " + first + ".");
      }
      entries.put(key.getValue(), convert(tuple.getValueNode(), depth + 1));
    }
    return new Yaml.Mapping(entries, keys, place);
  }

  private static void checkTag(Node node, Place place) {
    if (!TAGS.contains(node.getTag())) {
      throw place.error("the tag " + node.getTag() + " is not allowed; write the value alone.");
    }
  }

  private Place place(Optional<Mark> mark) {
    return new Place(file, mark.map(Mark::getLine).orElse(-1) + 1);
  }

  private static InputException tooLarge(String file, Limits limits) {
    return new InputException(
        file
            + " is larger than "
            + limits.characters() / 1024
            + " KiB; such a file needs far less.");
  }

  private static InputException tooDeep(Place place) {
    return place.error("nested more than " + DEEPEST + " levels deep; such a file needs few.");
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
  }
}
