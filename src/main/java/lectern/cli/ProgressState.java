package lectern.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// How work stands at one moment, and how that is put on a screen or in a log file.
///
/// @param title what the work is
/// @param ended runs that are over
/// @param planned runs in all
/// @param share of all the work that is done, 0 to 1, runs under way in parts
/// @param secondsLeft until everything is done, if that can be told
/// @param best the best result so far, in words
/// @param underWay the runs being done, the oldest first
record ProgressState(
    String title,
    int ended,
    int planned,
    double share,
    OptionalDouble secondsLeft,
    Optional<String> best,
    List<UnderWay> underWay) {
  /// A run being done.
  ///
  /// @param label which one
  /// @param steps `412/2000`, empty while not known
  /// @param metric the last that it recorded, `train.loss 0.313`; empty before the first
  record UnderWay(String label, String steps, String metric) {}

  private static final String GAP = "  ";
  private static final int WIDEST_BAR = 40;
  private static final int NARROWEST_BAR = 10;
  private static final int NARROWEST_LABEL = 12;

  /// Eighths of a character, the last one whole.
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

  ProgressState {
    underWay = List.copyOf(underWay);
  }

  /// For a screen: a bar, the best so far, and a line for each run under way.
  ///
  /// @param columns no line is longer
  /// @param rows there are no more lines
  List<String> lines(int columns, int rows) {
    List<String> lines = new ArrayList<>();
    lines.add(barLine(columns));
    best.ifPresent(text -> lines.add(cut("best so far: " + text, columns)));
    int room = Math.max(1, rows - lines.size());
    int shown = underWay.size() <= room ? underWay.size() : room - 1;
    runLines(underWay.subList(0, shown), columns, lines);
    if (shown < underWay.size()) {
      lines.add(cut("and " + (underWay.size() - shown) + " more under way", columns));
    }
    return lines;
  }

  /// For a log file.
  String sentence() {
    StringBuilder text = new StringBuilder(title).append(": ").append(counts(", "));
    secondsLeft.ifPresent(seconds -> text.append(", about ").append(duration(seconds, " left")));
    best.ifPresent(each -> text.append("; best so far ").append(each));
    underWay.stream()
        .findFirst()
        .ifPresent(run -> {
          text.append("; ").append(run.label());
          if (!run.steps().isEmpty()) {
            text.append(", ").append(run.steps());
          }
          if (!run.metric().isEmpty()) {
            text.append(", ").append(run.metric());
          }
        });
    return text.toString();
  }

  private String counts(String between) {
    return ended
        + " of "
        + planned
        + (planned == 1 ? " run" : " runs")
        + between
        + percent()
        + " %";
  }

  /// 100 only when everything is done.
  private long percent() {
    return ended < planned ? Math.min(99, (long) Math.floor(100 * share)) : 100;
  }

  private String barLine(int columns) {
    String figures = GAP + counts(GAP);
    if (secondsLeft.isPresent()) {
      figures += GAP + duration(secondsLeft.getAsDouble(), " left");
    }
    int room = columns - length(figures) - NARROWEST_BAR - length(GAP);
    String name = cut(title, Math.max(NARROWEST_LABEL, room));
    int width =
        Math.clamp(
            columns - length(name) - length(GAP) - length(figures), NARROWEST_BAR, WIDEST_BAR);
    return cut(name + GAP + bar(width) + figures, columns);
  }

  private String bar(int width) {
    long eighths = Math.round(8 * width * Math.clamp(share, 0, 1));
    StringBuilder bar = new StringBuilder();
    for (int cell = 0; cell < width; cell++) {
      int filled = Math.clamp(eighths - 8L * cell, 0, 8);
      bar.append(filled == 0 ? '░' : EIGHTHS.charAt(filled));
    }
    return bar.toString();
  }

  private static void runLines(List<UnderWay> runs, int columns, List<String> lines) {
    int steps = widest(runs, UnderWay::steps);
    int metric = widest(runs, UnderWay::metric);
    int rest = (steps == 0 ? 0 : steps + length(GAP)) + (metric == 0 ? 0 : metric + length(GAP));
    int label = Math.min(widest(runs, UnderWay::label), Math.max(NARROWEST_LABEL, columns - rest));
    for (UnderWay run : runs) {
      StringBuilder line = new StringBuilder(padded(cutMiddle(run.label(), label), label));
      if (steps > 0) {
        line.append(GAP).append(" ".repeat(steps - length(run.steps()))).append(run.steps());
      }
      line.append(GAP).append(run.metric());
      lines.add(cut(line.toString().stripTrailing(), columns));
    }
  }

  private static int widest(List<UnderWay> runs, Function<UnderWay, String> cell) {
    return runs.stream().map(cell).mapToInt(ProgressState::length).max().orElse(0);
  }

  /// `45 s`, `12 min`, `3 h 20 min`.
  static String duration(double seconds, String suffix) {
    long minutes = Math.round(seconds / 60);
    if (seconds < 99.5) {
      return String.format(Locale.ROOT, "%.0f s%s", seconds, suffix);
    }
    return minutes < 100
        ? minutes + " min" + suffix
        : minutes / 60 + " h " + minutes % 60 + " min" + suffix;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  private static String cut(String text, int width) {
    return length(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }

  /// Keeps both ends: a run's arm stands at the start of its label, its seed at the end.
  private static String cutMiddle(String text, int width) {
    if (length(text) <= width) {
      return text;
    }
    int head = (width - 1) / 2;
    int tail = width - 1 - head;
    return text.substring(0, text.offsetByCodePoints(0, head))
        + "…"
        + text.substring(text.offsetByCodePoints(text.length(), -tail));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
