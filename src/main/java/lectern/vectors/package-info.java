/// Words as vectors: where they come from, how they are kept, what they are like.
///
/// Reading order: {@link lectern.vectors.WordVectors}, {@link lectern.vectors.Likeness}, {@link
/// lectern.vectors.Neighbour}. Files: {@link lectern.vectors.VectorFormat} with {@link
/// lectern.vectors.TextVectors}, {@link lectern.vectors.BinaryVectors}, {@link
/// lectern.vectors.WinkVectors}, which read from {@link lectern.vectors.VectorInput} into {@link
/// lectern.vectors.VectorGatherer}.
package lectern.vectors;
