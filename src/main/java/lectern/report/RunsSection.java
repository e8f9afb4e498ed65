package lectern.report;

import static lectern.report.Element.el;
import static lectern.report.Element.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import lectern.experiment.Study;
import lectern.run.Run;
import lectern.statistics.Digits;

/// Every run of a study, with a link to its folder.
final class RunsSection {
  /// Longer tables fold.
  private static final int MOST_ROWS = 12;

  private static final int MOST_MEASURES = 3;

  private RunsSection() {}

  /// @param folder where the page will lie
  static Element of(Study study, Path folder) {
    Set<String> paths = new LinkedHashSet<>();
    study.runList().forEach(run -> paths.addAll(run.grid().keySet()));
    List<String> measures =
        MeasuresSection.spoken(study).stream()
            .filter(name ->
                study.runList().stream().anyMatch(run -> run.measures().values().containsKey(name)))
            .limit(MOST_MEASURES)
            .toList();
    SiteTable table = SiteTable.of("Runs, by arm, grid point and seed").words("run").words("arm");
    paths.forEach(table::words);
    table.numbers("seed").words("status").numbers("seconds");
    measures.forEach(table::numbers);
    for (Run run : study.runList()) {
      List<Content> cells = new ArrayList<>();
      cells.add(link(address(folder, run.folder()), run.id()));
      cells.add(Content.text(run.arm()));
      paths.forEach(path -> cells.add(Content.text(run.grid().getOrDefault(path, "–"))));
      cells.add(Content.text(String.valueOf(run.seed())));
      cells.add(Badge.of(run.status()));
      cells.add(Content.text(Ledgers.seconds(run.seconds())));
      for (String measure : measures) {
        Double value = run.measures().values().get(measure);
        cells.add(Content.text(value == null ? "–" : Digits.of(value)));
      }
      table.row(cells);
    }
    return el("section", el("h2", "Runs"), table.folded(MOST_ROWS, table.size() + " runs"));
  }

  /// A folder's address as seen from another folder, each name encoded.
  static String address(Path from, Path to) {
    Path way = from.toAbsolutePath().normalize().relativize(to.toAbsolutePath().normalize());
    return StreamSupport.stream(way.spliterator(), false)
        .map(name -> encoded(name.toString()))
        .collect(Collectors.joining("/", "", "/"));
  }

  private static String encoded(String name) {
    try {
      return new URI(null, null, "/" + name, null).toASCIIString().substring(1).replace(":", "%3A");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'" + name + "' is no name of a file", e);
    }
  }
}
