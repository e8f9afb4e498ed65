package lectern.vectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import lectern.InputException;
import lectern.vectors.VectorFormat.Wanted;

/// Vectors as text, a word a line, with or without a first line that says how many and how wide.
final class TextVectors {
  private TextVectors() {}

  static WordVectors readWithHeader(VectorInput in, Wanted wanted) throws IOException {
    VectorHeader header =
        VectorHeader.read(in)
            .orElseThrow(() ->
                new InputException(
                    "%s:1: expected how many words and how many numbers a word, such as '3000 100'; this is no file of word2vec's."
                        .formatted(in.file())));
    VectorGatherer gatherer = new VectorGatherer(header.width());
    long found = 0;
    for (byte[] line = in.line(); line != null; line = in.line()) {
      if (found == header.words()) {
        throw in.atLine("the first line promises %d words, but there are more.".formatted(found));
      }
      read(in, line, gatherer, wanted);
      if (gatherer.has(wanted.most())) {
        return gatherer.vectors();
      }
      found++;
    }
    if (found < header.words()) {
      throw in.atLine(
          "the file ends after %d words, but its first line promises %d; it was cut off. Get it anew."
              .formatted(found, header.words()));
    }
    return gatherer.vectors();
  }

  static WordVectors read(VectorInput in, Wanted wanted) throws IOException {
    VectorGatherer gatherer = null;
    for (byte[] line = in.line(); line != null; line = in.line()) {
      if (gatherer == null) {
        int width = fields(line) - 1;
        if (width < 1 || width > VectorHeader.MOST_WIDTH) {
          throw in.atLine(
              "expected a word and its numbers, found %d fields; this is no file of vectors."
                  .formatted(width + 1));
        }
        gatherer = new VectorGatherer(width);
      }
      read(in, line, gatherer, wanted);
      if (gatherer.has(wanted.most())) {
        break;
      }
    }
    if (gatherer == null) {
      throw new InputException(in.file() + " is empty; expected a word and its numbers a line.");
    }
    return gatherer.vectors();
  }

  private static void read(VectorInput in, byte[] line, VectorGatherer gatherer, Wanted wanted) {
    int fields = fields(line);
    if (fields != gatherer.width() + 1) {
      throw in.atLine(
          "expected a word and %d numbers, found %d fields.".formatted(gatherer.width(), fields));
    }
    int end = fieldEnd(line, 0);
    if (end == 0) {
      throw in.atLine("a word is missing: the line begins with a space.");
    }
    String word =
        VectorInput.decode(line, end)
            .orElseThrow(
                () -> in.atLine("the word is not UTF-8 text; convert the file, or drop the line."));
    if (!wanted.wants(word)) {
      return;
    }
    Long before = gatherer.meet(word, in.lines());
    if (before != null) {
      throw in.atLine("the word '%s' stands on line %d already.".formatted(word, before));
    }
    float[] rows = gatherer.add(word);
    int from = gatherer.last();
    for (int d = 0; d < gatherer.width(); d++) {
      int start = end + 1;
      end = fieldEnd(line, start);
      rows[from + d] =
          number(in, new String(line, start, end - start, StandardCharsets.ISO_8859_1));
    }
  }

  private static float number(VectorInput in, String text) {
    try {
      float number = Float.parseFloat(text);
      if (Float.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through: no number.
    }
    throw in.atLine("expected a finite number, found '%s'.".formatted(shortened(text)));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  /// How many fields a line has; a space at its end, which word2vec and fastText write, begins
  /// none.
  private static int fields(byte[] line) {
    int fields = 0;
    for (int start = 0; start < line.length; start = fieldEnd(line, start) + 1) {
      fields++;
    }
    return fields;
  }

  private static int fieldEnd(byte[] line, int start) {
    int end = start;
    while (end < line.length && line[end] != ' ' && line[end] != '\t') {
      end++;
    }
    return end;
  }

  /// Whether what follows a first line is text: only digits and the like up to the line's end.
  ///
  /// @param sample the next bytes
  static boolean looksLikeText(byte[] sample) {
    int at = fieldEnd(sample, 0);
    while (at < sample.length && sample[at] != '\n') {
      if ("0123456789+-.eE \t\r".indexOf(sample[at]) < 0) {
        return false;
      }
      at++;
    }
    return true;
  }

  static void writeWithHeader(WordVectors vectors, VectorOutput out) throws IOException {
    out.text(vectors.size() + " " + vectors.width() + "\n");
    write(vectors, out);
  }

  static void write(WordVectors vectors, VectorOutput out) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int id = 0; id < vectors.size(); id++) {
      line.setLength(0);
      line.append(vectors.vocabulary().token(id));
      for (int d = 0; d < vectors.width(); d++) {
        line.append(' ').append(vectors.rows()[id * vectors.width() + d]);
      }
      out.text(line.append('\n').toString());
    }
  }
}
