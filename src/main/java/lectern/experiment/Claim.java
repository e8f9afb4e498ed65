package lectern.experiment;

import java.util.List;
import lectern.yaml.Place;

/// A sentence of a lecture and what it predicts.
///
/// @param id such as `B1`, as in the table of claims
/// @param text the sentence
/// @param expect its predictions; all must hold
/// @param place where it is written
public record Claim(String id, String text, List<Expectation> expect, Place place) {
  public Claim {
    expect = List.copyOf(expect);
  }
}
