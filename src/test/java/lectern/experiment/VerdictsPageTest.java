package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lectern.experiment.Finding.SeedValue;
import lectern.statistics.HedgesG;
import lectern.statistics.Holm;
import lectern.statistics.Interval;
import lectern.statistics.Power;
import lectern.statistics.StudentT;
import lectern.statistics.VarianceExplained;
import lectern.statistics.Welch;
import lectern.yaml.Place;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worked numbers of docs/guide/verdicts.md come out of the code that judges runs.
class VerdictsPageTest {
  private static final double[] SMALL = {9.1, 8.4, 9.9, 8.8, 9.3};
  private static final double[] LARGE = {8.6, 8.0, 9.2, 8.4, 8.7};
  private static final double[] DIFFERENCES =
      IntStream.range(0, SMALL.length).mapToDouble(i -> LARGE[i] - SMALL[i]).toArray();

  private final String page;

  VerdictsPageTest() throws IOException {
    page =
        Files.readString(Path.of("docs/guide/verdicts.md"))
            .replace('−', '-')
            .replaceAll("\\s+", " ");
  }

  /// The page has this text, each `%` filled in by a number rounded as the text asks.
  private void assertSaid(String format, Object... numbers) {
    String text = String.format(Locale.ROOT, format, numbers);
    assertTrue(page.contains(text), "the page does not say: " + text);
  }

  @Test
  void theTableOfPairs() {
    for (int i = 0; i < SMALL.length; i++) {
      assertSaid("| %d | %.1f | %.1f | %.1f |", i + 1, SMALL[i], LARGE[i], DIFFERENCES[i]);
    }
    StudentT paired = StudentT.of(DIFFERENCES);
    assertSaid(
        "mean difference is %.2f and its standard deviation %.3f", paired.mean(), paired.sd());
    assertSaid(
        "interval of the mean difference is %.3f to %.3f",
        paired.interval().low(), paired.interval().high());
    assertSaid(
        "%.2f ± 2.776 · %.3f / √5 = %.2f ± %.3f",
        paired.mean(), paired.sd(), paired.mean(), paired.interval().high() - paired.mean());
    Interval welch = Welch.of(StudentT.of(LARGE), StudentT.of(SMALL)).interval();
    assertSaid("the same ten numbers give %.3f to %.3f", welch.low(), welch.high());
  }

  @Test
  void theQuantilesOfStudentsT() {
    assertSaid(
        "t = %.3f for n = 5; %.3f for n = 3; %.3f for n = 10",
        quantile(5), quantile(3), quantile(10));
  }

  private static double quantile(int n) {
    return new TDistribution(n - 1).inverseCumulativeProbability(0.975);
  }

  @ParameterizedTest
  @CsvSource({"0.3, reproduced", "0.5, inconclusive", "0.7, refuted"})
  void theMargins(String margin, String verdict) {
    String line = "perplexity of large < small by " + margin;
    assertSaid("| `%s` | %s |", line, verdict);
    assertEquals(verdict, judge(line, DIFFERENCES).verdict().label());
  }

  private static Finding judge(String line, double... values) {
    Expectation expectation =
        new LineParser(List.of("small", "large"), new LinkedHashMap<>(), Set.of())
            .expectation(line, new Place("page", 1));
    List<SeedValue> seeds = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      seeds.add(new SeedValue(i + 1, values[i]));
    }
    return new Subject(expectation, "large", new LinkedHashMap<>(), -expectation.margin())
        .tested(seeds, StudentT.of(values), Optional.empty());
  }

  @Test
  void threeSeedsThatDecideNothing() {
    Finding finding = judge("perplexity of large < small", -0.5, -0.1, -0.6);
    assertEquals(Verdict.INCONCLUSIVE, finding.verdict());
    assertSaid(
        "mean is %.1f and the interval %.3f to %.3f",
        finding.effect(), finding.interval().low(), finding.interval().high());
  }

  @Test
  void theOrderOfVerdicts() {
    String order = "in this order: reproduced, not run, inconclusive, refuted.";
    assertSaid("%s", order);
    assertEquals(
        List.of(Verdict.REPRODUCED, Verdict.NOT_RUN, Verdict.INCONCLUSIVE, Verdict.REFUTED),
        Arrays.stream(Verdict.values()).sorted((a, b) -> a.worse(b) == a ? 1 : -1).toList());
    assertSaid("With fewer than %s, an expectation", Judge.FEWEST_SEEDS == 3 ? "three" : "?");
  }

  @Test
  void powerAndSeeds() {
    for (int n : new int[] {3, 5, 10}) {
      assertSaid(
          "| %d | %.0f %% | %.2f standard deviation",
          n, 100 * Power.of(Math.sqrt(n), n - 1), Power.detectable(1 / Math.sqrt(n), n - 1));
    }
    assertSaid(
        "two standard deviations four times in five takes %d seeds, of one standard deviation %d, of"
            + " half a one %d.",
        Power.seeds(2, 1, 1).orElseThrow(),
        Power.seeds(1, 1, 1).orElseThrow(),
        Power.seeds(0.5, 1, 1).orElseThrow());
  }

  @Test
  void holmsCorrection() {
    double[] adjusted = Holm.adjust(0.01, 0.04, 0.03);
    assertSaid(
        "p-values 0.01, 0.04 and 0.03 get %.2f, %.2f and %.2f",
        adjusted[0], adjusted[1], adjusted[2]);
  }

  @Test
  void effectSize() {
    StudentT paired = StudentT.of(DIFFERENCES);
    assertSaid(
        "%.2f / %.3f = %.2f, corrected %.2f",
        paired.mean(), paired.sd(), paired.mean() / paired.sd(), HedgesG.paired(paired));
  }

  @Test
  void varianceExplained() {
    double[] values = {9.0, 9.3, 8.6, 8.7, 8.0, 8.2, 7.6, 7.8};
    List<String> width =
        List.of("small", "small", "small", "small", "large", "large", "large", "large");
    List<String> rate = List.of("low", "low", "high", "high", "low", "low", "high", "high");
    List<String> seed = List.of("1", "2", "1", "2", "1", "2", "1", "2");
    for (int i = 0; i < values.length; i += 2) {
      assertSaid("| %s | %s | %.1f | %.1f |", width.get(i), rate.get(i), values[i], values[i + 1]);
    }
    VarianceExplained explained =
        VarianceExplained.of(
            List.of(
                new VarianceExplained.Factor("width", width),
                new VarianceExplained.Factor("rate", rate)),
            new VarianceExplained.Factor("seed", seed),
            values);
    assertSaid(
        "%.1f %% of the variance goes with the width, %.1f %% with the rate and %.1f %% with the"
            + " seed.",
        100 * share(explained, "width"),
        100 * share(explained, "rate"),
        100 * share(explained, "seed"));
  }

  private static double share(VarianceExplained explained, String name) {
    return explained.sources().stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow()
        .share();
  }
}
