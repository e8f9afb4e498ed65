package lectern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import lectern.InputException;
import lectern.experiment.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Each kind of table that runs keep becomes its picture, whatever is in it.
class RunPicturesTest {
  @TempDir Path folder;

  static List<Table> tables() {
    return KeptTables.examples();
  }

  static Stream<Table> spoiled() {
    return tables().stream().flatMap(table -> KeptTables.spoiled(table).stream());
  }

  private Study study(Table table) {
    return new KeptTables(folder).with(table).study();
  }

  private Chart draw(Table table) {
    return RunPictures.of(study(table), "deep", table.name());
  }

  @Test
  void thereIsAnExampleOfEachKindAndNoKindTakesAnothers() {
    assertEquals(
        tables().stream().map(Table::name).sorted().toList(),
        RunPictures.KINDS.stream().map(TablePicture::name).sorted().toList());
    KeptTables kept = new KeptTables(folder);
    tables().forEach(kept::with);
    List<RunPictures.Drawable> drawables = RunPictures.drawables(kept.study());
    assertEquals(tables().size(), drawables.size());
    drawables.forEach(each -> assertEquals(each.name(), each.kind().name()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "decision-surface | Decision surface of deep | score over x₁ and x₂, from -1 to 1",
        "hidden-space | Hidden layer of deep | 2 points in 2 groups: [class 0, class 1]",
        "hidden-states | Hidden states of deep | 2 points in 2 groups: [noun, verb]",
        "loss-shape | Losses and their slopes of deep | hinge ends at 0; square ends at 1",
        "path | Paths of deep | start 1 ends at loss 0.001544 from (-0.8323, 1.819) to",
        "fit | Fit of deep | target ends at -0.7568; network ends at -0.6908",
        "confusion | Confusion of deep | 6 by 6 cells from 0 to 0.8611",
        "calibration | Calibration of deep | at 0.5 right in 0.4 of 196",
        "weights | Features that weigh most of deep | for positive: excellent 2.50, wonderful",
        "filters | N-grams that fire the filters of deep | filter 1, 4 words: against negative",
        "word-map | Words by t-SNE of deep | 80 points in 4 groups: [countries, capitals",
        "sense-map | Senses by layer of deep | Layer 2: 40 points in 2 groups: [river, money]",
        "neighbours | Nearest neighbours of deep | king: kinglike1 0.890, kinglike2 0.830",
        "analogies | Analogies of deep | family 120 of 506, gram3-comparative 0 of 0",
        "similarity | Similarity of deep | WordSim-353 0.625, 340 of 353 pairs"
      })
  void saysWhatItShows(String name, String title, String part) {
    Table table =
        tables().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    Chart chart = draw(table);
    assertEquals(title, chart.title());
    assertTrue(chart.description().contains(part), chart.description());
  }

  @ParameterizedTest
  @MethodSource("spoiled")
  void drawsWhateverIsInTheTable(Table table) throws Exception {
    Study study = study(table);
    Chart chart;
    try {
      chart = RunPictures.of(study, "deep", table.name());
    } catch (InputException refused) {
      // A surface needs a grid; what is none is told, with the file.
      assertEquals("decision-surface", table.name(), refused.getMessage());
      assertTrue(refused.getMessage().contains("decision-surface.csv"), refused.getMessage());
      return;
    }
    for (Chart each : List.of(chart, chart.fitted(400))) {
      String svg = each.svg();
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)));
      assertEquals(0, document.getElementsByTagName("script").getLength());
      assertEquals(0, document.getElementsByTagName("img").getLength());
      assertTrue(svg.length() < 1_000_000, svg.length() + " characters");
      assertFalse(svg.split("</desc>")[1].contains("NaN"), "a place that is no number");
    }
    assertTrue(chart.description().length() < 20_000, "a word of a page is cut");
  }

  @Test
  void twoProjectionsOfTheSameWordsAreTwoMaps() {
    Table both =
        Table.create(
            "word-map",
            StringColumn.create("word", "king", "queen", "king", "queen"),
            StringColumn.create("group", "royal", "royal", "royal", "royal"),
            DoubleColumn.create("x", 0.1, 0.2, 90, -80),
            DoubleColumn.create("y", 0.3, -0.1, -70, 60),
            StringColumn.create("projection", "pca", "pca", "tsne", "tsne"));
    String said = draw(both).description();
    assertTrue(said.contains("PCA: 2 points"), said);
    assertTrue(said.contains("t-SNE: 2 points"), said);
  }

  @Test
  void wordsThatLookLikeNumbersOrNothingAreWords() {
    new KeptTables(folder)
        .with(
            "neighbours",
            """
            word,neighbour,cosine,rank
            null,NA,0.5,1
            null,10,0.25,2
            null,*,0.125,3
            """);
    Study study = new KeptTables(folder).study();
    String words = RunPictures.of(study, "deep", "neighbours").description();
    assertTrue(words.contains("null: NA 0.500, 10 0.250, * 0.125"), words);
    Table table = RunPictures.table(study, "deep", "neighbours");
    assertEquals(List.of("NA", "10", "*"), table.stringColumn("neighbour").asList());
  }

  @Test
  void isKnownByItsColumnsAndToldApartByItsName() {
    Table other = KeptTables.confusion().setName("confusion-training");
    KeptTables kept = new KeptTables(folder).with(KeptTables.confusion()).with(other);
    assertEquals(
        List.of("Confusion of deep", "Confusion of deep: confusion-training"),
        RunPictures.of(kept.study()).stream().map(Chart::title).toList());
    kept.with("notes", "what,ever\n1,2\n");
    assertEquals(2, RunPictures.of(kept.study()).size(), "of no kind");
  }

  @Test
  void whatIsNotThereIsSaidWithWhatIs() {
    Study study = new KeptTables(folder).with(KeptTables.confusion()).study();
    String nearest =
        assertThrows(InputException.class, () -> RunPictures.of(study, "deep", "confusions"))
            .getMessage();
    assertTrue(nearest.contains("did you mean 'confusion'?"), nearest);
    assertTrue(
        assertThrows(InputException.class, () -> RunPictures.of(study, "wide", "confusion"))
            .getMessage()
            .contains("No run of arm 'wide' has finished"));
    new KeptTables(folder).with("notes", "what,ever\n1,2\n");
    String rows =
        assertThrows(InputException.class, () -> RunPictures.of(study, "deep", "notes"))
            .getMessage();
    assertTrue(rows.contains("RunPictures.table(study, \"deep\", \"notes\")"), rows);
    assertEquals(1, RunPictures.table(study, "deep", "notes").rowCount());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "confusion | ^actual,predicted,count\na,b,1,2,3,4\n^",
        "confusion | ^actual,predicted\na,b\n^",
        "calibration | ^confidence,accuracy,count,low,high\n2,0.5,1,0,1\n^",
        "calibration | ^confidence,accuracy,count,low,high\n0.5,0.5,1,0.5,0.25\n^"
      })
  void aDamagedTableIsNamed(String name, String csv) {
    Study study = new KeptTables(folder).with(name, csv).study();
    String message = assertThrows(InputException.class, () -> RunPictures.of(study)).getMessage();
    assertTrue(message.contains(name), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void aFileOfManyMegabytesIsNotRead() {
    String row = "some,other," + "1".repeat(1000) + "\n";
    Study study =
        new KeptTables(folder)
            .with("confusion", "actual,predicted,count\n" + row.repeat(17_000))
            .study();
    String message = assertThrows(InputException.class, () -> RunPictures.of(study)).getMessage();
    assertTrue(message.contains("larger than 16 MB"), message);
  }

  @Test
  void theErrorOfACalibrationIsTheMeanDistanceOverCases() {
    ReliabilityChart chart =
        ReliabilityChart.titled("Two bins")
            .bin(0, 0.5, 0.25, 0.5, 30)
            .bin(0.5, 1, 0.75, 0.625, 10)
            .bin(0.5, 1, Double.NaN, Double.NaN, 0);
    assertEquals((30 * 0.25 + 10 * 0.125) / 40, chart.error(), 1e-15);
    assertEquals(40, chart.cases());
    assertThrows(IllegalArgumentException.class, () -> chart.bin(0.5, 1, 0.5, 1.5, 1));
    assertThrows(IllegalArgumentException.class, () -> chart.bin(0.5, 1, 0.5, 0.5, -1));
  }

  @Test
  void ofManyGroupsTheLastAreOthers() {
    List<String> names = Stream.iterate(0, i -> i + 1).limit(40).map(i -> "g" + i).toList();
    Groups groups = Groups.of(names);
    assertEquals(12, groups.names().size());
    assertEquals("g3", groups.of("g3"));
    assertEquals("others", groups.of("g39"));
    assertEquals(names.subList(0, 12), Groups.of(names.subList(0, 12)).names());
  }
}
