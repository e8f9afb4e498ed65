package lectern.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Reference;
import lectern.experiment.Study;
import lectern.experiment.Verdict;

/// The report: a folder of pages that open from the file system and load nothing from anywhere.
///
/// `index.html` is the ledger of claims, with filters; `<experiment>.html` tells of one experiment.
/// Each page is a file by itself, style and script included. The same runs give the same bytes.
public final class Site {
  private static final String INDEX = "index.html";

  /// How much of a file is read to see whether it is a page of ours, bytes.
  private static final int HEAD = 2048;

  private final List<Entry> entries;

  private Site(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /// An experiment and what is known of it.
  ///
  /// @param spec the experiment
  /// @param study its latest study on this machine; absent if it was never run
  /// @param missing why it cannot be run: a corpus is not on this machine
  /// @param reference its committed outcome
  /// @param others studies whose settings were changed by hand, oldest first; each gets a page
  public record Entry(
      ExperimentSpec spec,
      Optional<Study> study,
      Optional<String> missing,
      Optional<Reference> reference,
      List<Study> others) {
    public Entry {
      others = List.copyOf(others);
    }

    /// An experiment that was never run.
    public static Entry of(ExperimentSpec spec) {
      return new Entry(spec, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /// How its claims stand while there is no study.
    Element standing() {
      return missing.isPresent() ? Badge.of(Verdict.NOT_RUN) : Badge.neverRun();
    }

    /// The name of its page; no experiment's id has an underscore, so that none is the index.
    String file() {
      return spec.id().equals("index") ? "index_.html" : spec.id() + ".html";
    }

    /// The name of another study's page; no experiment's id has a dot.
    String file(Study other) {
      return spec.id() + "." + other.id().replaceAll("[^A-Za-z0-9-]", "_") + ".html";
    }
  }

  /// A site of these experiments, in their order.
  public static Site of(List<Entry> entries) {
    return new Site(entries);
  }

  /// Writes the site. Pages are finished elsewhere first and then take the places of the old ones,
  /// the ledger last: whenever this ends, every page is whole and no link leads nowhere. Pages of
  /// experiments that are gone are removed, other files left alone.
  ///
  /// @param folder made if it is not there
  /// @return the ledger's page
  /// @throws IOException if it cannot be written; the old site is still there then
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path staging = Files.createTempDirectory(folder, ".unfinished-");
    try {
      List<String> names = render(folder, staging);
      for (String name : names) {
        Files.move(
            staging.resolve(name),
            folder.resolve(name),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      removeStale(folder, Set.copyOf(names));
      return folder.resolve(INDEX);
    } finally {
      remove(staging);
    }
  }

  /// @return the pages' names, the ledger's last
  private List<String> render(Path folder, Path staging) throws IOException {
    List<Supplier<SitePage>> pages = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      int at = i;
      pages.add(() -> ExperimentPage.of(entries, at, folder));
      Entry entry = entries.get(i);
      entry.others().forEach(other -> pages.add(() -> StudyPage.of(entry, other, folder)));
    }
    try {
      List<String> names =
          pages.parallelStream()
              .map(page -> save(page.get(), staging))
              .collect(Collectors.toCollection(ArrayList::new));
      names.add(save(LedgerPage.of(entries, INDEX), staging));
      return names;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String save(SitePage page, Path staging) {
    try {
      Files.writeString(staging.resolve(page.file()), page.html(), StandardCharsets.UTF_8);
      return page.file();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeStale(Path folder, Set<String> current) throws IOException {
    for (Path file : children(folder)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".html") && !current.contains(name) && isOurs(file)) {
        Files.delete(file);
      }
    }
  }

  private static boolean isOurs(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8)
          .contains("content=\"" + SitePage.GENERATOR + "\"");
    }
  }

  private static void remove(Path staging) throws IOException {
    for (Path file : children(staging)) {
      Files.delete(file);
    }
    Files.delete(staging);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
