package lectern.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lectern.InputException;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunStatus;
import lectern.store.Comparison.Relation;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunQueryTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /// a: an LSTM of 128; b: an Elman network of 64 that diverged; c: failed, of another experiment.
  private static final List<RunEntry> RUNS =
      List.of(
          entry(
              "a",
              "lm",
              "lstm",
              Map.of("model.hidden", "128", "model.cell", "lstm", "loss", "cross-entropy"),
              Map.of("perplexity", 4.5, "loss", 1.5),
              RunStatus.FINISHED,
              noon(2026, 11, 20),
              new Annotations(List.of("baseline", "good"), "Seems fine")),
          entry(
              "b",
              "lm",
              "elman",
              Map.of("model.hidden", "64", "model.cell", "elman"),
              Map.of("perplexity", Double.NaN, "loss", Double.POSITIVE_INFINITY),
              RunStatus.STOPPED,
              noon(2026, 11, 1),
              Annotations.NONE),
          entry(
              "c",
              "xor",
              "mlp",
              Map.of("hidden", "[4, 5]", "rate", "5e-2"),
              Map.of(),
              RunStatus.FAILED,
              noon(2026, 10, 31),
              new Annotations(List.of("goodish"), "")));

  private static Instant noon(int year, int month, int day) {
    return LocalDateTime.of(year, month, day, 12, 0).atZone(ZoneId.systemDefault()).toInstant();
  }

  private static RunEntry entry(
      String id,
      String experiment,
      String arm,
      Map<String, String> configuration,
      Map<String, Double> measures,
      RunStatus status,
      Instant start,
      Annotations annotations) {
    Run run =
        new Run(
            id,
            "study",
            3,
            experiment,
            "quick",
            "task",
            arm,
            new LinkedHashMap<>(),
            7,
            new LinkedHashMap<>(configuration),
            status,
            new Measures(new LinkedHashMap<>(measures)),
            12.5,
            start,
            Optional.empty(),
            Path.of(id));
    return new RunEntry(run, id + "0123456789abcdef", "clean", annotations);
  }

  private static String found(String query) {
    return RunQuery.parse(query).in(RUNS, NOW).stream()
        .map(entry -> entry.run().id())
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model.hidden>=128 and perplexity<5 | a",
        "model.hidden >= 64 | ab",
        "model.hidden = 128.0 | a",
        "model.hidden = \"64\" | b",
        "model.hidden != 64 | a",
        "not model.hidden = 64 | ac",
        "model.cell = lstm | a",
        "model.cell = LSTM | ''",
        "model.cell ~ L | ab",
        "experiment = lm | ab",
        "experiment ~ 'M' or arm = mlp | abc",
        "arm = lstm or arm = mlp and seed = 8 | a",
        "(arm = lstm or arm = mlp) and seed = 7 | ac",
        "NOT (arm = lstm OR arm = mlp) | b",
        "not not arm = lstm | a",
        "perplexity < 1e9 | a",
        "perplexity >= -1e9 | a",
        "perplexity = NaN | b",
        "perplexity != 3 | ab",
        "measure.loss > 1e300 | b",
        "loss = cross-entropy | a",
        "loss > 1e300 | b",
        "config.loss ~ entropy | a",
        "rate = .05 | c",
        "rate < 5.1e-2 | c",
        "hidden = '[4, 5]' | c",
        "status = finished | a",
        "status = stopped | b",
        "status = 'stopped early' | b",
        "status != failed | ab",
        "status ~ early | b",
        "tag = good | a",
        "tag ~ good | ac",
        "tag != good | bc",
        "tag != baseline and tag != goodish | b",
        "note ~ FINE | a",
        "note = '' | bc",
        "commit = a0123 | a",
        "commit = A0 | a",
        "commit != a0 | bc",
        "tree = clean | abc",
        "seconds > 12 and seconds <= 12.5 | abc",
        "id = b | b",
        "profile = quick and task = task and study = study | abc",
        "start > 2d | a",
        "start < 2w | bc",
        "start >= 100d | abc",
        "start >= 2026-11-01 | ab",
        "start > 2026-11-01 | a",
        "start <= 2026-11-01 | bc",
        "start < 2026-11-01 | c",
        "start = 2026-11-01 | b",
        "start != 2026-11-01 | ac",
        "start = 2026-11-01T12:00 | b",
        "start > 2026-11-01T12:00:00 | a",
        "'' | abc",
      })
  void findsWhatIsLikeThat(String query, String expected) {
    assertEquals(expected, found(query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "arm | character 4: expected =, !=, <, <=, >, >= or ~, found its end.",
        "arm = | character 6: expected a value, found its end.",
        "arm == mlp | character 6: expected a value, found '='.",
        "arm = mlp seed = 1 | character 11: expected 'and', 'or' or the end, found 'seed'.",
        "arm = mlp and | character 14: expected the name of a field",
        "(arm = mlp | character 11: expected ')', found its end.",
        "arm = mlp) | character 10: expected 'and', 'or' or the end, found ')'.",
        "= 3 | character 1: expected the name of a field",
        "and = 3 | character 1: expected the name of a field",
        "arm = or | character 7: expected a value, found 'or'.",
        "note = \"never closed | character 8: the quote is never closed",
        "seed = 1 & arm = x | character 10: expected 'and', 'or' or the end, found '&'.",
        "seed = 1 and arm < x | character 14: '<' compares numbers and 'arm' is a text",
        "perplexity < low | '<' compares numbers and 'low' is none",
        "seed > 0x1F | '>' compares numbers and '0x1F' is none",
        "tag >= good | 'tag' is a text",
        "status = finnished | did you mean 'finished'?",
        "start > yesterday | 'yesterday' is no time; write a day such as 2026-11-01",
        "start > 2026-13-01 | is no time",
        "start = 2d | No run began exactly so long ago",
        "start ~ 2026 | 'start' is a time",
      })
  void saysWhereAndWhatIsWrong(String query, String expected) {
    InputException e = assertThrows(InputException.class, () -> RunQuery.parse(query));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertTrue(e.getMessage().startsWith("Query \"" + query + "\""), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 5_000})
  void deepQueriesAreRefused(int depth) {
    String query = "(".repeat(depth) + "seed = 1" + ")".repeat(depth);
    assertThrows(InputException.class, () -> RunQuery.parse(query));
    assertThrows(InputException.class, () -> RunQuery.parse("not ".repeat(depth) + "seed = 1"));
  }

  @Test
  void fieldThatNoRunHasIsAMistake() {
    InputException e = assertThrows(InputException.class, () -> found("perplexty < 5"));
    assertTrue(e.getMessage().contains("did you mean 'perplexity'?"), e.getMessage());
    assertThrows(InputException.class, () -> found("config.perplexity < 5"));
    assertThrows(InputException.class, () -> found("arm = lstm or not measure.rate = 1"));
    assertEquals(List.of(), RunQuery.parse("perplexty < 5").in(List.of(), NOW));
  }

  @Test
  void orderOfWhatIsATextEverywhereIsAMistake() {
    InputException e = assertThrows(InputException.class, () -> found("model.cell > 3"));
    assertTrue(e.getMessage().contains("'model.cell' is a text in every run"), e.getMessage());
  }

  @Property(tries = 500)
  void printedQueryReadAgainIsTheSame(@ForAll("conditions") Condition condition) {
    RunQuery query = RunQuery.of(condition);
    assertEquals(query, RunQuery.parse(query.toString()), query.toString());
  }

  @Property(tries = 2000)
  void anyTextIsAQueryOrAnInputException(@ForAll("texts") String text) {
    try {
      RunQuery query = RunQuery.parse(text);
      assertEquals(query, RunQuery.parse(query.toString()));
    } catch (InputException e) {
      assertTrue(e.getMessage().startsWith("Query"), e.getMessage());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "(", ")", "and", "or", "not", "=", "<", "~", "\"", "\\", "'", " ", "a", "5")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<Condition> conditions() {
    Arbitrary<String> odd =
        Arbitraries.strings()
            .withChars("ab.\"\\' ()=<>\t\n\u00e4\u4e2d-")
            .ofMinLength(1)
            .ofMaxLength(6);
    Arbitrary<String> word = Arbitraries.oneOf(odd, Arbitraries.of("and", "NOT", "or", "5", "x"));
    Arbitrary<Condition> leaf =
        Arbitraries.oneOf(
            Combinators.combine(
                    word.filter(name -> new RunField(name).kind() == RunField.Kind.OPEN),
                    Arbitraries.of(Relation.EQUAL, Relation.NOT_EQUAL, Relation.CONTAINS),
                    Arbitraries.oneOf(word, Arbitraries.just("")))
                .as((name, relation, value) -> new Comparison(new RunField(name), relation, value)),
            Combinators.combine(Arbitraries.of(Relation.values()), Arbitraries.integers())
                .filter((relation, _) -> relation != Relation.CONTAINS)
                .as((relation, value) ->
                    new Comparison(new RunField("seed"), relation, "" + value)));
    return nested(leaf, 3);
  }

  private static Arbitrary<Condition> nested(Arbitrary<Condition> leaf, int depth) {
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Condition> inner = nested(leaf, depth - 1);
    Arbitrary<List<Condition>> several = inner.list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.oneOf(
        leaf,
        inner.map(Condition.Not::new),
        several.map(Condition.All::new),
        several.map(Condition.AnyOf::new));
  }
}
