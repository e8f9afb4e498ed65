package lectern.cli;

import java.util.List;

/// Tells a person who stopped a study how to take it up again.
final class Resumption {
  private Resumption() {}

  static void explain(Console console, List<String> unfinished) {
    if (unfinished.isEmpty()) {
      console.say("stopped. Finished runs are kept; lectern runs lists them.");
      return;
    }
    console.say("stopped. Finished runs are kept; take up the one under way with");
    for (String id : unfinished) {
      console.err().println("  ./lectern resume " + id);
    }
    console.err().flush();
  }
}
