package lectern.model;

/// How the vectors of a text's words become the vector of the text.
///
/// Letters: C width of a word's vector. Source: Mitchell & Lapata 2010, "Composition in
/// distributional models of semantics", for sum and product.
public enum Composition {
  /// Added up: [C]. The order of words is lost.
  SUM,

  /// Added up and divided by how many there are: [C]. The order of words is lost.
  MEAN,

  /// Multiplied number by number, 1 being added to each first so that a vector of zeros changes
  /// nothing: [C]. The order of words is lost.
  PRODUCT,

  /// Side by side, as many as there is room for: [slots·C]. What a word does depends on its place.
  CONCATENATION,

  /// Combined word by word by a recurrent network with gated units, from left to right: its last
  /// state, [C]. What a word does depends on what was read before.
  NETWORK;

  /// Whether two texts of the same words in another order can get different vectors.
  public boolean seesOrder() {
    return this == CONCATENATION || this == NETWORK;
  }
}
