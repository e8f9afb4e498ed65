package lectern.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The numbers that a run ends with, by name, in the order in which a reader wants them.
///
/// Floors and ceilings that belong beside a figure are measures too (`perplexity` beside
/// `perplexity.bigram` and `perplexity.true`).
public record Measures(SequencedMap<String, Double> values) {
  public Measures {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /// No measures yet.
  public static Measures none() {
    return new Measures(new LinkedHashMap<>());
  }

  /// These and one more.
  public Measures with(String name, double value) {
    SequencedMap<String, Double> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Measures(more);
  }

  /// These and others.
  public Measures with(Measures others) {
    SequencedMap<String, Double> more = new LinkedHashMap<>(values);
    more.putAll(others.values);
    return new Measures(more);
  }
}
