package lectern.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lectern.InputException;
import lectern.text.TextFile;

/// Pairs of words with what people said of their likeness.
///
/// Sources: Finkelstein et al. 2002 (WordSim-353), Hill et al. 2015 (SimLex-999).
///
/// @param name what it is called
/// @param pairs at least one
public record WordSimilarities(String name, List<Pair> pairs) {
  /// @param first a word
  /// @param second another, or the same
  /// @param score mean judgement, more is liker
  public record Pair(String first, String second, double score) {}

  public WordSimilarities {
    pairs = List.copyOf(pairs);
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(name + " has no pairs");
    }
  }

  /// Reads a pair a line: two words and a number, a tab or spaces between them.
  ///
  /// @throws InputException naming the line, if it is no such file
  public static WordSimilarities read(String name, Path file) {
    List<String> lines = TextFile.read(file).lines().toList();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).strip().split("\\s+");
      if (fields.length != 3) {
        throw new InputException(
            "%s:%d: expected two words and a score, found %d fields."
                .formatted(file, i + 1, fields.length));
      }
      pairs.add(new Pair(fields[0], fields[1], score(fields[2], file, i + 1)));
    }
    if (pairs.isEmpty()) {
      throw new InputException(file + " is empty; expected two words and a score a line.");
    }
    return new WordSimilarities(name, pairs);
  }

  private static double score(String text, Path file, int line) {
    try {
      double score = Double.parseDouble(text);
      if (Double.isFinite(score)) {
        return score;
      }
    } catch (NumberFormatException e) {
      // Falls through: no number.
    }
    throw new InputException("%s:%d: expected a score, found '%s'.".formatted(file, line, text));
  }
}
