package lectern.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes a path's outline in fewer letters: places to a tenth of a pixel, each from the one before
/// it. Outlines of letters are nearly all there is in a chart.
///
/// The places are rounded first and subtracted then, so that errors do not add up along a path.
final class SvgPath {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?[0-9.]+(?:E-?[0-9]+)?");

  /// Absolute commands that take pairs of places; anything else is left as it is.
  private static final String KNOWN = "MLQCZ";

  private final StringBuilder out = new StringBuilder();
  private long x;
  private long y;
  private long startX;
  private long startY;
  private char last;

  private SvgPath() {}

  /// @param outline of absolute commands, as the writer below us makes them
  static String shortened(String outline) {
    SvgPath path = new SvgPath();
    Matcher tokens = TOKEN.matcher(outline);
    char command = 0;
    long[] pairs = new long[6];
    int read = 0;
    while (tokens.find()) {
      String token = tokens.group();
      if (Character.isLetter(token.charAt(0))) {
        command = token.charAt(0);
        if (KNOWN.indexOf(command) < 0) {
          return outline;
        }
        if (command == 'Z') {
          path.close();
        }
        continue;
      }
      pairs[read++] = tenths(token);
      if (read == numbers(command)) {
        path.append(command, pairs, read);
        command = command == 'M' ? 'L' : command; // as the format has it
        read = 0;
      }
    }
    return path.out.toString();
  }

  private static int numbers(char command) {
    return switch (command) {
      case 'Q' -> 4;
      case 'C' -> 6;
      default -> 2;
    };
  }

  private static long tenths(String number) {
    return new BigDecimal(number).setScale(1, RoundingMode.HALF_EVEN).unscaledValue().longValue();
  }

  private void close() {
    out.append('z');
    last = 'z';
    x = startX;
    y = startY;
  }

  private void append(char command, long[] pairs, int count) {
    char relative = Character.toLowerCase(command);
    boolean repeated = relative == last && relative != 'm';
    if (!repeated) {
      out.append(relative);
    }
    for (int i = 0; i < count; i++) {
      number(pairs[i] - (i % 2 == 0 ? x : y), repeated || i > 0);
    }
    x = pairs[count - 2];
    y = pairs[count - 1];
    if (command == 'M') {
      startX = x;
      startY = y;
    }
    last = relative;
  }

  private void number(long tenths, boolean follows) {
    if (tenths < 0) {
      out.append('-');
    } else if (follows) {
      out.append(' ');
    }
    long size = Math.abs(tenths);
    if (size >= 10 || size == 0) {
      out.append(size / 10);
    }
    if (size % 10 != 0) {
      out.append('.').append(size % 10);
    }
  }
}
