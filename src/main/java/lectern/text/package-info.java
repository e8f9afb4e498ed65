/// Text as numbers: tokens, vocabularies, and the models that only count.
///
/// Reading order: {@link lectern.text.Tokenizer}, {@link lectern.text.CharacterTokenizer}, {@link
/// lectern.text.WordTokenizer}, {@link lectern.text.TextFile}, {@link lectern.text.Concordance},
/// {@link lectern.text.Vocabulary}, {@link lectern.text.VocabularyFile}, {@link
/// lectern.text.TokenPredictor}, {@link lectern.text.NgramModel}, {@link
/// lectern.text.InterpolatedNgramModel}.
package lectern.text;
