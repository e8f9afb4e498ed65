package lectern.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import lectern.run.RunPlan;
import lectern.sweep.Budget;

/// How long runs that are done side by side will still take.
///
/// A run under way that tells how far it is takes as much longer as its pace says; one that does
/// not, or not yet, the mean of the experiment's ended runs less what it has taken. A run that is
/// not begun takes that mean; while none has ended, the mean of what those under way will take in
/// all. Of an experiment that nothing is known about, a run counts as much as one of the others.
/// Threads share the sum, but nothing ends before its longest run under way, nor later than the
/// budget allows.
final class TimeLeft {
  /// What a run must have done before its pace means something.
  private static final double LEAST_SHARE = 0.03;

  private final LongSupplier clock;
  private final int threads;
  private final Budget budget;
  private final double start;
  private final Map<String, Experience> experiments = new LinkedHashMap<>();
  private int begun;

  /// What is known of one experiment's runs.
  private static final class Experience {
    private int waiting;
    private int ended;
    private double seconds;
    private final Map<RunPlan, Course> underWay = new LinkedHashMap<>();

    /// Seconds that a run takes in all.
    OptionalDouble mean(double now) {
      return ended > 0
          ? OptionalDouble.of(seconds / ended)
          : underWay.values().stream()
              .flatMapToDouble(run -> run.byPace(now).stream().map(left -> left + run.taken(now)))
              .average();
    }
  }

  /// How one run under way has gone.
  private static final class Course {
    private final double start;
    private double firstTime = Double.NaN;
    private double firstShare;
    private double lastTime;
    private double lastShare;

    Course(double start) {
      this.start = start;
    }

    double taken(double now) {
      return now - start;
    }

    void at(double time, double share) {
      if (Double.isNaN(firstTime)) { // what came before was loading, or an earlier process's work
        firstTime = time;
        firstShare = share;
      }
      lastTime = time;
      lastShare = share;
    }

    OptionalDouble byPace(double now) {
      double done = lastShare - firstShare;
      if (done < LEAST_SHARE) {
        return OptionalDouble.empty();
      }
      double left = (lastTime - firstTime) / done * (1 - lastShare);
      return OptionalDouble.of(Math.max(0, left - (now - lastTime)));
    }
  }

  /// @param clock nanoseconds
  /// @param threads runs that are done side by side at most
  /// @param budget what they may take, from now on
  TimeLeft(LongSupplier clock, int threads, Budget budget) {
    this.clock = clock;
    this.threads = threads;
    this.budget = budget;
    this.start = now();
  }

  /// So many more runs of an experiment are to be done.
  void planned(String experiment, int runs) {
    experience(experiment).waiting += runs;
  }

  /// A run was done in an earlier sitting.
  ///
  /// @param seconds that it took
  void kept(RunPlan run, double seconds) {
    Experience experience = experience(run.experiment());
    experience.waiting = Math.max(0, experience.waiting - 1);
    experience.ended++;
    experience.seconds += seconds;
  }

  /// A run began; it counts as planned if none of its experiment's is left.
  void started(RunPlan run) {
    Experience experience = experience(run.experiment());
    experience.waiting = Math.max(0, experience.waiting - 1);
    experience.underWay.put(run, new Course(now()));
    begun++;
  }

  /// A run is so far.
  ///
  /// @param share of it that is done, 0 to 1
  void progressed(RunPlan run, double share) {
    Course course = experience(run.experiment()).underWay.get(run);
    if (course != null) {
      course.at(now(), share);
    }
  }

  /// A run is over. One that was never begun says nothing about the others.
  void ended(RunPlan run) {
    Experience experience = experience(run.experiment());
    Course course = experience.underWay.remove(run);
    if (course == null) {
      experience.waiting = Math.max(0, experience.waiting - 1);
    } else {
      experience.ended++;
      experience.seconds += course.taken(now());
    }
  }

  /// Seconds until all is done; absent while nothing is known.
  OptionalDouble seconds() {
    double now = now();
    OptionalDouble typical =
        experiments.values().stream().flatMapToDouble(each -> each.mean(now).stream()).average();
    if (typical.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    double longest = 0;
    int toBegin = Math.max(0, budget.runs().orElse(Integer.MAX_VALUE) - begun);
    for (Experience experience : experiments.values()) {
      double mean = experience.mean(now).orElse(typical.getAsDouble());
      for (Course run : experience.underWay.values()) {
        double left = run.byPace(now).orElse(Math.max(0, mean - run.taken(now)));
        sum += left;
        longest = Math.max(longest, left);
      }
      int waiting = Math.min(experience.waiting, toBegin);
      toBegin -= waiting;
      sum += waiting * mean;
    }
    double left = Math.max(longest, sum / threads);
    double allowed = budget.time().map(time -> start + time.toMillis() / 1e3 - now).orElse(left);
    return OptionalDouble.of(Math.max(0, Math.min(left, allowed)));
  }

  private Experience experience(String experiment) {
    return experiments.computeIfAbsent(experiment, _ -> new Experience());
  }

  private double now() {
    return (double) clock.getAsLong() / TimeUnit.SECONDS.toNanos(1);
  }
}
