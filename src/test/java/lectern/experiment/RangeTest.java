package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lectern.InputException;
import lectern.experiment.Range.Between;
import lectern.experiment.Range.Numbers;
import lectern.experiment.Range.Scale;
import lectern.tensor.RandomStream;
import lectern.yaml.Place;
import lectern.yaml.Yaml;
import lectern.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
  private static final Place PLACE = new Place("sample.yaml", 12);

  private static Range range(String text) {
    return Range.of("train.rate", PLACE, YamlReader.value("sample.yaml", text));
  }

  private static double[] draws(String text, int count) {
    RandomStream root = RandomStream.of(17);
    return IntStream.range(0, count)
        .mapToDouble(i -> Double.parseDouble(range(text).draw(root.split(i)).text()))
        .toArray();
  }

  @Test
  void everyFormIsRead() {
    assertEquals(new Between(0, 0.5, Scale.LINEAR, Numbers.REAL, PLACE), range("0 .. 0.5"));
    assertEquals(new Between(1e-4, 0.1, Scale.LOG, Numbers.REAL, PLACE), range("1e-4..1e-1 log"));
    assertEquals(new Between(1, 4, Scale.LINEAR, Numbers.WHOLE, PLACE), range("1 .. 4 whole"));
    assertEquals(
        new Between(16, 256, Scale.LOG, Numbers.WHOLE, PLACE), range("16 .. 256 whole log"));
    assertEquals(range("16 .. 256 whole log"), range("16 ..256   log whole"));
    assertEquals(new Between(-3, -1, Scale.LINEAR, Numbers.REAL, PLACE), range("-3 .. -1"));
    assertEquals("[rnn, lstm]", range("[rnn, lstm]").text());
  }

  @ParameterizedTest
  @CsvSource({
    "0 .. 0.5",
    "0.0001 .. 0.1 log",
    "1E-7 .. 0.1 log",
    "1 .. 4 whole",
    "16 .. 256 whole log"
  })
  void whatIsWrittenReadsBack(String text) {
    assertEquals(text, range(text).text());
  }

  /// Each with a part of what the message says; all name the place and the path.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          16 to 256          | is no range; give
          64                 | is no range; give
          ..                 | is no range
          1 ..               | is no range
          .. 5               | is no range
          low .. high        | low' is no number
          0x10 .. 0x20       | 0x10' is no number
          0 .. Infinity      | Infinity' is no number
          NaN .. 1           | NaN' is no number
          0 .. 1e999         | 1e999' is no number
          0.5 .. 0.5         | the second number must be the larger one
          1 .. 0             | the second number must be the larger one
          0 .. 1 log         | must begin above 0
          -1 .. 1 whole log  | must begin above 0
          0.5 .. 4 whole     | must be whole
          1 .. 1e16 whole    | 1e15 at most
          -1e308 .. 1e308    | too wide
          1 .. 4 hole        | did you mean 'whole
          1 .. 4 integer     | Allowed: whole, log.
          []                 | is empty; give at least one
          [rnn, lstm, rnn]   | one of them twice
          { low: 1 }         | found keys and values
          """)
  void whatIsNoRangeIsToldWhatWouldBe(String text, String part) {
    String message = assertThrows(InputException.class, () -> range(text)).getMessage();
    assertTrue(message.startsWith("sample.yaml:12: "), message);
    assertTrue(message.contains("train.rate") && message.contains(part), message);
  }

  @Test
  void sharesAreLaidOutOverTheRange() {
    Between linear = (Between) range("2 .. 4");
    assertEquals(2, linear.at(0));
    assertEquals(3, linear.at(0.5));
    Between log = (Between) range("1e-4 .. 1 log");
    assertEquals(1e-4, log.at(0));
    assertEquals(1e-2, log.at(0.5));
    assertEquals(1e-1, log.at(0.75));
    assertEquals(0.003162, log.at(0.375)); // 10^-2.5, four digits
    Between whole = (Between) range("1 .. 3 whole"); // 0.5 .. 3.5, a third each
    assertEquals(1, whole.at(0));
    assertEquals(1, whole.at(0.33));
    assertEquals(2, whole.at(0.34));
    assertEquals(3, whole.at(0.67));
    assertEquals(3, whole.at(Math.nextDown(1.0)));
    Between powers = (Between) range("1 .. 4 whole log"); // 0.5 .. 4.5: ln 9 in all
    assertEquals(1, powers.at(0.49)); // 0.5 · 9^0.5 is 1.5
    assertEquals(2, powers.at(0.51));
    assertEquals(4, powers.at(0.99));
  }

  @Test
  void drawsStayWithinAndAreExactlyWhatTheirTextSays() {
    for (String text : List.of("0.12345 .. 0.12351", "1e-7 .. 1e-3 log", "7 .. 11 whole")) {
      Between range = (Between) range(text);
      RandomStream root = RandomStream.of(3);
      for (int i = 0; i < 500; i++) {
        String drawn = range.draw(root.split(i)).text();
        double value = Double.parseDouble(drawn);
        assertTrue(range.low() <= value && value <= range.high(), text + ": " + drawn);
        assertTrue(drawn.length() <= 11, drawn);
      }
    }
  }

  /// 2000 draws: a share of p is met within four standard errors, 4 · sqrt(p(1 − p)/2000) ≤ 0.045.
  @Test
  void drawsAreSpreadAsTheScaleSays() {
    double[] linear = draws("0 .. 4", 2000);
    assertEquals(0.25, share(linear, 1), 0.045);
    double[] log = draws("1e-4 .. 1 log", 2000);
    assertEquals(0.25, share(log, 1e-3), 0.045);
    assertEquals(0.5, share(log, 1e-2), 0.045);
    double[] whole = draws("1 .. 4 whole", 2000);
    for (int value = 1; value <= 4; value++) {
      int each = value;
      double share = Arrays.stream(whole).filter(v -> v == each).count() / 2000.0;
      assertEquals(0.25, share, 0.045, "of " + value);
    }
    double[] powers = draws("1 .. 4 whole log", 2000);
    assertEquals(Math.log(3) / Math.log(9), share(powers, 1.5), 0.045);
    assertEquals(0, Arrays.stream(powers).filter(v -> v != Math.rint(v)).count());
  }

  private static double share(double[] values, double below) {
    return Arrays.stream(values).filter(v -> v < below).count() / (double) values.length;
  }

  @Test
  void choicesKeepWhatTheyAre() {
    Range range = range("['8', [4, 4], lstm]");
    assertEquals("[\"8\", [4, 4], lstm]", range.text());
    List<Yaml> drawn =
        IntStream.range(0, 60)
            .mapToObj(i -> range.draw(RandomStream.of(1).split(i)))
            .distinct()
            .toList();
    assertEquals(3, drawn.size());
    assertTrue(
        drawn.stream()
            .anyMatch(each ->
                each instanceof Yaml.Scalar scalar && scalar.quoting() == Yaml.Quoting.QUOTED));
  }
}
