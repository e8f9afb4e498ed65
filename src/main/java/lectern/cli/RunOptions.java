package lectern.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lectern.InputException;
import lectern.sweep.Budget;
import lectern.sweep.StudyRunner;
import picocli.CommandLine.Option;

/// How runs are done, for every command that does many: on how many threads, anew or not, within
/// which budget.
final class RunOptions {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute with; results do not depend on it. Default: every core.")
  private Integer threads;

  @Option(
      names = "--resume",
      description =
          "Take up the latest study of the very same runs: what finished is kept, what was"
              + " interrupted goes on, the rest is run.")
  private boolean resume;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      description =
          "Stop after 90s, 10m or 1h30m; runs under way then are interrupted, and --resume goes on.")
  private String time;

  @Option(
      names = "--max-runs",
      paramLabel = "N",
      description = "Begin at most N runs; --resume goes on.")
  private Integer runs;

  /// @throws InputException if one of them cannot be used
  StudyRunner.Options options() {
    StudyRunner.Options options =
        StudyRunner.Options.on(
            threads == null
                ? Runtime.getRuntime().availableProcessors()
                : Arguments.positive("--threads", threads));
    Budget budget = Budget.NONE;
    if (time != null) {
      budget = budget.within(duration(time));
    }
    if (runs != null) {
      budget = budget.atMost(Arguments.positive("--max-runs", runs));
    }
    return options
        .withBudget(budget)
        .withStart(resume ? StudyRunner.Start.RESUME : StudyRunner.Start.ANEW);
  }

  /// `1h30m`, with at least one of hours, minutes and seconds, and more than no time.
  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    Duration duration =
        matcher.matches()
            ? Duration.ofHours(number(matcher.group(1)))
                .plusMinutes(number(matcher.group(2)))
                .plusSeconds(number(matcher.group(3)))
            : Duration.ZERO;
    if (!duration.isPositive()) {
      throw new InputException(
          "--max-time is '"
              + text
              + "'; give hours, minutes or seconds, such as 90s, 10m or 1h30m.");
    }
    return duration;
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
