package lectern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lectern.yaml.Visible;

/// A table for the terminal: columns aligned, the roomiest columns wrapped to the width at hand.
///
/// A column that holds nothing but numbers is aligned at the right.
final class Listing {
  private static final int GAP = 2;

  /// A number with a unit at most, or the dash that stands for none.
  private static final Pattern NUMBER =
      Pattern.compile("[-+−]?[0-9][0-9.,]*( ?[a-zA-Z%]{1,3})?|-|");

  private static final Pattern GOOD = word("reproduced|ok|complete");
  private static final Pattern BAD = word("refuted|failed");
  private static final Pattern OPEN = word("inconclusive|not run|interrupted|warn");

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  Listing(String... header) {
    this.header = List.of(header);
  }

  /// Adds a row; it needs a cell for every column. What a cell holds cannot act on the terminal.
  Listing row(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.length + " cells in a table of " + header.size() + " columns");
    }
    rows.add(Stream.of(cells).map(Visible::text).toList());
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /// Prints header and rows.
  void print(Console console) {
    int[] widths = widths(console.columns());
    boolean[] numeric = new boolean[widths.length];
    for (int column = 0; column < widths.length; column++) {
      numeric[column] = numeric(column);
    }
    StringBuilder head = new StringBuilder();
    appendLine(head, header, widths, numeric);
    console.out().println(console.styled("bold", head.toString().stripTrailing()));
    for (List<String> row : rows) {
      print(console, row, widths, numeric);
    }
    console.out().flush();
  }

  private static void print(Console console, List<String> row, int[] widths, boolean[] numeric) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int column = 0; column < widths.length; column++) {
      List<String> lines = wrap(row.get(column), widths[column]);
      wrapped.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      List<String> cells = new ArrayList<>();
      for (List<String> lines : wrapped) {
        cells.add(line < lines.size() ? lines.get(line) : "");
      }
      appendLine(text, cells, widths, numeric);
      console.out().println(paint(console, text.toString().stripTrailing()));
    }
  }

  /// Colours the words that a reader looks for first.
  private static String paint(Console console, String line) {
    String painted =
        GOOD.matcher(line).replaceAll(found -> console.styled("fg(green)", found.group()));
    painted = BAD.matcher(painted).replaceAll(found -> console.styled("fg(red)", found.group()));
    return OPEN.matcher(painted).replaceAll(found -> console.styled("fg(yellow)", found.group()));
  }

  private static void appendLine(
      StringBuilder text, List<String> cells, int[] widths, boolean[] numeric) {
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(Math.max(0, widths[column] - length(cell)));
      text.append(numeric[column] ? padding + cell : cell + padding);
      text.append(" ".repeat(column + 1 < widths.length ? GAP : 0));
    }
  }

  private boolean numeric(int column) {
    return rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
  }

  /// Each column as wide as its widest cell; what is too much is taken from the one with the most
  /// room between words, then from the next.
  private int[] widths(int columns) {
    int[] widths = new int[header.size()];
    int[] narrowest = new int[widths.length];
    int total = GAP * (widths.length - 1);
    for (int column = 0; column < widths.length; column++) {
      widths[column] = length(header.get(column));
      narrowest[column] = widths[column];
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], length(row.get(column)));
        for (String word : row.get(column).split(" ")) {
          narrowest[column] = Math.max(narrowest[column], length(word));
        }
      }
      total += widths[column];
    }
    for (int over = total - columns; over > 0; ) {
      int roomiest = 0;
      for (int column = 1; column < widths.length; column++) {
        if (widths[column] - narrowest[column] > widths[roomiest] - narrowest[roomiest]) {
          roomiest = column;
        }
      }
      int taken = Math.min(over, widths[roomiest] - narrowest[roomiest]);
      if (taken == 0) {
        break; // nothing more can be broken
      }
      widths[roomiest] -= taken;
      over -= taken;
    }
    return widths;
  }

  private static Pattern word(String alternatives) {
    return Pattern.compile("(?<![\\w-])(?:" + alternatives + ")(?![\\w-])");
  }

  /// Breaks at spaces; a word longer than the width stays whole.
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && length(line) + 1 + length(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
