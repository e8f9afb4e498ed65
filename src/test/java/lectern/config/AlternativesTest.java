package lectern.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lectern.InputException;
import lectern.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class AlternativesTest {
  sealed interface Model permits Linear, NaiveBayes, Sst2 {}

  record Linear(double rate, Optional<Integer> steps) implements Model {}

  record NaiveBayes(double smoothing, Optional<Integer> steps) implements Model {
    static final NaiveBayes DEFAULT = new NaiveBayes(1, Optional.of(7));
  }

  record Sst2(Inner inner) implements Model {}

  sealed interface Inner permits Words, Letters {}

  record Words(int atMost) implements Inner {}

  record Letters() implements Inner {}

  record Config(int size, Model model) {}

  record Usual(Model model, Optional<Model> other) {
    static final Usual DEFAULT = new Usual(new Linear(0.5, Optional.empty()), Optional.empty());
  }

  private static Settings settings(String yaml) {
    return Settings.of(YamlReader.mapping("c.yaml", yaml));
  }

  private static Config bind(String yaml) {
    return Binder.bind(Config.class, settings(yaml));
  }

  private static void refused(String yaml, String... parts) {
    InputException error = assertThrows(InputException.class, () -> bind(yaml));
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage());
    }
  }

  @Test
  void theKindSaysWhichRecordIsMade() {
    assertEquals(
        new Config(3, new Linear(0.25, Optional.of(2))),
        bind("size: 3\nmodel: { kind: linear, rate: 0.25, steps: 2 }"));
    assertEquals(
        new Config(3, new NaiveBayes(2, Optional.of(7))),
        bind("size: 3\nmodel: { kind: naive-bayes, smoothing: 2 }"));
    assertEquals(
        new Config(3, new Sst2(new Words(5))),
        bind("size: 3\nmodel: { kind: sst2, inner: { kind: words, atMost: 5 } }"));
    assertEquals(
        new Config(3, new Sst2(new Letters())),
        bind("size: 3\nmodel: { kind: sst2, inner.kind: letters }"));
  }

  @Test
  void whatIsMissingOrOfAnotherKindIsSaid() {
    refused("size: 3", "model.kind (one of linear, naive-bayes, sst2)");
    refused("size: 3\nmodel.rate: 1", "model.kind (one of linear");
    refused("size: 3\nmodel.kind: linear", "model.rate (a number)");
    refused("size: 3\nmodel: { kind: naive-bays }", "'naive-bays'", "naive-bayes");
    refused(
        "size: 3\nmodel: { kind: linear, rate: 1, smoothing: 2 }",
        "c.yaml:2",
        "model.smoothing is a setting for model.kind = naive-bayes alone");
    refused("size: 3\nmodel: { kind: linear, rate: 1, smooth: 2 }", "unknown setting");
    refused("size: 3\nmodel: linear", "model is a section");
  }

  @Test
  void aDefaultHasAKindToo() {
    Usual usual = Binder.bind(Usual.class, Settings.none());
    assertEquals(Usual.DEFAULT, usual);
    assertEquals(
        new Linear(2, Optional.empty()),
        Binder.bind(Usual.class, settings("model.rate: 2")).model());
    assertEquals(
        NaiveBayes.DEFAULT, Binder.bind(Usual.class, settings("model.kind: naive-bayes")).model());
    assertEquals(
        Optional.of(NaiveBayes.DEFAULT),
        Binder.bind(Usual.class, settings("other.kind: naive-bayes")).other());
    InputException open =
        assertThrows(
            InputException.class, () -> Binder.bind(Usual.class, settings("other.smoothing: 3")));
    assertTrue(open.getMessage().contains("other.kind"), open.getMessage());
  }

  @Test
  void whatSeveralArmsAreGivenNeedNotFitEach() {
    Settings shared =
        settings("size: 3\nmodel: { kind: linear, rate: 0.5, steps: 4 }")
            .with(settings("model: { kind: naive-bayes }"));
    assertEquals(
        "size=3 model.kind=naive-bayes model.steps=4",
        Binder.applicable(Config.class, shared).toString());
    // a word that nobody knows stays, to be complained of
    assertTrue(
        Binder.applicable(Config.class, shared.with(settings("model.stops: 1")))
            .byPath()
            .containsKey("model.stops"));
  }

  @Test
  void whatStandsTogetherMustFit() {
    Binder.checkKinds(Config.class, settings("model: { kind: linear, rate: 1 }"));
    Binder.checkKinds(Config.class, settings("model.rate: 1\nmodel.smoothing: 2"));
    assertThrows(
        InputException.class,
        () -> Binder.checkKinds(Config.class, settings("model: { kind: linear, smoothing: 1 }")));
  }

  @Test
  void everythingIsListedWithTheKindItBelongsTo() {
    assertEquals(
        List.of(
            "size",
            "model.kind",
            "model.smoothing (model.kind = naive-bayes)",
            "model.steps (model.kind = naive-bayes)"),
        Settable.of(Config.class, settings("model.kind: naive-bayes")).stream()
            .map(Settable::name)
            .toList());
    List<String> all = Settable.of(Config.class).stream().map(Settable::name).toList();
    assertEquals(
        List.of(
            "model.inner.kind (model.kind = sst2)",
            "model.inner.atMost (model.kind = sst2, model.inner.kind = words)"),
        all.subList(6, 8));
    assertEquals(
        List.of("size", "model.kind", "model.rate", "model.steps", "model.smoothing"),
        Binder.paths(Config.class).subList(0, 5));
    assertEquals("one of linear, naive-bayes, sst2", Settable.of(Config.class).get(1).kind());
  }
}
