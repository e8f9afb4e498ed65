package lectern.data;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lectern.InputException;
import lectern.text.TextFile;
import lectern.text.WordTokenizer;

/// Reads files of a labelled text a line: the class as a number from 0, a space, tokenised words.
///
/// Source of the format: Kim 2014, the preprocessed data sets.
public final class LabelledTextReader {
  private LabelledTextReader() {}

  /// Reads a whole file. A line with a class and no words is an empty text; empty lines are passed
  /// over.
  ///
  /// @param classes their names, by number
  /// @throws InputException with file and line, if a line does not begin with one of the classes,
  ///   if the bytes are not of that encoding, or if there is no text at all
  public static LabelledTexts read(Path file, Charset encoding, List<String> classes) {
    List<LabelledText> texts = new ArrayList<>();
    int number = 0;
    for (String line : TextFile.read(file, encoding).split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] parts = line.strip().split(" ", 2);
      texts.add(
          new LabelledText(
              WordTokenizer.SPACED.tokens(parts.length > 1 ? parts[1] : ""),
              label(parts[0], classes, file, number)));
    }
    if (texts.isEmpty()) {
      throw new InputException(file + " has no texts; expected lines such as `1 a moving film .`.");
    }
    return new LabelledTexts(classes, texts);
  }

  private static int label(String text, List<String> classes, Path file, int line) {
    int label = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    if (label < 0 || label >= classes.size()) {
      throw new InputException(
          "%s:%d: the line begins with '%s'; expected a class, 0 to %d (%s), a space and the words."
              .formatted(
                  file,
                  line,
                  text.length() > 40 ? text.substring(0, 40) + "…" : text,
                  classes.size() - 1,
                  String.join(", ", classes)));
    }
    return label;
  }
}
