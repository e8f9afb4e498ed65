package lectern.vectors;

import java.util.List;

/// How well vectors keep words of different classes apart, by cosine.
///
/// @param purity the share of words whose nearest word is of their own class, 0 to 1; of words that
///   are equally near, each counts for its part
/// @param chance what purity is on average if neighbours are drawn at random
/// @param silhouette mean over words of (b - a) / max(a, b), -1 to 1, where a is the mean distance
///   (1 - cosine) to the own class and b that to the nearest other class; 0 for a word that is
///   alone in its class. Source: Rousseeuw 1987
public record ClassSeparation(double purity, double chance, double silhouette) {
  /// Measures vectors.
  ///
  /// @param classes [V], the class of each word, at least two of them
  /// @throws IllegalArgumentException if they do not fit the vectors or are all the same
  public static ClassSeparation of(WordVectors vectors, List<String> classes) {
    int words = vectors.size();
    if (classes.size() != words || classes.stream().distinct().count() < 2) {
      throw new IllegalArgumentException(
          "%d classes, %d of them different, for %d words"
              .formatted(classes.size(), classes.stream().distinct().count(), words));
    }
    List<String> names = classes.stream().distinct().sorted().toList();
    int[] members = new int[names.size()];
    int[] own = classes.stream().mapToInt(names::indexOf).toArray();
    for (int c : own) {
      members[c]++;
    }
    double pure = 0;
    double chance = 0;
    double silhouette = 0;
    for (int word = 0; word < words; word++) {
      double[] distance = new double[names.size()];
      double nearest = Double.POSITIVE_INFINITY;
      int ties = 0;
      int ownTies = 0;
      for (int other = 0; other < words; other++) {
        if (other != word) {
          double d =
              1
                  - Likeness.COSINE.of(
                      vectors.rows(),
                      word * vectors.width(),
                      vectors.rows(),
                      other * vectors.width(),
                      vectors.width());
          distance[own[other]] += d;
          if (d < nearest) {
            nearest = d;
            ties = 0;
            ownTies = 0;
          }
          if (d == nearest) {
            ties++;
            ownTies += own[other] == own[word] ? 1 : 0;
          }
        }
      }
      pure += (double) ownTies / ties;
      chance += (members[own[word]] - 1.0) / (words - 1);
      silhouette += silhouette(distance, members, own[word]);
    }
    return new ClassSeparation(pure / words, chance / words, silhouette / words);
  }

  private static double silhouette(double[] distance, int[] members, int own) {
    if (members[own] == 1) {
      return 0;
    }
    double a = distance[own] / (members[own] - 1);
    double b = Double.POSITIVE_INFINITY;
    for (int c = 0; c < members.length; c++) {
      b = c == own ? b : Math.min(b, distance[c] / members[c]);
    }
    double greater = Math.max(a, b);
    return greater == 0 ? 0 : (b - a) / greater;
  }
}
