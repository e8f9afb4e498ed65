/// Words as vectors: where they come from, how they are kept, what they are like.
///
/// Reading order: {@link lectern.vectors.WordVectors}, {@link lectern.vectors.Likeness}, {@link
/// lectern.vectors.Neighbour}. Files: {@link lectern.vectors.VectorFormat} with {@link
/// lectern.vectors.TextVectors}, {@link lectern.vectors.BinaryVectors}, {@link
/// lectern.vectors.WinkVectors}, which read from {@link lectern.vectors.VectorInput} into {@link
/// lectern.vectors.VectorGatherer}.
///
/// Counting: {@link lectern.vectors.WordText}, {@link lectern.vectors.Window}, {@link
/// lectern.vectors.Cooccurrence}, {@link lectern.vectors.CountMatrix}, {@link
/// lectern.vectors.Association}, {@link lectern.vectors.TruncatedSvd}.
///
/// Training: {@link lectern.vectors.Word2VecSettings}, {@link lectern.vectors.OutputLayer}, {@link
/// lectern.vectors.SubwordSettings}, {@link lectern.vectors.Word2Vec}, {@link
/// lectern.vectors.Word2VecModel}; what it is made of: {@link lectern.vectors.Subsampling}, {@link
/// lectern.vectors.AliasTable}, {@link lectern.vectors.HuffmanTree}, {@link
/// lectern.vectors.Subwords}.
///
/// Judging: {@link lectern.vectors.SimilarityScore}, {@link lectern.vectors.AnalogyScore}, {@link
/// lectern.vectors.ClassSeparation}, {@link lectern.vectors.FrequencyBias}.
package lectern.vectors;
