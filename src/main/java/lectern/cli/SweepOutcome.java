package lectern.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lectern.experiment.Goal;
import lectern.experiment.Study;
import lectern.run.MetricRow;
import lectern.run.Run;
import lectern.run.RunStatus;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// What came out of a sweep: its points, the best first.
///
/// @param goal what was looked for
/// @param header of a table of points
/// @param points a row each, those without a result left out
record SweepOutcome(Study study, Optional<Goal> goal, List<String> header, List<Point> points) {
  private static final int MOST_POINTS = 20;

  private static final Comparator<String> LOSSES_FIRST =
      Comparator.<String, Boolean>comparing(name -> !name.contains("loss"))
          .thenComparing(Comparator.naturalOrder());

  /// One arm at one point.
  ///
  /// @param cells arm, values, and the goal's measure in figures
  /// @param mean of the goal's measure over the seeds that finished
  record Point(List<String> cells, double mean) {}

  /// Ranks the points of a study by its goal.
  static SweepOutcome of(Study study) {
    Optional<Goal> goal = study.spec().goal();
    List<String> header = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    if (goal.isPresent()) {
      Table summary = study.summary();
      List<String> where =
          summary.columnNames().subList(0, summary.columnNames().indexOf("measure"));
      header.addAll(where);
      header.addAll(List.of(goal.get().measure(), "[95 %]", "n"));
      for (Row row : summary) {
        if (row.getString("measure").equals(goal.get().measure())) {
          points.add(point(row, where));
        }
      }
      points.sort(Comparator.comparing(Point::mean, goal.get().bestFirst()));
    }
    return new SweepOutcome(study, goal, header, points);
  }

  private static Point point(Row row, List<String> where) {
    List<String> cells = new ArrayList<>();
    for (String column : where) {
      Object value = row.getObject(column);
      cells.add(value instanceof Double number ? Figures.number(number) : String.valueOf(value));
    }
    double mean = row.getDouble("mean");
    double low = row.getDouble("low");
    double high = row.getDouble("high");
    cells.add(Figures.number(mean));
    cells.add(
        Double.isNaN(low) ? "" : "[" + Figures.number(low) + ", " + Figures.number(high) + "]");
    cells.add(String.valueOf(row.getObject("n")));
    return new Point(cells, mean);
  }

  /// Prints the best points and how the runs stand.
  void print(Console console) {
    if (goal.isEmpty()) {
      Outcome.printSummary(console, study);
      console.out().println("No goal to rank by; say one, such as --goal 'minimize loss'.");
    } else if (!points.isEmpty()) {
      Listing listing = new Listing(header.toArray(String[]::new));
      points.stream()
          .limit(MOST_POINTS)
          .forEach(point -> listing.row(point.cells().toArray(String[]::new)));
      listing.print(console);
      if (points.size() > MOST_POINTS) {
        console.out().println("and " + (points.size() - MOST_POINTS) + " more points");
      }
    } else {
      console.out().println("No run has finished, so there is nothing to rank.");
    }
    console.out().println();
    console.out().println(counts(study) + ".");
  }

  /// `36 of 40 runs finished, 2 stopped early, 1 failed, 1 not begun`
  static String counts(Study study) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d of %d runs finished",
            count(study, RunStatus.FINISHED),
            study.planned()));
    for (RunStatus status : List.of(RunStatus.STOPPED, RunStatus.FAILED, RunStatus.INTERRUPTED)) {
      long count = count(study, status);
      if (count > 0) {
        text.append(", ").append(count).append(' ').append(status.label());
      }
    }
    if (study.notBegun() > 0) {
      text.append(", ").append(study.notBegun()).append(" not begun");
    }
    return text.toString();
  }

  private static long count(Study study, RunStatus status) {
    return study.runList().stream().filter(run -> run.status() == status).count();
  }

  /// Says so if runs were to be stopped early by something that none of them recorded.
  static void explainNoneStopped(Console console, Study study, String metric) {
    Optional<Run> finished =
        study.runList().stream().filter(run -> run.status() == RunStatus.FINISHED).findFirst();
    if (finished.isEmpty()) {
      return;
    }
    List<String> recorded =
        finished.get().metrics().stream()
            .map(MetricRow::metric)
            .distinct()
            .sorted(LOSSES_FIRST)
            .toList();
    if (!recorded.contains(metric)) {
      console.say(
          "no run could be stopped early: "
              + metric
              + " is not recorded while they train"
              + (recorded.isEmpty()
                  ? "."
                  : "; watch "
                      + String.join(" or ", recorded)
                      + ", as in --early-stop 'minimize "
                      + recorded.getFirst()
                      + "'."));
    }
  }
}
