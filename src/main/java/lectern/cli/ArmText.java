package lectern.cli;

import java.util.ArrayList;
import java.util.List;
import lectern.InputException;

/// An arm as written on the command line: `lstm: model.cell=lstm, model.hidden=64`.
///
/// @param name the arm's
/// @param assignments what it changes, each as `path=value`; none: it is the base itself
record ArmText(String name, List<String> assignments) {
  /// @throws InputException if it has no name
  static ArmText parse(String text) {
    int colon = text.indexOf(':');
    String name = (colon < 0 ? text : text.substring(0, colon)).strip();
    if (name.isEmpty() || name.contains("=")) {
      throw new InputException(
          "--arm '"
              + text
              + "' has no name; write it as in --arm 'lstm: model.cell=lstm, model.hidden=64'.");
    }
    return new ArmText(name, colon < 0 ? List.of() : split(text.substring(colon + 1)));
  }

  /// At commas that stand in no list, map or quotes.
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    char quote = 0;
    for (char c : text.toCharArray()) {
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(part.toString());
        part.setLength(0);
        continue;
      }
      part.append(c);
    }
    parts.add(part.toString());
    return parts.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
  }
}
