package lectern.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.run.Run;
import lectern.run.RunFolder;
import lectern.yaml.Nearest;

/// The runs on this machine: `results/runs/<experiment>/<run>/`, readable without us.
///
/// @param folder results/runs; need not be there yet
public record RunStore(Path folder) {
  private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*";
  private static final String LATEST = "latest";
  private static final int MOST_NAMED = 3;
  private static final Comparator<Run> OLDEST_FIRST =
      Comparator.comparing(Run::id).thenComparing(Run::experiment);

  /// Every run of every experiment, oldest first. What is not a run's folder is passed over.
  public List<Run> runs() {
    return folders(folder).stream()
        .flatMap(experiment -> folders(experiment).stream())
        .flatMap(run -> new RunFolder(run).read().stream())
        .sorted(OLDEST_FIRST)
        .toList();
  }

  /// The runs of one experiment, oldest first.
  public List<Run> runs(String experiment) {
    if (!experiment.matches(NAME)) {
      return List.of();
    }
    return folders(folder.resolve(experiment)).stream()
        .flatMap(run -> new RunFolder(run).read().stream())
        .sorted(OLDEST_FIRST)
        .toList();
  }

  /// One run.
  ///
  /// @param id its folder's name, the beginning of one that no other shares, or `latest`
  /// @throws InputException if there is none, naming the nearest, or more than one
  public Run run(String id) {
    List<Path> folders =
        folders(folder).stream().flatMap(experiment -> folders(experiment).stream()).toList();
    Optional<Path> exact = folders.stream().filter(run -> name(run).equals(id)).findFirst();
    if (exact.isPresent()) {
      return new RunFolder(exact.get())
          .read()
          .orElseThrow(() ->
              new InputException(
                  "The run "
                      + id
                      + " cannot be read: its config.yaml or summary.json is missing or damaged."));
    }
    List<Run> runs =
        folders.stream()
            .filter(run -> id.equals(LATEST) || name(run).startsWith(id))
            .flatMap(run -> new RunFolder(run).read().stream())
            .sorted(OLDEST_FIRST)
            .toList();
    if (runs.isEmpty()) {
      throw new InputException("There is no run '" + id + "'" + nearest(id));
    }
    if (runs.size() > 1 && !id.equals(LATEST)) {
      throw new InputException(
          "'"
              + id
              + "' is the beginning of "
              + runs.size()
              + " runs; write more of the one you mean: "
              + runs.stream().limit(MOST_NAMED).map(Run::id).collect(Collectors.joining(", "))
              + (runs.size() > MOST_NAMED ? ", …" : "")
              + ".");
    }
    return runs.getLast();
  }

  private static String name(Path run) {
    return run.getFileName().toString();
  }

  private String nearest(String id) {
    List<String> ids = runs().stream().map(Run::id).toList();
    return Nearest.to(id, ids).map(near -> "; did you mean '" + near + "'?").orElse(".")
        + (ids.isEmpty() ? " There are no runs yet." : " The latest is " + ids.getLast() + ".");
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new InputException(
          "The folder of runs " + parent + " cannot be listed (" + e + "); make it readable.", e);
    }
  }
}
