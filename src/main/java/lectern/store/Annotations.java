package lectern.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import lectern.InputException;
import lectern.run.WholeFile;

/// What people say of a run: `annotations.json` in its folder.
///
/// @param tags words to find it by, in alphabetical order
/// @param note a text, empty if there is none
public record Annotations(List<String> tags, String note) {
  /// Nothing said.
  public static final Annotations NONE = new Annotations(List.of(), "");

  static final String FILE = "annotations.json";

  private static final String TAG = "[\\p{L}\\p{N}][\\p{L}\\p{N}._:/-]{0,63}";
  private static final int LONGEST_NOTE = 10_000;

  /// @throws InputException if a tag is no word or the note is too long
  public Annotations {
    for (String tag : tags) {
      if (!tag.matches(TAG)) {
        throw new InputException(
            "'"
                + tag
                + "' is no tag: write up to 64 letters, digits and ._:/- that begin with a letter or"
                + " a digit.");
      }
    }
    tags = List.copyOf(new TreeSet<>(tags));
    if (note.length() > LONGEST_NOTE) {
      throw new InputException(
          "The note has "
              + note.length()
              + " characters; write "
              + LONGEST_NOTE
              + " at most, and keep longer texts in a file of your own.");
    }
  }

  /// These with some tags more and some fewer.
  public Annotations tagged(Collection<String> added, Collection<String> removed) {
    TreeSet<String> all = new TreeSet<>(tags);
    all.addAll(added);
    all.removeAll(removed);
    return new Annotations(List.copyOf(all), note);
  }

  /// These with another note.
  public Annotations noted(String text) {
    return new Annotations(tags, text);
  }

  /// What a run's folder says.
  ///
  /// @throws IOException if the file is damaged
  static Annotations read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    JsonNode all = WholeFile.readJson(file);
    try {
      return new Annotations(
          StreamSupport.stream(all.path("tags").spliterator(), false)
              .map(JsonNode::asText)
              .toList(),
          all.path("note").asText());
    } catch (InputException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /// Replaces what a run's folder says; what says nothing leaves no file.
  void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (equals(NONE)) {
      Files.deleteIfExists(file);
      return;
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("tags", tags);
    all.put("note", note);
    WholeFile.writeJson(file, all);
  }
}
