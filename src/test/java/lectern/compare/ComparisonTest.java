package lectern.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.compare.Comparison.Options;
import lectern.experiment.Goal;
import lectern.run.Machine;
import lectern.run.Measures;
import lectern.run.Provenance;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.run.WholeFile;
import lectern.statistics.VarianceExplained.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class ComparisonTest {
  @TempDir private Path folder;

  private static final Goal LESS = new Goal(Goal.Direction.MINIMIZE, "loss");

  /// By hand: differences 1, 2, 3 have mean 2, sd 1, t(0.975, 2) / √3 = 2.484138; p is 1 − t/√(2 +
  /// t²) with t = 2√3. Hedges' correction for two degrees of freedom is Γ(1)/Γ(½) = 1/√π.
  @Test
  void threePairsByHand() {
    Comparison comparison =
        Comparison.of(
            both(arm("plain", 5, 5, 5), arm("deep", 6, 7, 8)), Options.DEFAULT.towards(LESS));
    assertEquals("plain", comparison.baseline());
    Difference difference = difference(comparison, "deep");
    assertEquals("plain", difference.against());
    assertEquals(Difference.Test.PAIRED, difference.test());
    assertEquals(3, difference.pairs());
    assertEquals(2, difference.mean(), 1e-12);
    assertEquals(2 - 2.484138, difference.interval().low(), 1e-6);
    double t = 2 * Math.sqrt(3);
    assertEquals(1 - t / Math.sqrt(2 + t * t), difference.p(), 1e-12);
    assertEquals(difference.p(), difference.adjusted(), "a single test needs no correction");
    assertEquals(2 / Math.sqrt(Math.PI), difference.effect(), 1e-12);
    Table table = comparison.table();
    assertEquals(
        List.of(
            "variant", "n", "mean ± 95 %", "sd", "difference", "p (Holm)", "g", "test", "verdict"),
        table.columnNames());
    assertEquals("7.0 ± 2.5", table.getString(1, "mean ± 95 %"));
    assertEquals("+2.0 ± 2.5", table.getString(1, "difference"));
    assertEquals("baseline", table.getString(0, "difference"));
    assertEquals("0.074", table.getString(1, "p (Holm)"));
    assertEquals("paired 3", table.getString(1, "test"));
    assertEquals("inconclusive", table.getString(1, "verdict"));
    assertTrue(
        comparison.warnings().getLast().contains("3 seeds: a difference below 3.3 is missed"),
        comparison.warnings().toString());
    assertTrue(comparison.warnings().getLast().contains("about 5 seeds are needed"));
  }

  @Test
  void holmIsOverTheVariantsOfAMeasure() {
    Comparison comparison =
        Comparison.of(
            both(
                both(arm("base", 1, 1.1, 0.9, 1), arm("better", 0.5, 0.62, 0.41, 0.52)),
                both(arm("worse", 1.4, 1.6, 1.3, 1.5), arm("same", 1.02, 1.05, 0.95, 0.97))),
            Options.DEFAULT.towards(LESS));
    double[] p = {
      difference(comparison, "better").p(),
      difference(comparison, "worse").p(),
      difference(comparison, "same").p()
    };
    assertTrue(p[0] < p[1] && p[1] < p[2], Arrays.toString(p));
    assertEquals(3 * p[0], difference(comparison, "better").adjusted(), 1e-15);
    assertEquals(2 * p[1], difference(comparison, "worse").adjusted(), 1e-15);
    assertEquals(p[2], difference(comparison, "same").adjusted(), 1e-15);
    assertEquals(
        List.of("", "better", "worse", "inconclusive"),
        comparison.table().stringColumn("verdict").asList());
    assertEquals(
        List.of("", "lower", "higher", "inconclusive"),
        Comparison.of(comparison.runs()).table().stringColumn("verdict").asList(),
        "without a goal");
  }

  @Test
  void seedsThatDoNotPairUpGetWelchsTest() {
    List<Run> runs = new ArrayList<>(FakeRun.arm("a").runs("loss", 2.1, 2.9, 3.7, 5.3, 4.1));
    long seed = 100;
    for (double value : new double[] {1.3, 1.1, 1.7}) {
      runs.add(FakeRun.arm("b").run(seed++, Measures.none().with("loss", value)));
    }
    Comparison comparison = Comparison.of(runs, Options.DEFAULT.against("b"));
    Difference difference = difference(comparison, "a");
    assertEquals(Difference.Test.WELCH, difference.test());
    assertEquals(0, difference.pairs());
    assertEquals(0.0118532456976296, difference.p(), 1e-9); // R, see golden.R
    assertEquals(1.94523918292376, difference.effect(), 1e-9);
    assertTrue(said(comparison, "Seeds do not pair up"), comparison.warnings().toString());
    assertEquals("Welch", comparison.table().getString(0, "test"));
  }

  @Test
  void onlySharedSeedsArePairs() {
    Comparison comparison = Comparison.of(both(arm("a", 1, 2, 3, 4, 5), arm("b", 1.5, 2.4, 3.6)));
    assertEquals(3, difference(comparison, "b").pairs());
    assertEquals(Difference.Test.PAIRED, difference(comparison, "b").test());
    assertTrue(said(comparison, "Only seeds that both sides finished are compared; pairs: b 3."));
  }

  @Test
  void armsOnAGridAreComparedPointByPoint() {
    List<Run> runs = new ArrayList<>();
    for (String arm : List.of("rnn", "lstm")) {
      for (int gap : new int[] {5, 20}) {
        double base = arm.equals("rnn") ? 1.0 / gap : 0.5;
        runs.addAll(
            FakeRun.arm(arm)
                .with("model.cell", arm)
                .at("data.gap", gap)
                .runs("accuracy", base, base + 0.01, base + 0.03, base - 0.02));
      }
    }
    Comparison comparison = Comparison.of(runs);
    assertEquals("rnn, all else being equal", comparison.baseline());
    assertEquals(
        List.of("rnn, gap=5", "rnn, gap=20", "lstm, gap=5", "lstm, gap=20"), labels(comparison));
    assertEquals(0.3, difference(comparison, "lstm, gap=5").mean(), 1e-12);
    assertEquals("rnn, gap=20", difference(comparison, "lstm, gap=20").against());
    assertEquals(0, difference(comparison, "lstm, gap=20").p(), "0.45 in every seed, no rounding");
    assertTrue(said(comparison, "Every seed gives the same difference"));
    assertEquals(
        List.of("arm", "data.gap"),
        comparison.factors().stream().map(Factor::name).toList(),
        "what an arm decides is the arm's");
    List<Source> sources = comparison.explained("accuracy").orElseThrow().sources();
    assertEquals("arm", sources.getFirst().name());
    assertEquals("arm × data.gap", sources.getLast().name());
    Table importance = comparison.importance();
    assertEquals("(left)", importance.getString(importance.rowCount() - 1, "setting"));

    Comparison byGap = Comparison.of(runs, Options.DEFAULT.against("gap=20"));
    assertEquals("rnn, gap=20", difference(byGap, "rnn, gap=5").against());
    assertEquals("lstm, gap=20", difference(byGap, "lstm, gap=5").against());

    Comparison pooled = Comparison.of(runs, Options.DEFAULT.by("arm"));
    assertEquals(List.of("rnn", "lstm"), labels(pooled));
    assertEquals(4, pooled.standings("accuracy").getFirst().sample().n(), "seeds, not runs");
    assertEquals(0.125, pooled.standings("accuracy").getFirst().bySeed().get(1L), 1e-12);
  }

  @Test
  void labelsAreAsShortAsTheyCanBe() {
    List<Run> runs = new ArrayList<>();
    runs.addAll(FakeRun.arm("a").with("model.hidden", 8).with("train.rate", 1).runs("loss", 1));
    runs.addAll(FakeRun.arm("b").with("model.hidden", 8).with("train.rate", 1).runs("loss", 1));
    runs.addAll(FakeRun.arm("b").with("model.hidden", 16).with("train.rate", 1).runs("loss", 1));
    runs.addAll(FakeRun.arm("b").with("model.hidden", 16).with("train.rate", 2).runs("loss", 1));
    assertEquals(
        List.of("a", "b, hidden=8", "b, hidden=16, rate=1", "b, hidden=16, rate=2"),
        labels(Comparison.of(runs)));
    List<Run> clash = new ArrayList<>();
    clash.addAll(FakeRun.arm("a").with("encoder.hidden", 8).with("decoder.hidden", 8).runs("x", 1));
    clash.addAll(FakeRun.arm("a").with("encoder.hidden", 9).with("decoder.hidden", 8).runs("x", 1));
    assertEquals(List.of("encoder.hidden=8", "encoder.hidden=9"), labels(Comparison.of(clash)));
    List<Run> sampled = new ArrayList<>();
    sampled.addAll(FakeRun.arm("a").at("rate", 0.00123456789).runs("x", 1));
    sampled.addAll(FakeRun.arm("a").at("rate", 0.00999999999).runs("x", 1));
    assertEquals(List.of("rate=0.001235", "rate=0.01"), labels(Comparison.of(sampled)));
  }

  @Test
  void studiesOfTheSameSettingsAreVariantsWhereTheirSeedsAreTheSame() {
    List<Run> twice = both(arm("a", 1, 2), FakeRun.arm("a").study("20260202").runs("loss", 3, 4));
    assertEquals(List.of("study 20260101-study", "study 20260202"), labels(Comparison.of(twice)));
    List<Run> more = new ArrayList<>(arm("a", 1, 2));
    more.add(FakeRun.arm("a").study("20260202").run(3, Measures.none().with("loss", 3)));
    Comparison pooled = Comparison.of(more);
    assertEquals(1, pooled.variants().size());
    assertEquals(3, pooled.standings("loss").getFirst().sample().n());
  }

  @Test
  void whatDidNotFinishIsToldAndNeverDropped() {
    List<Run> runs = new ArrayList<>(both(arm("a", 1, 2, 3), arm("b", 1, Double.NaN, 4, 3)));
    runs.add(FakeRun.arm("b").ended(RunStatus.FAILED).run(5, Measures.none()));
    runs.add(FakeRun.arm("b").ended(RunStatus.STOPPED).run(6, Measures.none()));
    runs.add(FakeRun.arm("c").ended(RunStatus.INTERRUPTED).run(1, Measures.none()));
    Comparison comparison = Comparison.of(runs);
    assertEquals(
        List.of("", "1 failed, 1 stopped early, 1 not finite", "1 interrupted"),
        comparison.table().stringColumn("not counted").asList());
    assertTrue(
        said(comparison, "Not every run finished, and what is left may flatter: b 1 failed"),
        comparison.warnings().toString());
    assertTrue(said(comparison, "has most likely diverged"));
    assertEquals(List.of(3, 6, 1), comparison.figures().intColumn("runs").asList());
    assertEquals(List.of(3, 3, 0), comparison.figures().intColumn("n").asList());
  }

  @Test
  void measuresAreTheGoalsOrThoseThatAllShareAndThatVary() {
    List<Run> runs = new ArrayList<>();
    for (String arm : List.of("a", "b")) {
      for (int seed = 1; seed <= 3; seed++) {
        Measures measures =
            Measures.none()
                .with("loss", seed + (arm.equals("a") ? 0 : 1 + 0.1 * seed))
                .with("loss.floor", seed);
        runs.add(
            FakeRun.arm(arm).run(seed, arm.equals("a") ? measures.with("extra", 1) : measures));
      }
    }
    Comparison all = Comparison.of(runs);
    assertEquals(List.of("loss"), all.measures());
    assertTrue(said(all, "Left out, being the same in every variant: loss.floor."));
    assertEquals(
        List.of("loss.floor", "extra"),
        Comparison.of(runs, Options.DEFAULT.in("loss.floor", "extra")).measures());
    assertTrue(
        said(Comparison.of(runs, Options.DEFAULT.in("extra")), "b lacks extra in 3"),
        "a measure that not every run has");
    assertEquals(List.of("loss"), Comparison.of(runs, Options.DEFAULT.towards(LESS)).measures());
  }

  @Test
  void measuresWithoutAnythingSharedAreRefused() {
    List<Run> runs =
        both(FakeRun.arm("a").runs("accuracy", 1, 2), FakeRun.arm("b").runs("loss", 1, 2));
    assertMessage(() -> Comparison.of(runs), "No measure was taken by every variant", "loss");
  }

  @Test
  void wrongNamesAreToldWithTheNearest() {
    List<Run> runs = both(arm("linear", 1, 2), arm("lstm", 2, 3));
    assertMessage(() -> Comparison.of(runs, Options.DEFAULT.in("los")), "'los'", "'loss'");
    assertMessage(() -> Comparison.of(runs, Options.DEFAULT.against("lsm")), "'lsm'", "'lstm'");
    assertMessage(() -> Comparison.of(runs, Options.DEFAULT.by("amr")), "'amr'", "'arm'");
    assertMessage(() -> Comparison.of(runs).table("perplexity"), "'perplexity'", "loss");
    List<Run> same =
        both(
            FakeRun.arm("a").with("x", 1).runs("m", 1), FakeRun.arm("b").with("x", 1).runs("m", 1));
    assertMessage(
        () -> Comparison.of(same, Options.DEFAULT.against("x=1")), "Every variant has x=1");
  }

  @Test
  void nothingToCompareIsSaid() {
    assertMessage(() -> Comparison.of(List.of()), "There are no runs");
    List<Run> failed = List.of(FakeRun.arm("a").ended(RunStatus.FAILED).run(1, Measures.none()));
    assertMessage(() -> Comparison.of(failed), "No run has finished (1 failed)");
  }

  @Test
  void oneRunIsATableWithAWarning() {
    Comparison comparison = Comparison.of(arm("only", 0.5));
    assertEquals(List.of("variant", "n", "mean ± 95 %", "sd"), comparison.table().columnNames());
    assertEquals("0.5", comparison.table().getString(0, "mean ± 95 %"));
    assertTrue(said(comparison, "a single variant"));
    assertTrue(said(comparison, "Fewer than three seeds decide nothing: only has 1"));
    assertEquals(Optional.empty(), comparison.explained("loss"));
  }

  @Test
  void twoSeedsDecideNothing() {
    Comparison comparison = Comparison.of(both(arm("a", 1, 1.0001), arm("b", 2, 2.0002)));
    assertEquals("too few", comparison.table().getString(1, "verdict"));
    assertTrue(Double.isNaN(difference(comparison, "b").effect()));
  }

  @Test
  void otherCircumstancesAreTold() {
    List<Run> runs =
        both(arm("a", 1, 2, 3), FakeRun.arm("b").profile("quick").runs("loss", 1, 2, 4));
    assertTrue(said(Comparison.of(runs), "The runs are of different profiles: full; quick."));
    List<Run> other =
        both(arm("a", 1, 2, 3), FakeRun.arm("a").experiment("other").runs("loss", 1, 2, 4));
    assertTrue(said(Comparison.of(other), "The runs are of different experiments: sample; other."));
    assertEquals(List.of("sample", "other"), labels(Comparison.of(other)));
  }

  @Test
  void otherCodeAndOtherDataAreTold() throws IOException {
    List<Run> runs =
        both(
            FakeRun.arm("a").in(from("one", "1111111aaa", "aa")).runs("loss", 1, 2, 3),
            FakeRun.arm("b").in(from("two", "2222222bbb", "bb")).runs("loss", 1, 2, 4));
    Comparison comparison = Comparison.of(runs);
    assertTrue(said(comparison, "of different code, so a difference need not be the settings'"));
    assertTrue(said(comparison, "commits 1111111; 2222222."), comparison.warnings().toString());
    assertTrue(said(comparison, "The corpus plays is not the same in all runs"));
    List<Run> same =
        both(
            FakeRun.arm("a").in(from("three", "1111111aaa", "aa")).runs("loss", 1, 2, 3),
            FakeRun.arm("b").in(from("four", "1111111aaa", "aa")).runs("loss", 1, 2, 4));
    assertFalse(said(Comparison.of(same), "code"));
    assertFalse(said(Comparison.of(same), "corpus"));
  }

  private Path from(String name, String commit, String hash) throws IOException {
    Path run = Files.createDirectory(folder.resolve(name));
    Machine machine = new Machine(commit, "clean", "jdk", "os", "cpu", 2, 256, List.of());
    SequencedMap<String, String> data = new LinkedHashMap<>();
    data.put("plays", hash);
    WholeFile.writeJson(
        run.resolve("provenance.json"),
        new Provenance("sample", 1, 1, "2026-01-01T00:00:00Z", List.of(), data, machine));
    return run;
  }

  @Test
  void theOrderOfSeedsChangesNothing() {
    List<Run> runs = both(arm("a", 1, 2.5, 3), arm("b", 2, 2.7, 4.4));
    List<Run> reversed =
        List.copyOf(both(arm("a", 1, 2.5, 3).reversed(), arm("b", 2, 2.7, 4.4).reversed()));
    assertEquals(Comparison.of(runs).table().print(), Comparison.of(reversed).table().print());
    assertFalse(Comparison.of(runs).warnings().isEmpty());
    assertEquals(Comparison.of(runs).warnings(), Comparison.of(reversed).warnings());
  }

  private static List<Run> arm(String name, double... loss) {
    return FakeRun.arm(name).runs("loss", loss);
  }

  private static List<Run> both(List<Run> first, List<Run> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static List<String> labels(Comparison comparison) {
    return comparison.variants().stream().map(Variant::label).toList();
  }

  private static Difference difference(Comparison comparison, String variant) {
    return comparison.standings().stream()
        .filter(each -> each.variant().label().equals(variant))
        .findFirst()
        .flatMap(Standing::difference)
        .orElseThrow();
  }

  private static boolean said(Comparison comparison, String words) {
    return comparison.warnings().stream().anyMatch(warning -> warning.contains(words));
  }

  private static void assertMessage(Runnable act, String... words) {
    InputException wrong = assertThrows(InputException.class, act::run);
    for (String word : words) {
      assertTrue(wrong.getMessage().contains(word), wrong.getMessage());
    }
  }
}
