package lectern.task.linear;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lectern.autograd.Lookup;
import lectern.autograd.MarginLosses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.nn.Linear;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.tensor.RandomStream;

/// Lists to be put in order, graded by people who are stricter with some lists than with others.
///
/// True of them: an item x has three features, each the list's own standard normal number plus the
/// item's own; its worth is x1 + x2 + x3. Grades are the worth plus a normal error of deviation
/// 0.5, less twice the list's own part of x1: lists rich in the first feature are graded strictly.
/// Within a list the grades' order is right but for the errors; from list to list it is not, and
/// over all lists the grades do not even go along with x1.
///
/// The ranking loss sees pairs of items of one list and which has the higher grade; the squared
/// error sees items and grades.
///
/// Measure, over 200 new lists: `pairs`, the share of pairs of items of one list that are put in
/// the order of their worth; 0.5 is a coin's.
///
/// Source: Joachims 2002, "Optimizing search engines using clickthrough data", on judgements that
/// are comparable within one result list only.
///
/// @param lists learned from, at least 1
/// @param items of a list, at least 2
public record RankedLists(int lists, int items) implements LossProblem {
  private static final int FEATURES = 3;
  private static final int NEW_LISTS = 200;
  private static final double GRADING_ERROR = 0.5;
  private static final double STRICTNESS = 2;
  private static final double MARGIN = 1;

  /// 560 pairs.
  public static final RankedLists DEFAULT = new RankedLists(/* lists= */ 20, /* items= */ 8);

  public RankedLists {
    if (lists < 1 || items < 2) {
      throw new IllegalArgumentException(
          "lists %d and items %d: expected at least 1 and 2".formatted(lists, items));
    }
  }

  @Override
  public Set<TrainingLoss> losses() {
    return EnumSet.of(TrainingLoss.RANKING, TrainingLoss.SQUARED);
  }

  /// All lists one after the other, of as many items each.
  private record Lists(double[][] x, double[] worth, double[] grades) {
    static Lists draw(int lists, int items, RandomStream random) {
      int all = Math.multiplyExact(lists, items);
      Lists drawn = new Lists(new double[all][FEATURES], new double[all], new double[all]);
      double[] own = new double[FEATURES];
      for (int n = 0; n < all; n++) {
        for (int d = 0; d < FEATURES; d++) {
          own[d] = n % items == 0 ? random.nextGaussian() : own[d];
          drawn.x[n][d] = own[d] + random.nextGaussian();
          drawn.worth[n] += drawn.x[n][d];
        }
        drawn.grades[n] =
            drawn.worth[n] + GRADING_ERROR * random.nextGaussian() - STRICTNESS * own[0];
      }
      return drawn;
    }
  }

  /// Pairs of one list, the first of each being above the second by some measure.
  private static List<int[]> pairs(double[] above, int items) {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < above.length; i++) {
      int end = i - i % items + items;
      for (int j = i + 1; j < end; j++) {
        pairs.add(above[i] > above[j] ? new int[] {i, j} : new int[] {j, i});
      }
    }
    return pairs;
  }

  @Override
  public Measures learn(LinearLearning learning, RunContext context) throws InterruptedException {
    Lists learned = Lists.draw(lists, items, context.random().split("data"));
    LinearLearning.Scores trained =
        learning.loss() == TrainingLoss.SQUARED
            ? learning.trainScores(learned.x, learned.grades, context)
            : new LinearLearning.Scores(ranked(learned, learning, context));
    Lists fresh = Lists.draw(NEW_LISTS, items, context.random().split("new"));
    List<int[]> pairs = pairs(fresh.worth, items);
    int right = 0;
    for (int[] pair : pairs) {
      right += trained.of(fresh.x[pair[0]]) > trained.of(fresh.x[pair[1]]) ? 1 : 0;
    }
    return Measures.none().with("pairs", (double) right / pairs.size());
  }

  private Linear ranked(Lists learned, LinearLearning learning, RunContext context)
      throws InterruptedException {
    Variable x = Variable.constant(LinearLearning.matrix(learned.x));
    List<int[]> pairs = pairs(learned.grades, items);
    int[] better = pairs.stream().mapToInt(pair -> pair[0]).toArray();
    int[] worse = pairs.stream().mapToInt(pair -> pair[1]).toArray();
    return learning.train(
        new Linear.Size(FEATURES, 1),
        (tape, layer, step) -> {
          Variable scores = layer.forward(tape, x); // [N,1]
          return MarginLosses.marginRanking(
              tape, picked(tape, scores, better), picked(tape, scores, worse), MARGIN);
        },
        context);
  }

  private static Variable picked(Tape tape, Variable scores, int[] rows) {
    return Lookup.embedding(tape, scores, rows, rows.length);
  }
}
