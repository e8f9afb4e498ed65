package lectern.store;

import java.nio.file.Path;
import java.util.List;

/// What AnnotationsTest starts in a JVM of its own: puts tags on a run, one after the other.
public final class TagWriter {
  private TagWriter() {}

  /// @param arguments the store's folder, the run, the tags' first letter, how many
  public static void main(String[] arguments) {
    RunStore store = new RunStore(Path.of(arguments[0]));
    for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
      String tag = arguments[2] + i;
      store.annotate(store.run(arguments[1]), said -> said.tagged(List.of(tag), List.of()));
    }
  }
}
