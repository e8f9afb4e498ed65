package lectern.vectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import lectern.InputException;
import lectern.vectors.VectorFormat.Wanted;

/// Vectors in the JSON of wink-nlp's packages, read token by token: the file has 300 MB.
final class WinkVectors {
  private static final JsonFactory JSON = new JsonFactory();

  private WinkVectors() {}

  static WordVectors read(VectorInput in, Wanted wanted) throws IOException {
    try (JsonParser json = JSON.createParser(in.stream())) {
      return read(json, in, wanted);
    } catch (JsonProcessingException e) {
      throw new InputException(
          "%s:%s: this is no JSON (%s)."
              .formatted(
                  in.file(),
                  e.getLocation() == null ? "?" : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    }
  }

  private static WordVectors read(JsonParser json, VectorInput in, Wanted wanted)
      throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw wrong(json, in, "expected an object");
    }
    int width = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      if (key.equals("dimensions") && value == JsonToken.VALUE_NUMBER_INT) {
        width = json.getIntValue();
        if (width < 1 || width > VectorHeader.MOST_WIDTH) {
          throw wrong(json, in, "expected dimensions between 1 and " + VectorHeader.MOST_WIDTH);
        }
      } else if (key.equals("vectors") && value == JsonToken.START_OBJECT) {
        if (width == 0) {
          throw wrong(json, in, "expected 'dimensions' before 'vectors'");
        }
        return vectors(json, in, width, wanted);
      } else {
        json.skipChildren();
      }
    }
    throw wrong(json, in, "expected 'vectors', an object with an array a word");
  }

  private static WordVectors vectors(JsonParser json, VectorInput in, int width, Wanted wanted)
      throws IOException {
    VectorGatherer gatherer = new VectorGatherer(width);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String word = json.currentName();
      if (json.nextToken() != JsonToken.START_ARRAY || word.isEmpty()) {
        throw wrong(json, in, "expected a word and an array of numbers");
      }
      if (!wanted.wants(word)) {
        json.skipChildren();
        continue;
      }
      if (gatherer.meet(word, json.currentLocation().getByteOffset()) != null) {
        throw wrong(json, in, "the word '" + word + "' is there twice");
      }
      float[] rows = gatherer.add(word);
      int count = 0;
      for (JsonToken token = json.nextToken();
          token != JsonToken.END_ARRAY;
          token = json.nextToken(), count++) {
        if (token == null || !token.isNumeric() || !Float.isFinite(json.getFloatValue())) {
          throw wrong(json, in, "expected a finite number in the vector of '" + word + "'");
        }
        if (count < width) { // then follow its length and its place
          rows[gatherer.last() + count] = json.getFloatValue();
        }
      }
      if (count != width + 2) {
        throw wrong(
            json,
            in,
            "expected %d numbers, a length and a place for '%s', found %d numbers"
                .formatted(width, word, count));
      }
      if (gatherer.has(wanted.most())) {
        return gatherer.vectors();
      }
    }
    if (json.currentToken() != JsonToken.END_OBJECT) {
      throw wrong(json, in, "the file ends within the vectors; it was cut off");
    }
    return gatherer.vectors();
  }

  private static InputException wrong(JsonParser json, VectorInput in, String what) {
    return new InputException(
        "%s, offset %d: %s.".formatted(in.file(), json.currentLocation().getByteOffset(), what));
  }
}
