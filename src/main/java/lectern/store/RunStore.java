package lectern.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
  /// @param id its folder's name
  /// @throws InputException if there is none, naming the nearest
  public Run run(String id) {
    return folders(folder).stream()
        .flatMap(experiment -> folders(experiment).stream())
        .filter(run -> run.getFileName().toString().equals(id))
        .flatMap(run -> new RunFolder(run).read().stream())
        .findFirst()
        .orElseThrow(() -> new InputException("There is no run '" + id + "'" + nearest(id)));
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
