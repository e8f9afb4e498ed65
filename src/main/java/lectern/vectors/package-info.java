/// Words as vectors: where they come from, how they are kept, what they are like.
///
/// Reading order: {@link lectern.vectors.WordVectors}, {@link lectern.vectors.Likeness}, {@link
/// lectern.vectors.Neighbour}.
package lectern.vectors;
