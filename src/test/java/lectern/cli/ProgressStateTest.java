package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressStateTest {
  private static final ProgressState SWEEP =
      new ProgressState(
          "gap-sweep",
          /* ended= */ 12,
          /* planned= */ 40,
          /* share= */ 0.325,
          OptionalDouble.of(83.4),
          Optional.of("loss 0.3012, lstm, data.gap = 5 (2 seeds)"),
          List.of(
              new ProgressState.UnderWay("lstm, data.gap = 20, seed 3", "412/2000", "loss 0.313"),
              new ProgressState.UnderWay("rnn, data.gap = 20, seed 1", "7/2000", "loss 2.013"),
              new ProgressState.UnderWay("rnn, data.gap = 20, seed 2", "", "")));

  @Test
  void aScreenHasABarTheBestAndALineARun() {
    assertEquals(
        """
        gap-sweep  ██████▉░░░░░░░░░░░░░░  12 of 40 runs  32 %  83 s left
        best so far: loss 0.3012, lstm, data.gap = 5 (2 seeds)
        lstm, data.gap = 20, seed 3  412/2000  loss 0.313
        rnn, data.gap = 20, seed 1     7/2000  loss 2.013
        rnn, data.gap = 20, seed 2
        """,
        String.join("\n", SWEEP.lines(64, 24)) + "\n");
  }

  @Test
  void aLogFileHasASentence() {
    assertEquals(
        "gap-sweep: 12 of 40 runs, 32 %, about 83 s left; best so far loss 0.3012, lstm, data.gap ="
            + " 5 (2 seeds); lstm, data.gap = 20, seed 3, 412/2000, loss 0.313",
        SWEEP.sentence());
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 54, 59, 79, 119, 300})
  void noLineIsWiderThanTheTerminal(int columns) {
    for (String line : SWEEP.lines(columns, 24)) {
      assertTrue(line.codePointCount(0, line.length()) <= columns, line);
    }
  }

  @Test
  void aNarrowTerminalKeepsArmSeedAndSteps() {
    String line = SWEEP.lines(40, 24).get(2);
    assertEquals("lstm, da…0, seed 3  412/2000  loss 0.313", line);
  }

  @Test
  void aLowTerminalCountsWhatItCannotShow() {
    List<ProgressState.UnderWay> runs =
        IntStream.range(0, 64)
            .mapToObj(i -> new ProgressState.UnderWay("arm, seed " + i, "", ""))
            .toList();
    ProgressState many =
        new ProgressState("x", 0, 64, 0, OptionalDouble.empty(), Optional.empty(), runs);
    List<String> lines = many.lines(79, 23);
    assertEquals(23, lines.size());
    assertEquals("and 43 more under way", lines.getLast());
  }

  @Test
  void allIsDoneOnlyWhenItIs() {
    ProgressState nearly =
        new ProgressState("x", 9, 10, 0.9999, OptionalDouble.empty(), Optional.empty(), List.of());
    assertTrue(nearly.sentence().contains("9 of 10 runs, 99 %"), nearly.sentence());
    ProgressState done =
        new ProgressState("x", 10, 10, 1, OptionalDouble.empty(), Optional.empty(), List.of());
    assertAll(
        () -> assertEquals("x: 10 of 10 runs, 100 %", done.sentence()),
        () -> assertFalse(done.lines(79, 24).getFirst().contains("░")));
  }

  @ParameterizedTest
  @CsvSource({"0.4, 0 s", "99.4, 99 s", "100, 2 min", "5940, 99 min", "12000, 3 h 20 min"})
  void durationsAreAsExactAsTheyCanBe(double seconds, String expected) {
    assertEquals(expected, ProgressState.duration(seconds, ""));
  }
}
