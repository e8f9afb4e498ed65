package lectern.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/// Runs split into groups.
///
/// @param name what they are split by
/// @param of the group of each run, counted from 0
/// @param count how many groups could be; some may be empty
record Groups(String name, int[] of, int count) {
  private static final int MOST_QUANTILES = 4;

  /// One group a level.
  static Groups of(VarianceExplained.Factor factor) {
    List<String> distinct = List.copyOf(new LinkedHashSet<>(factor.levels()));
    int[] of = factor.levels().stream().mapToInt(distinct::indexOf).toArray();
    return new Groups(factor.name(), of, distinct.size());
  }

  /// Numbers in at most four groups of like size, equal numbers in one; words as {@link #of}.
  static Groups quantiles(VarianceExplained.Factor factor) {
    Groups plain = of(factor);
    if (plain.count <= MOST_QUANTILES) {
      return plain;
    }
    double[] numbers;
    try {
      numbers = factor.levels().stream().mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      return plain;
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double[] cuts =
        IntStream.range(1, MOST_QUANTILES)
            .mapToDouble(k -> sorted[k * sorted.length / MOST_QUANTILES])
            .toArray();
    List<String> quantiles = new ArrayList<>();
    for (double number : numbers) {
      quantiles.add(String.valueOf(Arrays.stream(cuts).filter(cut -> cut <= number).count()));
    }
    return of(new VarianceExplained.Factor(factor.name(), quantiles));
  }

  /// Split by both.
  Groups times(Groups other) {
    int[] both = new int[of.length];
    Arrays.setAll(both, i -> of[i] * other.count + other.of[i]);
    return new Groups(name + " × " + other.name, both, count * other.count);
  }

  /// Every combination that there is, as one split.
  static Groups together(List<Groups> splits, int n) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      StringBuilder point = new StringBuilder();
      for (Groups split : splits) {
        point.append(split.of[i]).append(',');
      }
      points.add(point.toString());
    }
    return of(new VarianceExplained.Factor("point", points));
  }

  /// Whether every combination of groups is there, and equally often.
  static boolean balanced(List<Groups> splits, int n) {
    long cells = 1;
    for (Groups split : splits) {
      cells *= split.count;
      if (cells > n) {
        return false;
      }
    }
    int[] sizes = new int[(int) cells];
    for (int i = 0; i < n; i++) {
      int cell = 0;
      for (Groups split : splits) {
        cell = cell * split.count + split.of[i];
      }
      sizes[cell]++;
    }
    return Arrays.stream(sizes).allMatch(size -> size == sizes[0]);
  }

  int degrees() {
    return count - 1;
  }

  /// Sum of squares between the groups' means.
  ///
  /// @param deviations of the values from their mean
  double between(double[] deviations) {
    double[] sums = new double[count];
    int[] sizes = new int[count];
    for (int i = 0; i < deviations.length; i++) {
      sums[of[i]] += deviations[i];
      sizes[of[i]]++;
    }
    double squares = 0;
    for (int group = 0; group < count; group++) {
      squares += sizes[group] == 0 ? 0 : sums[group] * sums[group] / sizes[group];
    }
    return squares;
  }
}
