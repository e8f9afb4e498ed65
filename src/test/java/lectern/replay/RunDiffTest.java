package lectern.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDiffTest {
  @TempDir private Path folder;
  private Path left;
  private Path right;

  @BeforeEach
  void twoRuns() throws IOException {
    left = Folders.whole(folder, "one");
    right = Folders.whole(folder, "two");
  }

  private RunDiff diff() {
    return RunDiff.of(Folders.run(left), Folders.run(right));
  }

  private static Entry entry(List<Entry> entries, String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void copiesAreIdenticalWhateverTimeTheyTook() throws IOException {
    Folders.change(right, "summary.json", "1.5", "99");
    Folders.change(right, "provenance.json", "2026-01-02", "1969-01-02");
    RunDiff diff = diff();
    assertEquals(Agreement.IDENTICAL, diff.agreement());
    assertEquals(
        "Identical: 5 rows of metrics, 2 measures and 1 file agree byte for byte.", diff.summary());
    assertEquals(List.of(), diff.reasons());
    assertTrue(diff.differences().isEmpty(), diff.differences().print());
    assertEquals("99.00", entry(diff.results(), "seconds").right().orElseThrow());
  }

  /// What is changed in which file of the right run, and what is said of it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          2,loss,0.4 | 2,loss,0.41 | They part at step 2: loss 0.4 against 0.41 (0.024 relative); the 2 rows before are the same.
          1,loss,0.5 | 1,loss,0.50000006 | They part at step 1: loss 0.5 against 0.5000001 (1.2e-07 relative), the first row of all.
          1,loss,0.5 | 1,loss,0.5000000000000001 | They part at step 1: loss 0.5 against 0.5000000000000001 (1 double step), the first row of all.
          1,rate,0.1 | 1,rate,NaN | They part at step 1: rate 0.1 against NaN; the row before is the same.
          2,rate,0.1 | 2,rte,0.1 | They part at step 2: rate 0.1 on the left, missing on the right; the 3 rows before are the same.
          ^2,rate,0.1\n^ | ^^ | They part at step 2: rate 0.1 on the left, missing on the right; the 3 rows before are the same.
          ^2,rate,0.1\n^ | ^2,rate,0.1\n2,rate,7\n^ | They part at step 2: rate (2) is missing on the left, 7.0 on the right; the 4 rows before are the same.
          3,loss,0.25 | ^3,loss,0.25\n4,loss,8^ | They part at step 4: loss is missing on the left, 8.0 on the right; the 5 rows before are the same.
          1,loss,0.5 | 1,loss,0.50 | What was recorded agrees (5 rows); the bytes of metrics.csv do not (another order or spelling).
          ^1,loss,0.5\n1,rate,0.1^ | ^1,rate,0.1\n1,loss,0.5^ | What was recorded agrees (5 rows); the bytes of metrics.csv do not (another order or spelling).
          """)
  void theFirstNumberThatIsNotTheSameIsTold(String from, String to, String says)
      throws IOException {
    Folders.change(right, "metrics.csv", from, to);
    assertEquals(Agreement.DIFFERENT, diff().agreement());
    assertEquals(says, diff().summary());
    assertEquals(List.of("Nothing that was recorded explains it."), diff().reasons());
  }

  @Test
  void notANumberIsItselfAndZeroHasASign() throws IOException {
    for (Path run : List.of(left, right)) {
      Folders.change(run, "metrics.csv", "2,loss,0.4", "2,loss,NaN");
      Folders.change(run, "metrics.csv", "3,loss,0.25", "3,loss,-Infinity");
    }
    assertEquals(Agreement.IDENTICAL, diff().agreement());
    Folders.change(left, "metrics.csv", "1,loss,0.5", "1,loss,0.0");
    Folders.change(right, "metrics.csv", "1,loss,0.5", "1,loss,-0.0");
    assertEquals(
        "They part at step 1: loss 0.0 against -0.0 (1 float step), the first row of all.",
        diff().summary());
  }

  @Test
  void eachMetricHasItsOwnParting() throws IOException {
    Folders.change(right, "metrics.csv", "1,rate,0.1", "1,rate,0.2");
    Folders.change(right, "metrics.csv", "2,loss,0.4", "2,loss,0.8");
    Folders.change(right, "metrics.csv", "3,loss,0.25", "3,loss,0.5");
    Curves curves = diff().records();
    assertEquals(2, curves.same());
    assertEquals(1, curves.before());
    MetricCurve loss = curves.metrics().getFirst();
    assertEquals("loss", loss.metric());
    assertEquals(List.of(1L, 2L), List.of(loss.same(), loss.different()));
    assertEquals(2, loss.first().orElseThrow().step());
    assertEquals(0.5, loss.largest());
    var table = diff().curves();
    assertEquals(List.of("loss", "rate"), table.stringColumn("metric").asList());
    assertEquals(List.of(2L, 1L), table.longColumn("parts at step").asList());
    assertEquals("0.8", table.stringColumn("right").get(0));
  }

  @Test
  void aRunThatDidNotFinishIsComparedAsFarAsItWent() throws IOException {
    Files.delete(right.resolve("summary.json"));
    Folders.change(right, "metrics.csv", "2,rate,0.1\n3,loss,0.25\n", "2,ra");
    RunDiff diff = diff();
    assertEquals(Agreement.SAME_SO_FAR, diff.agreement());
    assertEquals(
        "The same as far as both went, 3 rows up to step 2: right is interrupted.", diff.summary());
    assertEquals(2, diff.records().beyond());
    Folders.change(right, "metrics.csv", "2,loss,0.4", "2,loss,0.5");
    assertEquals(Agreement.DIFFERENT, diff().agreement());
    Files.writeString(right.resolve("metrics.csv"), "step,metric,value\n");
    Files.delete(right.resolve("samples/said.txt"));
    assertEquals(Agreement.NOTHING_TO_COMPARE, diff().agreement());
    assertEquals(
        "There is nothing to compare: right is interrupted, and had recorded nothing.",
        diff().summary());
  }

  /// A finished run's metrics.csv that is not whole; where the others agree, the damage is told.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          ^3,loss,0.25\n^ | 3,lo | metrics.csv on the right is torn off after line 5.
          2,loss,0.4 | 2,loss | metrics.csv on the right has no row in line 4.
          2,loss,0.4 | 2,loss,much | metrics.csv on the right has no row in line 4.
          3,loss,0.25 | 1,loss,0.25 | metrics.csv on the right goes back from step 2 to 1 in line 6.
          step,metric,value | a,b,c | metrics.csv on the right does not begin with step,metric,value.
          """)
  void damagedMetricsAreToldAndComparedAsFarAsTheyGo(String from, String to, String says)
      throws IOException {
    Folders.change(right, "metrics.csv", from, to);
    assertEquals(Agreement.DIFFERENT, diff().agreement());
    assertTrue(diff().summary().endsWith(says), diff().summary());
  }

  @Test
  void endlessLinesAndLinksAreNotFollowed() throws IOException {
    Files.writeString(right.resolve("metrics.csv"), "step,metric,value\n" + "x".repeat(100_000));
    assertTrue(diff().summary().endsWith("has a line of more than 4096 bytes after line 1."));
    Files.delete(right.resolve("metrics.csv"));
    Files.createSymbolicLink(right.resolve("metrics.csv"), Path.of("/dev/zero"));
    Files.createSymbolicLink(right.resolve("samples/endless.txt"), Path.of("/dev/zero"));
    assertTrue(diff().summary().endsWith("metrics.csv on the right is missing."), diff().summary());
    assertEquals(1, diff().files().size());
  }

  @Test
  void manyRowsOfOneStepAreNotHeld() throws IOException {
    StringBuilder rows = new StringBuilder("step,metric,value\n");
    for (int i = 0; i < 100_001; i++) {
      rows.append("1,m").append(i).append(",0\n");
    }
    Files.writeString(right.resolve("metrics.csv"), rows);
    assertTrue(diff().summary().endsWith("has more than 100000 rows at step 1."));
    assertEquals(10_001, diff().records().metrics().size()); // the rest count as one
  }

  @Test
  void configurationsDifferByPath() throws IOException {
    Folders.change(right, "config.yaml", "rate: 0.5", "rate: 0.25\n  layers: 2");
    Folders.change(right, "config.yaml", "seed: 1", "seed: 2");
    Folders.change(left, "config.yaml", "  steps: 3\n", "  steps: 3\n  old: yes\n");
    Folders.change(right, "metrics.csv", "1,loss,0.5", "1,loss,0.6");
    RunDiff diff = diff();
    assertEquals(Entry.of("rate", "0.5", "0.25"), entry(diff.settings(), "rate"));
    assertEquals(Entry.of("layers", null, "2"), entry(diff.settings(), "layers"));
    assertEquals(Entry.of("old", "yes", null), entry(diff.settings(), "old"));
    assertTrue(entry(diff.settings(), "steps").same());
    assertEquals(
        List.of(
            "The configuration differs: seed (1 against 2), old (yes against none), rate (0.5 against"
                + " 0.25), layers (none against 2)."),
        diff.reasons());
    var table = diff.configuration();
    assertEquals(List.of("setting", "left", "right", "same"), table.columnNames());
    assertEquals(9, table.rowCount());
    assertEquals(4, table.where(table.stringColumn("same").isEqualTo("no")).rowCount());
  }

  @Test
  void environmentsDifferByItem() throws IOException {
    Folders.change(right, "provenance.json", "A 25.0.1+9", "B 26+1");
    Folders.change(right, "provenance.json", "\"threads\": 2", "\"threads\": 8");
    Folders.change(right, "provenance.json", "core-1.2.jar", "core-1.3-rc1.jar");
    Folders.change(right, "provenance.json", "gone-0.1.jar", "new.jar");
    RunDiff diff = diff();
    assertEquals(
        "The same results byte for byte (5 rows of metrics, 2 measures and 1 file), though JDK, the"
            + " number of threads and libraries differ.",
        diff.summary());
    assertEquals(Entry.of("JDK", "A 25.0.1+9", "B 26+1"), entry(diff.machine(), "JDK"));
    assertEquals(Entry.of("library core", "1.2", "1.3-rc1"), entry(diff.machine(), "library core"));
    assertEquals(Entry.of("library gone", "0.1", null), entry(diff.machine(), "library gone"));
    assertEquals(
        Entry.of("library new", null, "without version"), entry(diff.machine(), "library new"));
    assertTrue(entry(diff.machine(), "library same").same());
    assertTrue(diff.environment().stringColumn("item").contains("vector bits"));
    Folders.change(right, "metrics.csv", "1,loss,0.5", "1,loss,0.6");
    assertEquals(
        List.of(
            "Libraries differ: core, gone, new.",
            "Results should not depend on it, but this differs: JDK and threads."),
        diff().reasons());
  }

  @Test
  void dataAndCodeAreCauses() throws IOException {
    Folders.change(right, "metrics.csv", "1,loss,0.5", "1,loss,0.6");
    Folders.change(right, "provenance.json", "aa11", "bb22");
    Folders.change(right, "provenance.json", "0123456789abcdef", "fedcba9876543210");
    assertEquals(
        List.of(
            "The data differ: rhymes.", "The code differs: commit 0123456789 against fedcba9876."),
        diff().reasons());
    Folders.change(right, "provenance.json", "fedcba9876543210", "0123456789abcdef");
    Folders.change(right, "provenance.json", "bb22", "aa11");
    Folders.change(right, "provenance.json", "clean", "dirty");
    assertEquals(
        List.of(
            "The commit is the same, but the right ran with changes that were not committed, so the"
                + " code may differ."),
        diff().reasons());
    Files.delete(left.resolve("provenance.json"));
    Files.writeString(right.resolve("provenance.json"), "{\"start\": \"2026-01-01T00:00:00Z\"}");
    assertEquals(
        List.of(
            "Without a provenance.json that can be read on the left and the right, code, libraries"
                + " and data cannot be compared."),
        diff().reasons());
    assertEquals(Optional.empty(), entry(diff().machine(), "CPU").left());
  }

  @Test
  void outcomesDifferByMeasure() throws IOException {
    Folders.change(right, "summary.json", "0.75", "0.625");
    Folders.change(right, "summary.json", "\"loss\"", "\"nats\"");
    RunDiff diff = diff();
    assertEquals(Agreement.DIFFERENT, diff.agreement());
    assertEquals(
        "What was recorded agrees (5 rows); the outcome differs: accuracy 0.75 against 0.625 and 2"
            + " more.",
        diff.summary());
    assertEquals("-0.125", entry(diff.results(), "accuracy").note());
    assertEquals(Optional.empty(), entry(diff.results(), "loss").right());
    assertEquals(5, diff.outcome().rowCount());
    assertEquals("-0.125", diff.outcome().stringColumn("note").get(1));
  }

  @Test
  void samplesTablesAndWeightsAreHeldByTheirBytes() throws IOException {
    for (Path run : List.of(left, right)) {
      Files.createDirectories(run.resolve("tables"));
      Files.writeString(run.resolve("tables/surface.csv"), "x\n1\n");
    }
    weights(left, "000001-step-2", "w2");
    weights(left, "000002-step-4", "w4");
    weights(right, "000001-step-2", "other");
    weights(right, "000005-step-4", "w4"); // resumed often
    weights(right, "000006-step-6", "w6");
    assertEquals(Agreement.IDENTICAL, diff().agreement());
    assertEquals(
        List.of(
            "samples/said.txt", "tables/surface.csv", "checkpoint at step 4/weights.safetensors"),
        diff().files().stream().map(Entry::name).toList());
    Files.writeString(right.resolve("checkpoints/000005-step-4/weights.safetensors"), "v4");
    Files.writeString(left.resolve("samples/more.txt"), "more");
    assertEquals(
        "What was recorded agrees (5 rows); 2 files not the same: samples/more.txt, checkpoint at"
            + " step 4/weights.safetensors.",
        diff().summary());
    // printf 'a rose' | sha256sum
    assertEquals(
        "a6cbf86779e42a1c3efa96dbf3a4bc1e994322d3bf6f83c8db87eaa0efd4a8b8",
        entry(diff().files(), "samples/said.txt").left().orElseThrow());
    assertEquals(4, diff().artefacts().rowCount());
  }

  private static void weights(Path run, String checkpoint, String bytes) throws IOException {
    Path made = Files.createDirectories(run.resolve("checkpoints").resolve(checkpoint));
    Files.writeString(made.resolve("weights.safetensors"), bytes);
    Files.writeString(made.resolve("checkpoint.json"), "{\"serial\": \"" + checkpoint + "\"}");
  }

  @Test
  void aRunAgainstItselfIsIdentical() {
    RunDiff diff = RunDiff.of(Folders.run(left), Folders.run(left));
    assertEquals(Agreement.IDENTICAL, diff.agreement());
    assertFalse(diff.settings().isEmpty());
  }
}
