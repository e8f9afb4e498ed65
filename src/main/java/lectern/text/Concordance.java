package lectern.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Every occurrence of a word with the words around it, one below the other: keyword in context.
///
/// Source: Luhn 1960, "Keyword-in-context index for technical literature".
///
/// @param lines one an occurrence, in the order asked for
public record Concordance(List<Line> lines) {
  /// One occurrence.
  ///
  /// @param left words before it, in reading order
  /// @param word as it stands in the text
  /// @param right words after it
  public record Line(List<String> left, String word, List<String> right) {
    public Line {
      left = List.copyOf(left);
      right = List.copyOf(right);
    }
  }

  /// How occurrences follow each other.
  public enum Order {
    /// As they stand in the text.
    TEXT,
    /// By the word before, then the one before that.
    LEFT,
    /// By the word after, then the one after that.
    RIGHT
  }

  /// Words shown on each side, unless the line of text ends before.
  private static final int BESIDE = 20;

  public Concordance {
    lines = List.copyOf(lines);
  }

  /// Finds a word in a text, whatever its capitals. Context does not reach beyond a line.
  ///
  /// @param text words with white space between them, a sentence or paragraph a line
  /// @param word one word
  public static Concordance of(String text, String word, Order order) {
    String sought = word.toLowerCase(Locale.ROOT);
    List<Line> lines = new ArrayList<>();
    text.lines()
        .forEach(line -> {
          List<String> tokens = WordTokenizer.SPACED.tokens(line);
          for (int t = 0; t < tokens.size(); t++) {
            if (tokens.get(t).toLowerCase(Locale.ROOT).equals(sought)) {
              lines.add(
                  new Line(
                      tokens.subList(Math.max(0, t - BESIDE), t),
                      tokens.get(t),
                      tokens.subList(t + 1, Math.min(tokens.size(), t + 1 + BESIDE))));
            }
          }
        });
    switch (order) {
      case TEXT -> {}
      case LEFT -> lines.sort(Comparator.comparing(line -> key(line.left.reversed())));
      case RIGHT -> lines.sort(Comparator.comparing(line -> key(line.right)));
    }
    return new Concordance(lines);
  }

  private static String key(List<String> words) {
    return String.join(" ", words).toLowerCase(Locale.ROOT);
  }

  /// The first occurrences.
  ///
  /// @param most how many, at least 0
  public Concordance first(int most) {
    return new Concordance(lines.subList(0, Math.min(most, lines.size())));
  }

  /// A line an occurrence, the word in the same column of each.
  ///
  /// @param columns width of a line, characters; words that do not fit are left out whole
  /// @return each line ended by a new line
  public String aligned(int columns) {
    int widest = lines.stream().mapToInt(line -> length(line.word)).max().orElse(0);
    int side = Math.max(0, (columns - widest - 2) / 2);
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      String left = fitting(line.left.reversed(), side, Side.LEFT);
      String right = fitting(line.right, side, Side.RIGHT);
      String row = " ".repeat(side - length(left)) + left + " " + line.word + " " + right;
      text.append(row.stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private enum Side {
    LEFT,
    RIGHT
  }

  /// @param words nearest first
  private static String fitting(List<String> words, int columns, Side side) {
    String text = "";
    for (String word : words) {
      String longer =
          text.isEmpty() ? word : side == Side.LEFT ? word + " " + text : text + " " + word;
      if (length(longer) > columns) {
        return text;
      }
      text = longer;
    }
    return text;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// As {@link #aligned}, 100 characters wide.
  @Override
  public String toString() {
    return aligned(100);
  }
}
