/// Corpora, generated and downloaded, and the batches that training sees of them.
///
/// Reading order: {@link lectern.data.Grammar}, {@link lectern.data.GrammarFloors}, {@link
/// lectern.data.TokenBatch}, {@link lectern.data.TextStreams}, {@link lectern.data.TextWindows},
/// {@link lectern.data.SentenceBatch}, {@link lectern.data.ShuffledBatches}; ambiguous words:
/// {@link lectern.data.SenseLexicon}, {@link lectern.data.SenseSentence}, {@link
/// lectern.data.SenseText}, {@link lectern.data.TopicText}; words with planted likeness: {@link
/// lectern.data.RoyalText}, {@link lectern.data.WordClassText}; what people say of words: {@link
/// lectern.data.WordSimilarities}, {@link lectern.data.AnalogyQuestions}; texts with classes:
/// {@link lectern.data.LabelledText}, {@link lectern.data.LabelledTexts}, {@link
/// lectern.data.TextSplit}, {@link lectern.data.LabelledTextReader}, and generated ones {@link
/// lectern.data.NegationCorpus}, {@link lectern.data.WordOrderCorpus} with {@link
/// lectern.data.NeutralWords}, {@link lectern.data.PlantedFeatures}, {@link
/// lectern.data.PlantedNgramCorpus}; then {@link lectern.data.Dataset}, {@link
/// lectern.data.Corpora}, {@link lectern.data.FetchProgress}, {@link
/// lectern.data.MissingDataException}.
package lectern.data;
