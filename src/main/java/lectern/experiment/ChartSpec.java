package lectern.experiment;

import java.util.List;
import java.util.Locale;
import lectern.yaml.Place;

/// One line of `charts:` in an experiment file.
///
/// ```
/// line: train.loss over step by arm
/// line: accuracy over data.gap by arm
/// bar: perplexity by arm with perplexity.bigram, perplexity.true
/// ```
///
/// @param kind what is drawn
/// @param measure the measure or metric on the vertical axis
/// @param over the horizontal axis: `step`, or a path of the grid; for a bar chart the same as `by`
/// @param by what tells the series (or bars) apart: `arm`, or a path of the grid
/// @param floors measures drawn as reference lines (`with`)
/// @param place where it is written
public record ChartSpec(
    Kind kind, String measure, String over, String by, List<String> floors, Place place) {
  public ChartSpec {
    floors = List.copyOf(floors);
  }

  /// Whether it is drawn from metrics recorded during training instead of final measures.
  public boolean overSteps() {
    return over.equals("step");
  }

  /// The chart's line as written, without its kind.
  public String title() {
    return measure + (kind == Kind.LINE ? " over " + over : "") + " by " + by;
  }

  /// What is drawn.
  public enum Kind {
    /// Mean over seeds as a line, spread as a band.
    LINE,
    /// Mean over seeds as a bar, 95 % interval as a whisker.
    BAR;

    /// As written in an experiment file.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
