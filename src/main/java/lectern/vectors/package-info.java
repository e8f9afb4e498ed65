/// Words as vectors.
///
/// Reading order of training: {@link lectern.vectors.Sentences}, {@link
/// lectern.vectors.Word2VecSettings}, {@link lectern.vectors.OutputLayer}, {@link
/// lectern.vectors.SubwordSettings}, {@link lectern.vectors.Word2Vec}, {@link
/// lectern.vectors.Word2VecModel}; what it is made of: {@link lectern.vectors.Subsampling}, {@link
/// lectern.vectors.AliasTable}, {@link lectern.vectors.HuffmanTree}, {@link
/// lectern.vectors.Subwords}.
package lectern.vectors;
