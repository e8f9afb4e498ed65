package lectern.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a failed cell says, in one line.
final class CellError {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private CellError() {}

  /// The words of a cell's error output: the exception's own message or, of a cell that does not
  /// compile, the compiler's.
  ///
  /// @param cell a code cell
  static String words(JsonNode cell) {
    for (JsonNode output : cell.path("outputs")) {
      if (output.path("output_type").asText().equals("error")) {
        StringBuilder said = new StringBuilder();
        output.path("traceback").forEach(line -> said.append(line.asText()).append('\n'));
        String name = output.path("ename").asText();
        String value = plain(output.path("evalue").asText());
        return name.startsWith("CompilerException") || value.isBlank()
            ? lastWords(said + "\n" + name + ": " + value)
            : value;
      }
    }
    return "it failed without a word";
  }

  /// The line that says what went wrong: `Name: message`, as Python prints it last; of a compiler's
  /// error, which has no message of its own, the lines before.
  static String lastWords(String text) {
    List<String> lines =
        plain(text).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      return "it failed without a word";
    }
    String last = lines.getLast();
    if (last.startsWith("CompilerException")) {
      return "it does not compile: "
          + lines.stream()
              .limit(lines.size() - 1)
              .filter(line -> !line.startsWith("|") && !line.startsWith("Compile error"))
              .filter(line -> !line.startsWith("using incubating"))
              .collect(Collectors.joining(" "));
    }
    return last.replaceFirst("^EvalException: ", "");
  }

  private static String plain(String text) {
    return COLOUR.matcher(text).replaceAll("");
  }
}
