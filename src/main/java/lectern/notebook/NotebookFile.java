package lectern.notebook;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lectern.InputException;

/// A notebook on disk, as far as running it needs to know.
///
/// Source: nbformat 4.5, the notebook file format.
final class NotebookFile {
  /// The tag of the cell whose values {@link #with} replaces, as papermill has it.
  static final String PARAMETERS = "parameters";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final ObjectNode content;

  private NotebookFile(Path file, ObjectNode content) {
    this.file = file;
    this.content = content;
  }

  /// @throws InputException if the file is not there or is no notebook
  static NotebookFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException("There is no notebook " + file + ".");
    }
    try {
      JsonNode content = JSON.readTree(file.toFile());
      if (content instanceof ObjectNode object && object.path("cells").isArray()) {
        return new NotebookFile(file, object);
      }
      throw new InputException(file + " is not a notebook: it has no list of cells.");
    } catch (IOException e) {
      throw new InputException(file + " is not a notebook: " + e.getMessage(), e);
    }
  }

  /// The code cells, in order.
  List<JsonNode> codeCells() {
    List<JsonNode> cells = new ArrayList<>();
    for (JsonNode cell : content.path("cells")) {
      if (cell.path("cell_type").asText().equals("code")) {
        cells.add(cell);
      }
    }
    return cells;
  }

  /// The sources of the code cells, in order.
  List<String> code() {
    return codeCells().stream().map(cell -> joined(cell.path("source"))).toList();
  }

  /// The corpora without which it cannot run: `lectern: { corpora: [ptb] }` in its metadata.
  List<String> corpora() {
    List<String> names = new ArrayList<>();
    content
        .path("metadata")
        .path("lectern")
        .path("corpora")
        .forEach(name -> names.add(name.asText()));
    return names;
  }

  /// The notebook with other values in its cell tagged {@link #PARAMETERS}.
  ///
  /// @param values by the name of a variable that the cell declares
  /// @throws InputException if there is no such cell, it declares no such variable, or the value
  ///   does not suit the variable's type
  NotebookFile with(Map<String, String> values) {
    if (values.isEmpty()) {
      return this;
    }
    ObjectNode copy = content.deepCopy();
    for (JsonNode cell : copy.path("cells")) {
      if (tagged(cell, PARAMETERS)) {
        String source = joined(cell.path("source"));
        for (var value : values.entrySet()) {
          source = assign(source, value.getKey(), value.getValue());
        }
        ArrayNode lines = ((ObjectNode) cell).putArray("source");
        source.lines().map(line -> line + "\n").forEach(lines::add);
        return new NotebookFile(file, copy);
      }
    }
    throw new InputException(
        file + " has no cell tagged '" + PARAMETERS + "', so it takes no values from outside.");
  }

  private String assign(String source, String name, String value) {
    Matcher declaration =
        Pattern.compile(
                "(?m)^(\\s*(?:final\\s+)?([\\w.]+)\\s+" + Pattern.quote(name) + "\\s*=)[^;]*;")
            .matcher(source);
    if (!declaration.find()) {
      throw new InputException(
          file + ": the cell tagged '" + PARAMETERS + "' declares no variable '" + name + "'.");
    }
    String written = literal(declaration.group(2), name, value);
    return declaration.replaceFirst(
        Matcher.quoteReplacement(declaration.group(1) + " " + written + ";"));
  }

  private String literal(String type, String name, String value) {
    boolean suits =
        switch (type) {
          case "String", "var" -> true;
          case "int", "long" -> value.matches("-?\\d+");
          case "double", "float" -> value.matches("-?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
          case "boolean" -> value.equals("true") || value.equals("false");
          default -> false;
        };
    if (!suits) {
      throw new InputException(
          file
              + ": '"
              + name
              + "' is a variable of type "
              + type
              + "; '"
              + value
              + "' does not suit it.");
    }
    if (type.equals("String") || type.equals("var")) {
      return JSON.valueToTree(value).toString(); // JSON's quotes and escapes are Java's
    }
    return type.equals("float") ? value + "f" : type.equals("long") ? value + "L" : value;
  }

  static boolean tagged(JsonNode cell, String tag) {
    for (JsonNode other : cell.path("metadata").path("tags")) {
      if (other.asText().equals(tag)) {
        return true;
      }
    }
    return false;
  }

  /// A text of the format, which is one string or a list of lines.
  static String joined(JsonNode text) {
    if (!text.isArray()) {
      return text.asText();
    }
    StringBuilder whole = new StringBuilder();
    text.forEach(line -> whole.append(line.asText()));
    return whole.toString();
  }

  /// Writes it as Jupyter does: one space of indent, lists one item a line.
  void write(Path to) throws IOException {
    DefaultIndenter indent = new DefaultIndenter(" ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(indent)
            .withArrayIndenter(indent);
    Files.writeString(to, JSON.writer(printer).writeValueAsString(content) + "\n");
  }
}
