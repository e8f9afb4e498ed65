package lectern.task.vectors;

import java.util.List;
import lectern.data.SenseSentence;
import lectern.data.SenseText;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.tensor.Tensor;
import lectern.vectors.Word2VecSettings;
import lectern.vectors.WordText;
import lectern.vectors.WordVectors;

/// One vector a word, by word2vec: the same wherever the word stands.
///
/// @param word2vec how they are learned
public record StaticVectors(Word2VecSettings word2vec) implements SenseVectors {
  /// Skip-gram with negative sampling.
  public static final StaticVectors DEFAULT = new StaticVectors(Word2VecSettings.DEFAULT);

  @Override
  public Learned learn(SenseText text, List<SenseSentence> sentences, RunContext context)
      throws InterruptedException {
    List<List<String>> words =
        sentences.stream().map(sentence -> text.vocabulary().decode(sentence.words())).toList();
    WordVectors vectors =
        VectorTraining.run(word2vec, WordText.of(words, /* atLeast= */ 1), context)
            .model()
            .vectors();
    return new ByWord(text, vectors);
  }

  private record ByWord(SenseText text, WordVectors vectors) implements Learned {
    @Override
    public List<Tensor> layers(List<SenseSentence> sentences) {
      Tensor layer = Tensor.zeros(sentences.size(), vectors.width());
      for (int n = 0; n < sentences.size(); n++) {
        SenseSentence sentence = sentences.get(n);
        String word = text.vocabulary().token(sentence.words()[sentence.place()]);
        if (vectors.contains(word)) { // else it was never drawn
          System.arraycopy(vectors.of(word), 0, layer.data(), n * vectors.width(), vectors.width());
        }
      }
      return List.of(layer);
    }

    @Override
    public int forwardColumns() {
      return 0;
    }

    @Override
    public Measures measures() {
      return Measures.none();
    }
  }
}
