package lectern.vectors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import lectern.InputException;
import lectern.vectors.VectorFormat.Wanted;

/// Vectors as word2vec writes them in its binary format.
final class BinaryVectors {
  private BinaryVectors() {}

  static WordVectors read(VectorInput in, Wanted wanted) throws IOException {
    VectorHeader header =
        VectorHeader.read(in)
            .orElseThrow(() ->
                new InputException(
                    "%s, offset 0: expected how many words and how many numbers a word, such as '3000 100'; this is no file of word2vec's."
                        .formatted(in.file())));
    VectorGatherer gatherer = new VectorGatherer(header.width());
    for (long found = 0; found < header.words(); found++) {
      byte[] bytes = in.wordBeforeSpace();
      if (bytes.length == 0) {
        throw in.atOffset("a word is missing: two spaces, or a vector shorter than promised.");
      }
      String word =
          VectorInput.decode(bytes, bytes.length)
              .orElseThrow(() ->
                  in.atOffset(
                      "the word before is not UTF-8 text, or vectors have another width than the first line says."));
      FloatBuffer numbers =
          ByteBuffer.wrap(in.bytes(header.width() * Float.BYTES))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
      for (int d = 0; d < header.width(); d++) {
        if (!Float.isFinite(numbers.get(d))) {
          throw in.atOffset(
              "the vector of '%s' before has a number that is not finite.".formatted(word));
        }
      }
      if (wanted.wants(word)) {
        Long before = gatherer.meet(word, in.offset());
        if (before != null) {
          throw in.atOffset(
              "the word '%s' is there twice, first before offset %d.".formatted(word, before));
        }
        float[] rows = gatherer.add(word);
        numbers.get(rows, gatherer.last(), header.width());
        if (gatherer.has(wanted.most())) {
          return gatherer.vectors();
        }
      }
    }
    while (in.peek() == '\n') {
      in.bytes(1);
    }
    if (in.peek() >= 0) {
      throw in.atOffset(
          "the first line promises %d words, but there are more.".formatted(header.words()));
    }
    return gatherer.vectors();
  }

  static void write(WordVectors vectors, VectorOutput out) throws IOException {
    out.text(vectors.size() + " " + vectors.width() + "\n");
    for (int id = 0; id < vectors.size(); id++) {
      out.text(vectors.vocabulary().token(id) + " ");
      out.numbers(vectors.rows(), id * vectors.width(), vectors.width());
      out.text("\n");
    }
  }
}
