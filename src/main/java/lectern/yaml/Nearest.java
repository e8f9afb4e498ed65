package lectern.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/// The valid name that somebody who misspelt one may have meant.
public final class Nearest {
  private static final int MOST_LISTED = 24;

  /// Nobody misspells a longer one, and comparing takes the product of the lengths.
  private static final int LONGEST = 200; // characters

  private Nearest() {}

  /// The candidate with the least edit distance, if it is near enough to be worth saying.
  ///
  /// @return absent if more than a third of the letters (and more than two) would have to change
  public static Optional<String> to(String name, Collection<String> candidates) {
    return name.length() > LONGEST
        ? Optional.empty()
        : candidates.stream()
            .filter(candidate -> candidate.length() <= LONGEST)
            .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3));
  }

  /// `; did you mean 'hidden'? Allowed: depth, hidden, kind.`: the end of an error's message.
  public static String ending(String name, Collection<String> candidates) {
    String allowed =
        candidates.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
            + (candidates.size() > MOST_LISTED ? ", …" : "");
    return to(name, candidates).map(near -> "; did you mean '" + near + "'?").orElse(".")
        + (candidates.isEmpty() ? " There are none." : " Allowed: " + allowed + ".");
  }

  /// How many letters to insert, delete, replace or swap with their neighbour.
  ///
  /// Source: Damerau 1964; this is the variant that edits no substring twice.
  static int distance(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[to.length()];
  }
}
