package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lectern.run.WholeFile;
import lectern.store.RunFolders;
import lectern.store.RunStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Listing, marking and clearing runs from the command line.
class RunsCommandTest {
  private static final String FIRST = "20261121-115947-365-mlp-s1";
  private static final String SECOND = "20261121-115947-365-mlp-s2";
  private static final String THIRD = "20261121-120001-256-lstm-s1";

  @TempDir private Path home;
  private Path runs;
  private Screen screen;

  @BeforeEach
  void makeRuns() throws IOException {
    Files.createDirectory(home.resolve("experiments"));
    runs = home.resolve("results/runs");
    RunFolders.finished(runs, "xor", FIRST, "rate: 0.5", Map.of("accuracy", 0.75));
    RunFolders.finished(runs, "xor", SECOND, "rate: 0.1", Map.of("accuracy", 1.0));
    RunFolders.finished(
        runs, "lm", THIRD, "model.hidden: 128, model.cell: 'a,b \"c\"'", Map.of("perplexity", 4.5));
    screen = Screen.in(home);
  }

  private String run(int code, String... arguments) {
    screen = Screen.in(home);
    assertEquals(code, screen.run(arguments), screen.err());
    return screen.out();
  }

  private RunStore store() {
    return new RunStore(runs);
  }

  private List<String> ids() {
    return store().runs().stream().map(each -> each.id()).toList();
  }

  @Test
  void listFitsAPageAndTellsRunsApart() {
    String listed = run(0, "runs");
    assertTrue(listed.lines().allMatch(line -> line.length() <= 100), listed);
    List<String> lines = listed.lines().filter(line -> line.startsWith("2026")).toList();
    assertEquals(3, lines.size(), listed);
    assertTrue(lines.get(0).startsWith(FIRST), listed); // two were made in one millisecond
    assertTrue(lines.get(2).startsWith("20261121-120001-256 "), listed);
    assertTrue(lines.get(2).contains("perplexity 4.500"), listed);
    assertFalse(listed.contains("tags"), listed);
  }

  @Test
  void runThatDidNotFinishShowsWhy() throws IOException {
    RunFolders.summary(
        RunFolders.begun(runs, "xor", "20261121-130000-000-mlp-s1", "rate: 1"),
        "stopped early",
        Map.of("accuracy", 0.5));
    String listed = run(0, "runs", "xor");
    assertTrue(listed.lines().findFirst().get().contains("accuracy"), listed);
    assertTrue(listed.contains("stopped early"), listed);
    assertTrue(listed.contains("0.7500"), listed);
    assertFalse(listed.contains("0.5000"), listed);
  }

  @Test
  void queryExperimentOrderAndNumberNarrowTheList() {
    assertEquals(
        FIRST + "\n",
        run(0, "runs", "xor", "--where", "accuracy < 1", "--columns", "id", "--format", "csv")
            .replaceFirst("id\n", ""));
    assertEquals(
        List.of("id,accuracy", SECOND + ",1.0", FIRST + ",0.75"),
        run(0, "runs", "xor", "--sort", "-accuracy", "--columns", "id,accuracy", "--format", "csv")
            .lines()
            .toList());
    assertTrue(run(0, "runs", "--last", "1").contains("2 more; add --last 3 for all."));
    assertTrue(run(0, "runs", "--where", "accuracy > 2").contains("None of 3 runs is like that."));
  }

  @Test
  void wrongQueriesAndFieldsAreExplained() {
    run(2, "runs", "--where", "accuracy >");
    assertTrue(screen.err().contains("character 11: expected a value"), screen.err());
    run(2, "runs", "--where", "acuracy > 1");
    assertTrue(screen.err().contains("did you mean 'accuracy'?"), screen.err());
    run(2, "runs", "--columns", "id,acuracy");
    assertTrue(screen.err().contains("did you mean 'accuracy'?"), screen.err());
    run(2, "runs", "--sort", "-acuracy");
    assertTrue(screen.err().contains("did you mean 'accuracy'?"), screen.err());
    run(2, "runs", "--format", "xml");
    run(2, "runs", "--last", "0");
  }

  @Test
  void csvAndJsonHaveEverything() throws IOException {
    String csv = run(0, "runs", "lm", "--format", "csv");
    assertTrue(csv.contains(",config.model.cell,measure.perplexity\n"), csv);
    assertTrue(csv.contains(",\"a,b \"\"c\"\"\",4.5\n"), csv);
    JsonNode all = WholeFile.JSON.readTree(run(0, "runs", "--format", "json"));
    assertEquals(3, all.size());
    assertEquals(THIRD, all.get(2).path("id").asText());
    assertEquals("128", all.get(2).path("configuration").path("model.hidden").asText());
    assertEquals(4.5, all.get(2).path("measures").path("perplexity").asDouble());
    JsonNode some =
        WholeFile.JSON.readTree(
            run(0, "runs", "--format", "json", "--columns", "id,perplexity", "--where", "seed=2"));
    assertTrue(some.get(0).path("perplexity").isNull());
    assertEquals(4.5, some.get(2).path("perplexity").doubleValue());
  }

  @Test
  void textsOfStrangersDoNotSteerTheTerminal() throws IOException {
    RunFolders.finished(runs, "xor", "r\u001b[2J", "rate: \"\\e[31m\"", Map.of());
    Files.writeString(runs.resolve("xor/stray\u001b[2J.txt"), "x");
    String listed = run(0, "runs", "--columns", "id,rate");
    assertFalse((listed + screen.err()).contains("\u001b"), listed);
    assertTrue(screen.err().contains("passed over results/runs/xor/stray"), screen.err());
  }

