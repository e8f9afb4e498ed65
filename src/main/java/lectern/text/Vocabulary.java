package lectern.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// The tokens a model knows, each with its number.
///
/// Numbers are dense from 0. A vocabulary that is counted from text gives special tokens the first
/// numbers, then the others by falling frequency, those of like frequency in code-point order: the
/// same text gives the same numbers everywhere.
public final class Vocabulary {
  /// Stands for every token that the vocabulary does not have.
  public static final String UNKNOWN = "<unk>";

  /// Ends a sentence, a line or a document.
  public static final String END = "<eos>";

  private final List<String> tokens;
  private final Map<String, Integer> ids = new HashMap<>();

  private Vocabulary(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
    for (String token : this.tokens) {
      if (token.isEmpty()) {
        throw new IllegalArgumentException("token " + ids.size() + " is empty");
      }
      if (ids.put(token, ids.size()) != null) {
        throw new IllegalArgumentException("token '" + token + "' is there twice");
      }
    }
  }

  /// What to keep when counting.
  ///
  /// @param specials tokens that are there whatever the text has, numbered first
  /// @param atLeast occurrences below which a token is left out, at least 1
  /// @param atMost tokens kept, specials included
  public record Keep(List<String> specials, int atLeast, int atMost) {
    /// Every token of the text and nothing else.
    public static final Keep ALL = new Keep(List.of(), 1, Integer.MAX_VALUE);

    /// Every token of the text, and one for those that come later.
    public static final Keep ALL_AND_UNKNOWN = new Keep(List.of(UNKNOWN), 1, Integer.MAX_VALUE);

    public Keep {
      specials = List.copyOf(specials);
      if (atLeast < 1) {
        throw new IllegalArgumentException("atLeast " + atLeast + " is below 1");
      }
      if (atMost < Math.max(1, specials.size())) {
        throw new IllegalArgumentException(
            "atMost " + atMost + " leaves no room for " + specials.size() + " special tokens");
      }
    }
  }

  /// The vocabulary of these tokens in this order.
  public static Vocabulary of(Collection<String> tokens) {
    return new Vocabulary(List.copyOf(tokens));
  }

  /// The vocabulary of a text.
  public static Vocabulary count(Iterable<String> text, Keep keep) {
    Map<String, Long> counts = new HashMap<>();
    for (String token : text) {
      counts.merge(token, 1L, Long::sum);
    }
    SequencedSet<String> kept = new LinkedHashSet<>(keep.specials);
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= keep.atLeast)
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey(Vocabulary::byCodePoints)))
        .map(Map.Entry::getKey)
        .filter(token -> !kept.contains(token))
        .limit((long) keep.atMost - kept.size())
        .forEachOrdered(kept::add);
    return of(kept);
  }

  /// The order of code points, which UTF-8's bytes keep and UTF-16's units do not: a surrogate
  /// comes after every unit that is none.
  private static int byCodePoints(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean beyond = Character.isSurrogate(x);
        return beyond == Character.isSurrogate(y) ? Character.compare(x, y) : beyond ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /// V, the number of tokens.
  public int size() {
    return tokens.size();
  }

  /// All tokens by number.
  public List<String> tokens() {
    return tokens;
  }

  /// The token of a number.
  ///
  /// @param id 0..V-1
  public String token(int id) {
    return tokens.get(id);
  }

  /// Whether the vocabulary has this very token.
  public boolean contains(String token) {
    return ids.containsKey(token);
  }

  /// The number of a token, or that of {@link #UNKNOWN} if it is not there.
  ///
  /// @throws IllegalArgumentException if neither is there
  public int id(String token) {
    Integer id = ids.get(token);
    if (id == null) {
      id = ids.get(UNKNOWN);
    }
    if (id == null) {
      throw new IllegalArgumentException(
          "token '" + token + "' is not in the vocabulary, which has no " + UNKNOWN + " either");
    }
    return id;
  }

  /// The numbers of some tokens, as {@link #id} gives them.
  public int[] encode(List<String> text) {
    int[] encoded = new int[text.size()];
    int at = 0;
    for (String token : text) {
      encoded[at++] = id(token);
    }
    return encoded;
  }

  /// The tokens of some numbers.
  public List<String> decode(int... text) {
    List<String> decoded = new ArrayList<>(text.length);
    for (int id : text) {
      decoded.add(token(id));
    }
    return decoded;
  }
}
