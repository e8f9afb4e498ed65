package lectern.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Sets words within the reach of a negation apart from the same words outside it: "not a good film
/// ." becomes "not NOT_a NOT_good NOT_film .".
///
/// The reach begins after a word such as "not", "never" or "isn't" and ends before the next
/// punctuation. A second negation within it is marked like any other word and ends nothing.
///
/// Source: Das & Chen 2001, "Yahoo! for Amazon"; Pang, Lee & Vaithyanathan 2002, "Thumbs up?",
/// section 6.1.
public final class NegationMarker {
  /// What a marked word begins with.
  public static final String MARK = "NOT_";

  private static final Set<String> NEGATORS =
      Set.of(
          "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot",
          "hardly");

  private static final Set<String> PUNCTUATION = Set.of(".", ",", ";", ":", "!", "?", "--", "...");

  private NegationMarker() {}

  /// Marks a text.
  ///
  /// @return as many words
  public static List<String> mark(List<String> words) {
    List<String> marked = new ArrayList<>(words.size());
    boolean negated = false;
    for (String word : words) {
      if (PUNCTUATION.contains(word)) {
        negated = false;
      }
      marked.add(negated ? MARK + word : word);
      negated |= isNegator(word);
    }
    return marked;
  }

  /// Whether a word negates what follows it, in capitals or not.
  public static boolean isNegator(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return NEGATORS.contains(lower) || lower.endsWith("n't") || lower.endsWith("n’t");
  }
}
