package lectern.task.vectors;

import java.util.List;
import lectern.data.SenseSentence;
import lectern.data.SenseText;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.tensor.Tensor;

/// What makes vectors of words in sentences: `vectors.kind`.
public sealed interface SenseVectors permits Bilm, StaticVectors {
  /// Learns from sentences, of which the words alone are looked at.
  ///
  /// @throws InterruptedException if the user asked to stop
  Learned learn(SenseText text, List<SenseSentence> sentences, RunContext context)
      throws InterruptedException;

  /// Vectors that have been learned.
  interface Learned {
    /// The vectors of each sentence's ambiguous word where it stands.
    ///
    /// @return L layers, at least 1, each [N,D]; the first looks at no context
    List<Tensor> layers(List<SenseSentence> sentences);

    /// The columns of a layer that come from reading forward; the rest come from reading backward.
    /// 0 where there is no such thing.
    int forwardColumns();

    /// What else there is to say of what was learned.
    Measures measures();
  }
}