  @Test
  void tagsArePutOnTakenOffAndShown() {
    run(0, "runs", "tag", "20261121-120001", "+good", "+hard", "-missing");
    run(0, "runs", "tag", "--where", "experiment = xor", "+good");
    assertTrue(screen.out().contains("Tagged 2 runs."), screen.out());
    String listed = run(0, "runs");
    assertTrue(listed.contains("good hard"), listed);
    assertTrue(listed.lines().allMatch(line -> line.length() <= 100), listed);
    assertEquals(THIRD + ": good\n", run(0, "runs", "tag", THIRD, "-hard"));
    run(2, "runs", "tag", THIRD);
    run(2, "runs", "tag", "+x");
    run(2, "runs", "tag", THIRD, "+two words");
    run(2, "runs", "tag", THIRD, "+x", "--wher", "seed=1");
    assertTrue(screen.err().contains("There is no option --wher"), screen.err());
    run(2, "runs", "tag", "20261121-115947", "+x");
    assertTrue(screen.err().contains("is the beginning of 2 runs"), screen.err());
    assertTrue(run(0, "runs", "tag", "--help").contains("+TAG"));
  }

  @Test
  void notesAreWrittenAndRead() {
    run(0, "runs", "note", THIRD, "the", "one");
    assertEquals("the one\n", run(0, "runs", "note", THIRD));
    assertTrue(run(0, "runs", "--where", "note ~ ONE").contains("20261121-120001"));
    run(0, "runs", "note", THIRD, "");
    assertEquals("\n", run(0, "runs", "note", THIRD));
  }

  @Test
  void archivedRunsAreListedApart() {
    run(0, "runs", "archive", "--where", "experiment = xor");
    assertEquals(List.of(THIRD), ids());
    assertEquals(3, run(0, "runs", "--archived", "--columns", "id").lines().count());
    run(0, "runs", "archive", "--restore", FIRST);
    assertEquals(List.of(FIRST, THIRD), ids());
    run(2, "runs", "archive");
    run(2, "runs", "archive", FIRST, "--where", "seed = 2");
  }

  @Test
  void deletionWantsAPersonOrYes() {
    run(2, "runs", "delete", FIRST);
    assertTrue(screen.err().contains("add --yes if you are sure"), screen.err());
    assertEquals(3, ids().size());
    assertEquals("Deleted 1 run.\n", run(0, "runs", "delete", FIRST, "--yes"));
    assertEquals(List.of(SECOND, THIRD), ids());
  }

  private int delete(String answer, String... arguments) {
    Terminal terminal =
        new Terminal() {
          @Override
          public boolean isThere() {
            return true;
          }

          @Override
          public String ask(String question) {
            assertEquals("Delete 2 runs for good? Type yes: ", question);
            return answer;
          }
        };
    return new CommandLine(new RunsDeleteCommand(screen.console(), terminal)).execute(arguments);
  }

  @Test
  void onlyYesDeletes() {
    for (String answer : List.of("", "y", "no", "yes!")) {
      assertEquals(1, delete(answer, "--where", "experiment=xor"));
      assertEquals(3, ids().size());
    }
    assertEquals(0, delete(" Yes", "--where", "experiment=xor"));
    assertEquals(List.of(THIRD), ids());
    assertTrue(screen.out().contains("  xor/" + FIRST), screen.out());
  }

  @Test
  void unfinishedRunsKeepTheirCheckpoints() throws IOException {
    Path stopped = RunFolders.begun(runs, "xor", "r-stopped", "rate: 1");
    RunFolders.summary(stopped, "interrupted", Map.of());
    Path kept = Files.createDirectories(stopped.resolve("checkpoints/000001-step-5"));
    Files.writeString(kept.resolve("weights.safetensors"), "w");
    Path old = Files.createDirectories(runs.resolve("xor/" + FIRST + "/checkpoints/000001-step-5"));
    Files.writeString(old.resolve("weights.safetensors"), "w".repeat(2_500));
    String planned = run(0, "runs", "gc", "--keep", "none", "--dry-run");
    assertTrue(
        planned.contains("Would free 2.5 kB of 1 run; 1 run not finished, left as they are."),
        planned);
    assertTrue(Files.exists(old));
    assertTrue(run(0, "runs", "gc", "--keep", "none").contains("Freed 2.5 kB of 1 run"));
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(kept.resolve("weights.safetensors")));
    run(2, "runs", "gc", "--keep", "some");
  }

  @Test
  void runsAreExported() throws IOException {
    Path output = home.resolve("out");
    run(0, "runs", "export", "--to", "tensorboard", "--output", output.toString(), THIRD);
    assertTrue(Files.isDirectory(output.resolve("lm").resolve(THIRD)));
    assertFalse(Files.exists(output.resolve("xor")));
    run(0, "runs", "export", "--to", "mlflow", "--output", home.resolve("mlruns").toString());
    try (var experiments = Files.list(home.resolve("mlruns"))) {
      assertEquals(2, experiments.count());
    }
    run(2, "runs", "export", "--to", "excel", "--output", output.toString());
  }

  @Test
  void labAnswersTheSame() {
    assertEquals(
        List.of(SECOND),
        lectern.lab.Lab.open(home).runs("accuracy = 1 and rate < 0.5").stream()
            .map(each -> each.id())
            .toList());
  }
}
