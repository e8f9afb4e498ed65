package lectern.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import lectern.InputException;
import lectern.run.MetricRow;
import lectern.run.Run;
import lectern.run.RunFolder;
import lectern.run.RunStatus;

/// What two runs recorded while they went, number by number and byte for byte.
///
/// Numbers are the same if their bits are: NaN is NaN, and −0.0 is not 0.0. What a run that did not
/// finish had no time to record counts as no difference.
///
/// @param bytes SHA-256 of each metrics.csv
/// @param same rows that are the same
/// @param before rows that are the same up to where they part
/// @param beyond rows that one of them did not live to record
/// @param lastCommon the last step that both recorded; 0 if there is none
/// @param parting where they part first; absent if they do not
/// @param metrics each metric, in the order in which they are met
/// @param damage what is wrong with the files, in sentences; what follows there is not compared
public record Curves(
    Entry bytes,
    long same,
    long before,
    long beyond,
    long lastCommon,
    Optional<Parting> parting,
    List<MetricCurve> metrics,
    List<String> damage) {
  public Curves {
    metrics = List.copyOf(metrics);
    damage = List.copyOf(damage);
  }

  /// Compares the metrics.csv of two runs.
  ///
  /// @throws InputException if one of them cannot be read
  static Curves of(Run left, Run right) {
    Optional<Path> leftFile = RunFiles.plain(new RunFolder(left.folder()).metrics());
    Optional<Path> rightFile = RunFiles.plain(new RunFolder(right.folder()).metrics());
    try (MetricSteps l = MetricSteps.open(leftFile);
        MetricSteps r = MetricSteps.open(rightFile)) {
      Builder builder = new Builder();
      builder.walk(l, r, left.status(), right.status());
      builder.damage("left", leftFile, l, left.status());
      builder.damage("right", rightFile, r, right.status());
      return builder.build(
          Entry.of(
              "metrics.csv",
              leftFile.map(RunFiles::sha256).orElse(null),
              rightFile.map(RunFiles::sha256).orElse(null)));
    } catch (IOException e) {
      throw new InputException(
          "The metrics of " + left.id() + " and " + right.id() + " cannot be read (" + e + ").", e);
    }
  }

  private static final class Builder {
    /// Far more than anybody records; a stranger's file may have a name a row.
    private static final int MOST_METRICS = 10_000;

    private static final String REST = "all others";

    private final SequencedMap<String, MetricCurve> metrics = new LinkedHashMap<>();
    private final List<String> damage = new ArrayList<>();
    private Parting parting;
    private long same;
    private long before;
    private long beyond;
    private long lastCommon;

    private void walk(MetricSteps l, MetricSteps r, RunStatus left, RunStatus right)
        throws IOException {
      while (!l.atEnd() || !r.atEnd()) {
        long step = Math.min(l.step(), r.step());
        List<MetricRow> lefts = l.step() == step ? l.take() : List.of();
        List<MetricRow> rights = r.step() == step ? r.take() : List.of();
        lastCommon = lefts.isEmpty() || rights.isEmpty() ? lastCommon : step;
        boolean leftStopped = l.atEnd() && left != RunStatus.FINISHED;
        boolean rightStopped = r.atEnd() && right != RunStatus.FINISHED;
        compare(step, lefts, rights, leftStopped, rightStopped);
      }
    }

    private void compare(
        long step,
        List<MetricRow> lefts,
        List<MetricRow> rights,
        boolean leftStopped,
        boolean rightStopped) {
      Map<String, Double> others = byName(rights);
      byName(lefts)
          .forEach((name, value) -> {
            Double other = others.remove(name);
            if (other != null || !rightStopped) {
              add(step, name, value, other);
            } else {
              beyond++;
            }
          });
      others.forEach((name, value) -> {
        if (leftStopped) {
          beyond++;
        } else {
          add(step, name, null, value);
        }
      });
    }

    /// A metric recorded twice at a step is `loss` and `loss (2)`.
    private static Map<String, Double> byName(List<MetricRow> rows) {
      Map<String, Double> values = new LinkedHashMap<>();
      Map<String, Integer> counts = new LinkedHashMap<>();
      for (MetricRow row : rows) {
        int count = counts.merge(row.metric(), 1, Integer::sum);
        values.put(row.metric() + (count == 1 ? "" : " (" + count + ")"), row.value());
      }
      return values;
    }

    private void add(long step, String name, Double left, Double right) {
      String metric = metrics.containsKey(name) || metrics.size() < MOST_METRICS ? name : REST;
      MetricCurve old =
          metrics.getOrDefault(metric, new MetricCurve(metric, 0, 0, Optional.empty(), 0));
      if (left != null && right != null && Double.compare(left, right) == 0) {
        same++;
        before += parting == null ? 1 : 0;
        metrics.put(
            metric,
            new MetricCurve(metric, old.same() + 1, old.different(), old.first(), old.largest()));
        return;
      }
      Parting here = new Parting(step, name, optional(left), optional(right));
      parting = parting == null ? here : parting;
      metrics.put(
          metric,
          new MetricCurve(
              metric,
              old.same(),
              old.different() + 1,
              old.first().or(() -> Optional.of(here)),
              Math.max(old.largest(), here.relative().orElse(0))));
    }

    private static OptionalDouble optional(Double value) {
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// A run that did not finish may leave a torn row, or none.
    private void damage(String side, Optional<Path> file, MetricSteps steps, RunStatus status) {
      String what = file.isEmpty() ? "is missing" : steps.damage();
      boolean excused =
          status != RunStatus.FINISHED
              && (what.startsWith("is torn") || file.isEmpty() || what.equals("is empty"));
      if (!what.isEmpty() && !excused) {
        damage.add("metrics.csv on the " + side + " " + what + ".");
      }
    }

    private Curves build(Entry bytes) {
      return new Curves(
          bytes,
          same,
          before,
          beyond,
          lastCommon,
          Optional.ofNullable(parting),
          List.copyOf(metrics.values()),
          damage);
    }
  }
}
