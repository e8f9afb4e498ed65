package lectern.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import lectern.InputException;
import lectern.run.RunConfig;
import lectern.run.RunPlan;
import lectern.yaml.Yaml;
import lectern.yaml.YamlReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BinderTest {
  enum Choice {
    PLAIN,
    TWO_WORDS
  }

  record Inner(int size, double rate) {
    static final Inner DEFAULT = new Inner(3, 0.5);

    Inner {
      if (size % 2 == 0) {
        throw new IllegalArgumentException("size " + size + " is even while rate is " + rate);
      }
    }
  }

  record Everything(
      int whole,
      long big,
      double number,
      boolean flag,
      String text,
      Choice choice,
      List<Integer> list,
      Optional<Double> maybe,
      Inner inner,
      Optional<Inner> maybeInner) {}

  record Reduced(Optional<Integer> width, Optional<Inner> inner) {
    static final Reduced DEFAULT = new Reduced(Optional.of(100), Optional.empty());
  }

  private static Everything bind(String yaml) {
    return Binder.bind(Everything.class, Settings.of(YamlReader.mapping("c.yaml", yaml)));
  }

  private static final String ALL =
      """
      whole: 7
      big: 5000000000
      number: -1.5e-3
      flag: true
      text: 12 monkeys
      choice: two-words
      list: [3, 5]
      """;

  @Test
  void everyKindOfComponentIsBound() {
    Everything bound = bind(ALL + "inner: { size: 5 }\nmaybe: 2\nmaybeInner.rate: 0.25\n");
    assertEquals(
        new Everything(
            7,
            5_000_000_000L,
            -0.0015,
            true,
            "12 monkeys",
            Choice.TWO_WORDS,
            List.of(3, 5),
            Optional.of(2.0),
            new Inner(5, 0.5),
            Optional.of(new Inner(3, 0.25))),
        bound);
  }

  @Test
  void whatIsNotGivenIsTheDefaultOrEmpty() {
    Everything bound = bind(ALL);
    assertEquals(Inner.DEFAULT, bound.inner());
    assertEquals(Optional.empty(), bound.maybe());
    assertEquals(Optional.empty(), bound.maybeInner());
  }

  @Test
  void everythingMissingIsNamedAtOnce() {
    InputException error = assertThrows(InputException.class, () -> bind("big: 1"));
    assertTrue(
        error.getMessage().contains("whole (a whole number) and number"), error.getMessage());
    assertTrue(error.getMessage().contains("list (a list, each a whole number"));
  }

  @Test
  void aConstructorsComplaintPointsAtTheKeyItNames() {
    InputException error =
        assertThrows(InputException.class, () -> bind(ALL + "inner:\n  rate: 1\n  size: 4\n"));
    assertEquals("c.yaml:10: size 4 is even while rate is 1.0.", error.getMessage());
  }

  @Test
  void aListsItemsAreChecked() {
    InputException error =
        assertThrows(InputException.class, () -> bind(ALL.replace("[3, 5]", "[3, x]")));
    assertEquals(
        "c.yaml:7: list must be a whole number of at most 2147483647, found 'x'.",
        error.getMessage());
  }

  @Test
  void pathsAreListedInOrder() {
    assertEquals(
        List.of(
            "whole",
            "big",
            "number",
            "flag",
            "text",
            "choice",
            "list",
            "maybe",
            "inner.size",
            "inner.rate",
            "maybeInner.size",
            "maybeInner.rate"),
        Binder.paths(Everything.class));
  }

  @Test
  void aPathInOnePieceAndNestedIsTheSame() {
    assertEquals(bind(ALL + "inner.size: 5"), bind(ALL + "inner: { size: 5 }"));
    InputException error =
        assertThrows(InputException.class, () -> bind(ALL + "inner.size: 5\ninner: { size: 7 }\n"));
    assertTrue(error.getMessage().startsWith("c.yaml:9: inner.size is given twice"));
  }

  @Property(tries = 200)
  void aConfigurationComesBackFromItsFile(
      @ForAll int whole,
      @ForAll long big,
      @ForAll @DoubleRange(min = -1e300, max = 1e300) double number,
      @ForAll boolean flag,
      @ForAll Choice choice,
      @ForAll List<Integer> list) {
    Everything config =
        new Everything(
            whole,
            big,
            number,
            flag,
            "5",
            choice,
            list,
            Optional.of(number),
            Inner.DEFAULT,
            Optional.empty());
    assertEquals(config, Binder.bind(Everything.class, fromItsFile(config)));
  }

  /// Else a run that is replayed or resumed would compute something else.
  @Test
  void whatIsAbsentStaysAbsentWhereTheDefaultIsPresent() {
    Reduced whole = new Reduced(Optional.empty(), Optional.empty());
    assertEquals(whole, Binder.bind(Reduced.class, fromItsFile(whole)));
    Reduced reduced = new Reduced(Optional.of(7), Optional.of(Inner.DEFAULT));
    assertEquals(reduced, Binder.bind(Reduced.class, fromItsFile(reduced)));
  }

  private static Settings fromItsFile(Record config) {
    RunPlan plan =
        new RunPlan("x", "quick", "t", "a", new LinkedHashMap<>(), 1, Settings.none(), config);
    Yaml.Mapping file = YamlReader.mapping("config.yaml", RunConfig.write(plan, "s", 1));
    return Settings.of((Yaml.Mapping) file.entries().get("configuration"));
  }
}
