package lectern.cli;

import java.util.List;
import lectern.InputException;
import lectern.store.RunEntry;
import lectern.store.RunQuery;
import lectern.store.RunStore;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The runs that a command is about: those named, or those that a query finds.
final class RunSelection {
  @Parameters(paramLabel = "RUN", arity = "0..*", description = "By name or its beginning.")
  private List<String> ids = List.of();

  @Option(names = "--where", paramLabel = "QUERY", description = "All runs that are like this.")
  private String where;

  /// @throws InputException if neither is given, or both are
  List<RunEntry> in(RunStore store) {
    return in(store, ids, where);
  }

  /// As above, but every run if nothing is given.
  List<RunEntry> orAll(RunStore store) {
    return ids.isEmpty() && where == null ? store.entries() : in(store);
  }

  /// @param ids names of runs, or their beginnings
  /// @param where a query, or null
  /// @throws InputException if neither is given, or both are
  static List<RunEntry> in(RunStore store, List<String> ids, String where) {
    if (ids.isEmpty() == (where == null)) {
      throw new InputException(
          ids.isEmpty()
              ? "No run is named; name some as lectern runs lists them, or find them with --where."
              : "Runs are named and --where is given; use one of the two.");
    }
    return where == null ? store.entries(ids) : store.entries(RunQuery.parse(where));
  }

  /// `1 run`, `12 runs`.
  static String count(int runs) {
    return runs + (runs == 1 ? " run" : " runs");
  }
}
