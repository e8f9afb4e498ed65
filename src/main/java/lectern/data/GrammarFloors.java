package lectern.data;

/// The exact cross-entropies of a grammar's endless text, best model first.
///
/// The text is one sentence after another; all are expectations over the grammar, not measured on a
/// sample. In nats a word; perplexity is e to their power.
///
/// @param wordsPerSentence expected length of a sentence, its full stop included
/// @param natsPerSentence entropy of a sentence
/// @param trueNats of the model that knows the grammar: entropy of a sentence over its expected
///   length. No model gets below this.
/// @param bigramNats of the best model that sees one word
/// @param unigramNats of the best model that sees none
public record GrammarFloors(
    double wordsPerSentence,
    double natsPerSentence,
    double trueNats,
    double bigramNats,
    double unigramNats) {}
