package lectern.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lectern.InputException;
import lectern.tensor.RandomStream;
import lectern.yaml.Nearest;
import lectern.yaml.Place;
import lectern.yaml.Yaml;

/// Where a setting's values are drawn from when a search tries many.
///
/// ```
/// [rnn, lstm]           one of these
/// 0 .. 0.5              a number, every one alike
/// 1e-4 .. 1e-1 log      a number, every order of magnitude alike
/// 1 .. 4 whole          a whole number, both ends among them
/// 16 .. 256 whole log   a whole number, every order of magnitude alike
/// ```
///
/// Source: Bergstra & Bengio 2012, "Random search for hyper-parameter optimization", for drawing
/// points instead of crossing lists; the logarithmic scale is theirs too (section 2).
public sealed interface Range {
  /// A draw.
  ///
  /// @param random whose next number decides
  Yaml draw(RandomStream random);

  /// As written in an experiment file.
  String text();

  /// Reads a range.
  ///
  /// @param path the setting's, for errors
  /// @param place where it is written
  /// @param value a list or a text such as `0 .. 0.5`
  /// @throws InputException if it is no range, saying what would be one
  static Range of(String path, Place place, Yaml value) {
    return switch (value) {
      case Yaml.Sequence sequence -> choices(path, place, sequence.items());
      case Yaml.Scalar scalar -> Between.of(path, place, scalar.text().strip());
      case Yaml.Mapping _ -> throw place.error(path + " must be a range, found keys and values.");
    };
  }

  private static Range choices(String path, Place place, List<Yaml> values) {
    if (values.isEmpty()) {
      throw place.error("the list of values for " + path + " is empty; give at least one.");
    }
    if (new LinkedHashSet<>(values.stream().map(Yaml::text).toList()).size() < values.size()) {
      throw place.error("the list of values for " + path + " has one of them twice.");
    }
    return new Choices(values.stream().map(value -> value.from(place)).toList());
  }

  /// One of some values, each as likely as the others.
  record Choices(List<Yaml> values) implements Range {
    public Choices {
      values = List.copyOf(values);
    }

    @Override
    public Yaml draw(RandomStream random) {
      return values.get(random.nextInt(values.size()));
    }

    @Override
    public String text() {
      return values.stream().map(Yaml::flow).toList().toString();
    }
  }

  /// How a range is spread out.
  enum Scale {
    /// Every number alike.
    LINEAR,
    /// Every order of magnitude alike.
    LOG
  }

  /// Which numbers of a range count.
  enum Numbers {
    /// All, rounded to four significant digits: what is drawn can be read, and is exactly what its
    /// text says.
    REAL,
    /// 1, 2, 3 and so on.
    WHOLE
  }

  /// A number between two.
  ///
  /// @param low least, above 0 for a logarithmic scale
  /// @param high greatest, above `low`
  /// @param place where it is written
  record Between(double low, double high, Scale scale, Numbers numbers, Place place)
      implements Range {
    /// Whole numbers beyond this have neighbours that a double does not know.
    private static final double MOST_WHOLE = 1e15;

    private static final MathContext DIGITS = new MathContext(4);
    private static final Pattern FORM =
        Pattern.compile("(\\S+?)\\s*\\.\\.\\s*(\\S+)((?:\\s+\\S+)*)");
    private static final String FORMS =
        "give `low .. high`, with `whole`, `log` or both behind it, or a list of values";

    static Between of(String path, Place place, String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw place.error(path + ": '" + text + "' is no range; " + FORMS + ".");
      }
      Scale scale = Scale.LINEAR;
      Numbers numbers = Numbers.REAL;
      for (String word : matcher.group(3).strip().split("\\s+")) {
        switch (word) {
          case "log" -> scale = Scale.LOG;
          case "whole" -> numbers = Numbers.WHOLE;
          case "" -> {}
          default ->
              throw place.error(
                  "%s: '%s' behind the range `%s`%s"
                      .formatted(path, word, text, Nearest.ending(word, List.of("whole", "log"))));
        }
      }
      double low = number(path, place, matcher.group(1));
      double high = number(path, place, matcher.group(2));
      String problem = problem(low, high, scale, numbers);
      if (!problem.isEmpty()) {
        throw place.error(path + ": in `" + text + "` " + problem + ".");
      }
      return new Between(low, high, scale, numbers, place);
    }

    private static double number(String path, Place place, String text) {
      if (text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
        double value = Double.parseDouble(text);
        if (Double.isFinite(value)) {
          return value;
        }
      }
      throw place.error(path + ": '" + text + "' is no number; " + FORMS + ".");
    }

    private static String problem(double low, double high, Scale scale, Numbers numbers) {
      if (!(low < high)) {
        return "the second number must be the larger one";
      }
      if (scale == Scale.LOG && low <= 0) {
        return "a logarithmic range must begin above 0";
      }
      boolean fraction = low != StrictMath.rint(low) || high != StrictMath.rint(high);
      if (numbers == Numbers.WHOLE && fraction) {
        return "both ends of a range of whole numbers must be whole";
      }
      if (numbers == Numbers.WHOLE && Math.max(-low, high) > MOST_WHOLE) {
        return "whole numbers can be 1e15 at most";
      }
      return Double.isFinite(high - low) ? "" : "the range is too wide";
    }

    public Between {
      String problem = problem(low, high, scale, numbers);
      if (!problem.isEmpty()) {
        throw new IllegalArgumentException(problem + ": " + low + " .. " + high);
      }
    }

    @Override
    public Yaml draw(RandomStream random) {
      String drawn = number(at(random.nextDouble()));
      return new Yaml.Scalar(drawn, Yaml.Quoting.PLAIN, place);
    }

    /// The value at a share of the way from low to high.
    ///
    /// @param share in [0, 1)
    double at(double share) {
      double margin = numbers == Numbers.WHOLE ? 0.5 : 0; // the ends are as likely as the others
      double from = low - margin;
      double to = high + margin;
      double value =
          switch (scale) {
            case LINEAR -> from + share * (to - from);
            case LOG ->
                StrictMath.exp(
                    StrictMath.log(from) + share * (StrictMath.log(to) - StrictMath.log(from)));
          };
      double rounded =
          numbers == Numbers.WHOLE
              ? StrictMath.rint(value)
              : new BigDecimal(value).round(DIGITS).doubleValue();
      return Math.clamp(rounded, low, high);
    }

    /// `0.003162`, `64` or `3.2E-7`: digits that read back to the very number.
    private static String number(double value) {
      BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
      boolean large = exact.scale() < 0 && Math.abs(value) < 1e16; // 1E+2 is 100
      return large ? exact.toPlainString() : exact.toString();
    }

    @Override
    public String text() {
      return number(low)
          + " .. "
          + number(high)
          + (numbers == Numbers.WHOLE ? " whole" : "")
          + (scale == Scale.LOG ? " log" : "");
    }
  }
}
