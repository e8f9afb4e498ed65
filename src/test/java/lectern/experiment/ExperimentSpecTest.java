package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.config.Settings;
import lectern.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentSpecTest {
  @TempDir private Path folder;

  @Test
  void aRightFileIsReadWhole() {
    ExperimentSpec spec = Specs.right(folder);
    assertEquals("sample", spec.id());
    assertEquals(List.of("linear", "deep"), List.copyOf(spec.arms().keySet()));
    assertEquals(4, spec.seeds());
    assertEquals(List.of("quick", "full"), List.copyOf(spec.profiles().keySet()));
    assertEquals(OptionalInt.of(3), spec.profile("quick").seeds());
    assertEquals("model.kind=deep-mlp", spec.arms().get("deep").toString());
    Claim claim = spec.claims().getFirst();
    assertEquals("B1", claim.id());
    assertEquals(2, claim.expect().size());
    assertEquals("sample.yaml:20", claim.expect().getFirst().place().toString());
    assertEquals(ChartSpec.Kind.LINE, spec.charts().getFirst().kind());
    assertTrue(spec.charts().getFirst().overSteps());
    assertEquals(List.of("floor"), spec.charts().getLast().floors());
  }

  @Test
  void aGoalAndAHighlightAreRead() {
    ExperimentSpec plain = Specs.right(folder);
    assertTrue(plain.goal().isEmpty());
    assertFalse(plain.highlight());
    ExperimentSpec spec =
        Specs.changed(folder, "seeds: 4", "seeds: 4\ngoal: maximize accuracy\nhighlight: true");
    Goal goal = spec.goal().orElseThrow();
    assertEquals(new Goal(Goal.Direction.MAXIMIZE, "accuracy"), goal);
    assertEquals("maximize accuracy", goal.toString());
    assertTrue(spec.highlight());
    assertEquals(
        List.of(0.9, 0.5, Double.NaN),
        Stream.of(0.5, Double.NaN, 0.9).sorted(goal.bestFirst()).toList());
  }

  /// What is written instead of what, where the error points and what it says.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          seeds: 4                 | sedes: 4                  | 13 | unknown key 'sedes'; did you mean 'seeds'?
          seeds: 4                 | seeds: many               | 13 | seeds must be a whole number
          seeds: 4                 | seeds: 0                  | 13 | it must be 1 to 1000
          seeds: 4                 | ^seeds: 4\nseeds: 5^      | 14 | the key 'seeds' is given twice, first at sample.yaml:13
          seeds: 4                 | ^goal: maximise accuracy^ | 13 | expected 'minimize' or 'maximize', found 'maximise'
          seeds: 4                 | ^goal: minimize los^      | 13 | there is no measure 'los'; did you mean 'loss'?
          seeds: 4                 | ^goal: minimize loss soon^ | 13 | expected nothing more, found 'soon'
          seeds: 4                 | highlight: perhaps        | 13 | highlight is 'perhaps'; it must be true or false
          id: sample               | id: simple                | 1  | the file is named 'sample'
          id: sample               | id: ../evil               | 1  | lower-case words joined by hyphens
          title: A sample          | ^title: ^                 | 3  | title must be a text, found nothing
          task: fake               | task: fkae                | 5  | there is no task 'fkae'; did you mean 'fake'?
          hidden: 8                | hiden: 8                  | 7  | unknown setting 'model.hiden'; did you mean 'model.hidden'?
          hidden: 8                | hidden: wide              | 7  | model.hidden must be a whole number of at most 2147483647, found 'wide'
          hidden: 8                | hidden: 99999999999       | 7  | model.hidden must be a whole number of at most
          hidden: 8                | hidden: 0                 | 7  | hidden is 0; it must be 1 or more
          hidden: 8                | hidden: [8]               | 7  | found a list
          hidden: 8                | ^hidden: "8"^             | 7  | model.hidden must be a whole number
          ^, hidden: 8^            | ^^                        | 6  | no value for model.hidden (a whole number
          rate: 0.1                | rate: .nan                | 8  | train.rate must be a number, found '.nan'
          rate: 0.1                | rate: 1e999               | 8  | train.rate must be a number
          rate: 0.1                | ^rate: ^                  | 8  | train.rate must be a number, found nothing
          kind: linear             | kind: lienar              | 7  | model.kind is 'lienar'; did you mean 'linear'? Allowed: linear, deep-mlp.
          model.kind: deep-mlp     | model.knid: deep-mlp      | 11 | unknown setting 'model.knid'; did you mean 'model.kind'?
          model.kind: deep-mlp     | model: 5                  | 11 | model is a section
          model.kind: deep-mlp     | data.gap: 5               | 12 | data.gap is in the grid and in the arm 'deep'
          deep:                    | of:                       | 11 | no arm can be called 'of'
          deep:                    | ../deep:                  | 11 | the arm '../deep' must begin with a letter
          ^data.gap: [5, 20]^      | ^data.gap: []^            | 12 | no values for data.gap
          ^data.gap: [5, 20]^      | ^data.gap: [5, 5]^        | 12 | a value of data.gap twice
          ^data.gap: [5, 20]^      | ^data.gap: [5, 20, soon]^ | 12 | data.gap must be a whole number
          ^data.gap: [5, 20]^      | ^data.gpa: [5, 20]^       | 12 | unknown setting 'data.gpa'
          train.steps: 6           | train.stesp: 6            | 15 | unknown setting 'train.stesp'; did you mean 'train.steps'?
          ^quick: { seeds: 3^      | ^fast: { seeds: 3^        | 14 | the profile 'quick' is missing
          accuracy of deep >       | acuracy of deep >         | 20 | there is no measure 'acuracy'; did you mean 'accuracy'?
          accuracy of deep >       | accuracy of depe >        | 20 | there is no arm 'depe'; did you mean 'deep'?
          > linear by              | > liner by                | 20 | there is no arm or measure 'liner'; did you mean 'linear'?
          > linear by              | > deep by                 | 20 | compared with itself
          by 0.2                   | by much                   | 20 | expected the margin after 'by', found 'much'
          by 0.2                   | by -0.2                   | 20 | it must be 0 or more
          by 0.2                   | within 0.2                | 20 | 'within' goes with '='
          where data.gap = 20      | where data.gpa = 20       | 20 | there is no 'data.gpa' in the grid; did you mean 'data.gap'?
          where data.gap = 20      | where data.gap = 21       | 20 | the grid has no data.gap = 21
          where data.gap = 20      | when data.gap = 20        | 20 | expected 'by', 'within', 'where', 'in every run' or the end, found 'when'
          in every run             | in each run               | 21 | expected 'every', found 'each'
          over step by arm         | over stpe by arm          | 23 | there is no 'stpe' in the grid
          over step by arm         | by arm                    | 23 | a line needs a horizontal axis
          ^bar: accuracy^          | ^pie: accuracy^           | 24 | unknown key 'pie'
          ^bar: accuracy^          | ^bar: acuracy^            | 24 | there is no measure 'acuracy'
          charts:                  | ^  - id: B1\n    text: x\n    expect: [accuracy > 0]\ncharts:^ | 22 | the claim 'B1' is given twice
          text: Depth helps.       | txt: Depth helps.         | 18 | unknown key 'txt'; did you mean 'text'?
          ^title: A sample^        | ^title: [A sample^         | 4  | this is not YAML
          ^title: A sample^        | ^title: !!java.net.URL x^ | 3  | is not allowed
          lecture: kutuzov         | ^[a]: b^                  | 2  | a key must be a single word
          """)
  void aWrongFileIsRefusedWithItsLine(String from, String to, int line, String says) {
    InputException error =
        assertThrows(InputException.class, () -> Specs.changed(folder, from, to));
    assertTrue(error.getMessage().contains(says), error.getMessage());
    assertTrue(error.getMessage().startsWith("sample.yaml:" + line + ": "), error.getMessage());
  }

  @Test
  void aHugeGridIsRefused() {
    String many =
        IntStream.range(0, 3000)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", ", "[", "]"));
    InputException error =
        assertThrows(
            InputException.class,
            () ->
                Specs.right(folder)
                    .plan(
                        new FakeTask(),
                        new Choice(
                            "full",
                            Settings.of(YamlReader.mapping("--set", "data.gap: " + many)),
                            OptionalInt.empty())));
    assertTrue(error.getMessage().contains("more than 10000 runs"), error.getMessage());
  }
}
