package lectern.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lectern.InputException;

/// A vocabulary as a text file: a heading, then a token a line in the order of their numbers.
///
/// A space is written `\s`, a new line `\n`, a carriage return `\r`, a tab `\t`, a backslash `\\`,
/// so that no editor loses one.
public final class VocabularyFile {
  private static final String HEADING = "lectern vocabulary 1";
  private static final String LETTERS = "snrt\\";
  private static final String MEANINGS = " \n\r\t\\";

  private VocabularyFile() {}

  /// Writes a vocabulary; a file that is there is replaced at once or not at all.
  ///
  /// @throws InputException if the file cannot be written
  public static void save(Vocabulary vocabulary, Path file) {
    StringBuilder text = new StringBuilder(HEADING).append('\n');
    for (String token : vocabulary.tokens()) {
      token
          .chars()
          .forEach(unit -> {
            int special = MEANINGS.indexOf(unit);
            if (special < 0) {
              text.append((char) unit);
            } else {
              text.append('\\').append(LETTERS.charAt(special));
            }
          });
      text.append('\n');
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new InputException(
          "Vocabulary %s cannot be written (%s).".formatted(file, e.getMessage()), e);
    }
  }

  /// Reads what {@link #save} wrote.
  ///
  /// @throws InputException naming the line, if it is no vocabulary
  public static Vocabulary load(Path file) {
    List<String> lines = TextFile.read(file).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEADING)) {
      throw new InputException(
          "%s:1: expected the heading '%s'; this is no vocabulary file.".formatted(file, HEADING));
    }
    List<String> tokens = new ArrayList<>();
    Map<String, Integer> first = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String token = unescape(lines.get(i), file, i + 1);
      Integer before = first.put(token, i + 1);
      if (before != null) {
        throw new InputException(
            "%s:%d: this token stands on line %d already.".formatted(file, i + 1, before));
      }
      tokens.add(token);
    }
    return Vocabulary.of(tokens);
  }

  private static String unescape(String line, Path file, int number) {
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char unit = line.charAt(i);
      if (unit == '\\') {
        i++;
        int special = i < line.length() ? LETTERS.indexOf(line.charAt(i)) : -1;
        if (special < 0) {
          throw new InputException(
              "%s:%d: '\\' must be followed by one of s, n, r, t, \\.".formatted(file, number));
        }
        unit = MEANINGS.charAt(special);
      }
      token.append(unit);
    }
    if (token.isEmpty()) {
      throw new InputException("%s:%d: a token is missing.".formatted(file, number));
    }
    return token.toString();
  }
}
