package lectern.vectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the first line of word2vec's formats says.
///
/// @param words V
/// @param width D
record VectorHeader(long words, int width) {
  /// The most numbers a word may have: more is a file of something else.
  static final int MOST_WIDTH = 1 << 16;

  private static final Pattern LINE = Pattern.compile("(\\d{1,10}) (\\d{1,5})\\s*");

  /// Reads the next line.
  ///
  /// @return empty if it is no such line, or its width is 0 or too great
  static Optional<VectorHeader> read(VectorInput in) throws IOException {
    byte[] line = in.line();
    if (line == null) {
      return Optional.empty();
    }
    Matcher matcher = LINE.matcher(new String(line, StandardCharsets.ISO_8859_1));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    VectorHeader header =
        new VectorHeader(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    return Optional.of(header).filter(h -> h.width >= 1 && h.width <= MOST_WIDTH);
  }
}
