package lectern.store;

import java.util.List;
import lectern.run.Run;

/// A run, and what a list of runs tells of it besides.
///
/// @param run as its folder tells of it
/// @param commit of the code it was begun with, `unknown` outside a git repository
/// @param tree `clean`, `dirty` (something differed from the commit) or `unknown`
/// @param annotations what people say of it
public record RunEntry(Run run, String commit, String tree, Annotations annotations) {
  /// The runs alone.
  public static List<Run> runs(List<RunEntry> entries) {
    return entries.stream().map(RunEntry::run).toList();
  }
}
