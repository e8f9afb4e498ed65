package lectern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lectern.experiment.Study;
import lectern.lab.Lab;
import lectern.run.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
  @TempDir private static Path root;
  private static Lab lab;
  private static Path folder;

  @BeforeAll
  static void write() throws Exception {
    lab = Oddities.lab(root);
    folder = lab.report().getParent();
  }

  private static String page(String name) throws Exception {
    return Files.readString(folder.resolve(name + ".html"));
  }

  private static List<Path> pages() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void thereIsALedgerAndAPageForEachExperimentAndNothingElse() throws Exception {
    assertEquals(
        List.of(
            "failing.html",
            "halted.html",
            "hostile.html",
            "index.html",
            "lacking.html",
            "long.html",
            "many-arms.html",
            "many-claims.html",
            "never.html"),
        pages().stream()
            .map(page -> page.getFileName().toString())
            .filter(name -> !name.startsWith("swept"))
            .toList());
    assertEquals(
        1 + 5, pages().stream().filter(page -> page.toString().contains("/swept")).count());
  }

  @Test
  void studiesByHandAreLinkedTheLatestFiveOfThem() throws Exception {
    List<String> ids = lab.studies().stream().map(Study::id).toList();
    String page = page("swept");
    assertFalse(page.contains("as its file has it was run"), "the study as filed stands for it");
    assertEquals(5, page.split("href=\"swept\\.[^\"]+\"", -1).length - 1, "links");
    int latest = page.indexOf(ids.getLast());
    assertTrue(latest > 0 && latest < page.indexOf(ids.get(ids.size() - 2)), "the latest first");
    String study = page("swept." + ids.getLast());
    assertTrue(study.contains("[7, 8, 9.5], each"), "what was tried");
    assertTrue(study.contains("<h2>Comparison</h2>"), "what of it made a difference");
    assertFalse(study.contains("<h2>Claims</h2>"), "no claim rests on it");
  }

  @Test
  void theSameRunsGiveTheSameBytes() throws Exception {
    byte[] ledger = Files.readAllBytes(folder.resolve("index.html"));
    byte[] experiment = Files.readAllBytes(folder.resolve("many-arms.html"));
    lab.report();
    assertArrayEquals(ledger, Files.readAllBytes(folder.resolve("index.html")));
    assertArrayEquals(experiment, Files.readAllBytes(folder.resolve("many-arms.html")));
  }

  @Test
  void everyLinkLeadsToSomethingThatIsThere() throws Exception {
    Pattern link = Pattern.compile("href=\"([^\"#]*)(?:#([^\"]*))?\"");
    int links = 0;
    for (Path page : pages()) {
      Matcher found = link.matcher(Files.readString(page));
      while (found.find()) {
        String file = URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
        Path target = file.isEmpty() ? page : folder.resolve(file);
        assertTrue(Files.exists(target), page + " links to " + target);
        String place = found.group(2);
        if (place != null && !place.startsWith("verdict=")) {
          assertTrue(
              Files.readString(target).contains("id=\"" + place + "\""), target + "#" + place);
        }
        links++;
      }
    }
    assertTrue(links > 500, links + " links");
  }

  @Test
  void everyClaimIsInTheLedgerAsItStands() throws Exception {
    String ledger = page("index");
    // 200 of many-claims, 2 each of hostile and failing, 1 each of six others
    assertTrue(ledger.contains("210 claims: "), "count");
    assertEquals(210, ledger.split("<tr data-verdict=", -1).length - 1, "rows");
    assertTrue(ledger.contains(">1 not run: data missing</a>"), "its corpus is missing");
    assertTrue(ledger.contains("./lectern data fetch lost-corpus"), "what to do about it");
    assertTrue(ledger.contains(">1 not run yet</a>"), "never run");
    assertTrue(ledger.contains("href=\"many-claims.html#claim-200\""), "link to the claim");
  }

  @Test
  void anExperimentIsToldFromItsClaimToItsCommand() throws Exception {
    String page = page("halted");
    for (String part :
        List.of(
            "<h1>Of halted</h1>",
            "What of this?",
            "9 runs planned, 7 finished, 1 interrupted, 1 stopped early",
            "one-sample t, n = 3",
            "size = 3",
            "(base: 2)",
            "a floor",
            "2 ± 0.2",
            "<dt>commit</dt>",
            "./lectern run halted --profile full",
            "./lectern resume ")) {
      assertTrue(page.contains(part), part);
    }
    for (String chart : List.of("Score by arm", "Loss over training steps")) {
      assertEquals(2, page.split("<title>" + chart + "</title>", -1).length - 1, "wide, narrow");
    }
    assertTrue(page("failing").contains("3 runs: failed: IllegalStateException"), "why it failed");
  }

  @Test
  void whatDecidedIsNotFoldedAway() throws Exception {
    String page = page("many-arms"); // 120 findings, the first of which are inconclusive
    String shown = page.substring(page.indexOf("id=\"claim-1\""), page.indexOf("more findings"));
    assertTrue(shown.contains("badge bad\">refuted</span> "), "a refuted finding");
    assertFalse(shown.contains("badge open"), "none that decided less");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x1,x2,score\n\"0,1",
        "x1,x2,score\n0,1,2\n0,1,2,3,4\n",
        "x1,x1,score\n1,2,3\n",
        "x1,x2,score\na,b,c\n",
      })
  void aDamagedRunIsToldAndTheRestIsShown(String surface) throws Exception {
    Run damaged = lab.latest("hostile").orElseThrow().runList().getFirst();
    Path run = damaged.folder();
    Path provenance = run.resolve("provenance.json");
    String before = Files.readString(provenance);
    Path table = Files.createDirectories(run.resolve("tables")).resolve("decision-surface.csv");
    try {
      Files.writeString(provenance, "{\"machine\": null, \"start\": \"" + damaged.start() + "\"}");
      Files.writeString(table, surface);
      Optional<Element> pictures = KeptSection.pictures(lab.latest("hostile").orElseThrow());
      assertTrue(pictures.orElseThrow().toString().contains("class=\"note\""), "the picture");
      assertTrue(
          ProvenanceSection.of(lab.latest("hostile").orElseThrow()).isPresent(), "other runs' own");
    } finally {
      Files.writeString(provenance, before);
      Files.delete(table);
    }
  }

  @Test
  void pagesOfExperimentsThatAreGoneGoToo(@TempDir Path elsewhere) throws Exception {
    List<Site.Entry> entries = lab.experiments().stream().map(Site.Entry::of).toList();
    Files.writeString(elsewhere.resolve("notes.html"), "<p>mine</p>");
    Files.writeString(elsewhere.resolve("notes.txt"), SitePage.GENERATOR);
    Site.of(entries).write(elsewhere);
    assertTrue(Files.exists(elsewhere.resolve("never.html")));
    Site.of(entries.subList(0, 1)).write(elsewhere);
    try (Stream<Path> left = Files.list(elsewhere)) {
      assertEquals(
          List.of("failing.html", "index.html", "notes.html", "notes.txt"),
          left.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aSiteThatCannotBeFinishedLeavesTheOldOne(@TempDir Path elsewhere) throws Exception {
    Site.Entry entry = Site.Entry.of(lab.experiments().getFirst());
    Site.of(List.of(entry)).write(elsewhere);
    byte[] before = Files.readAllBytes(elsewhere.resolve("index.html"));
    Site.Entry broken =
        new Site.Entry(entry.spec(), null, Optional.empty(), Optional.empty(), List.of());
    assertThrows(RuntimeException.class, () -> Site.of(List.of(broken)).write(elsewhere));
    assertArrayEquals(before, Files.readAllBytes(elsewhere.resolve("index.html")));
    try (Stream<Path> left = Files.list(elsewhere)) {
      assertEquals(2, left.count(), "nothing unfinished lies about");
    }
  }

  @Test
  void anExperimentCalledIndexDoesNotReplaceTheLedger(@TempDir Path project) throws Exception {
    Lab other = Products.lab(project);
    Path file = project.resolve("experiments/products.yaml");
    Files.writeString(
        file.resolveSibling("index.yaml"),
        Files.readString(file).replace("id: products", "id: index"));
    String ledger = Files.readString(other.report());
    assertTrue(ledger.contains("href=\"index_.html\""), ledger);
    assertTrue(ledger.contains("2 claims: "), ledger);
    assertTrue(ledger.contains("Begin with <code>./lectern reproduce</code>"), "nothing was run");
  }
}
