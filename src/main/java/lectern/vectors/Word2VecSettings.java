package lectern.vectors;

import java.util.Optional;

/// How word2vec vectors are trained.
///
/// Source of the defaults: Mikolov et al. 2013, word2vec.c, and gensim's, which agree but for the
/// epochs.
///
/// @param architecture what predicts what
/// @param output how a word is predicted
/// @param width D, numbers a vector
/// @param window words to either side that are context, at most; each place draws its own reach
///   from 1 to this
/// @param subsampling t, the frequency above which occurrences are left out at random ({@link
///   Subsampling}); 0 keeps all
/// @param learningRate at the start; it falls linearly to a ten-thousandth of that
/// @param epochs passes over the text
/// @param subwords which character n-grams share in a word's vector; empty for none
/// @param batch places whose errors are computed from one state of the tables, at most: they are
///   fewer where a row would have too many errors at once. A part of the result, unlike the number
///   of threads
public record Word2VecSettings(
    Architecture architecture,
    OutputLayer output,
    int width,
    int window,
    double subsampling,
    double learningRate,
    int epochs,
    Optional<SubwordSettings> subwords,
    int batch) {

  /// What predicts what.
  public enum Architecture {
    /// each word of the window predicts the word in the middle
    SKIP_GRAM,
    /// the mean of the window's words predicts the word in the middle
    CBOW
  }

  /// Skip-gram with negative sampling.
  public static final Word2VecSettings SKIP_GRAM =
      new Word2VecSettings(
          Architecture.SKIP_GRAM,
          OutputLayer.NegativeSampling.DEFAULT,
          /* width= */ 100,
          /* window= */ 5,
          /* subsampling= */ 1e-3,
          /* learningRate= */ 0.025,
          /* epochs= */ 5,
          Optional.empty(),
          /* batch= */ 128);

  /// What a file that says nothing gets.
  public static final Word2VecSettings DEFAULT = SKIP_GRAM;

  /// CBOW with negative sampling.
  public static final Word2VecSettings CBOW =
      SKIP_GRAM.withArchitecture(Architecture.CBOW).withLearningRate(0.05);

  public Word2VecSettings {
    atLeast("width", width, 1, 4096);
    atLeast("window", window, 1, 1000);
    if (!(subsampling >= 0 && subsampling <= 1)) {
      throw new IllegalArgumentException("subsampling is " + subsampling + ", expected 0 to 1");
    }
    if (!(learningRate > 0 && learningRate <= 1)) {
      throw new IllegalArgumentException(
          "learningRate is " + learningRate + ", expected above 0, up to 1");
    }
    atLeast("epochs", epochs, 1, 100_000);
    atLeast("batch", batch, 1, 4096);
  }

  private static void atLeast(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected " + least + " to " + most);
    }
  }

  /// The same with another architecture.
  public Word2VecSettings withArchitecture(Architecture other) {
    return new Word2VecSettings(
        other, output, width, window, subsampling, learningRate, epochs, subwords, batch);
  }

  /// The same with another output layer.
  public Word2VecSettings withOutput(OutputLayer other) {
    return new Word2VecSettings(
        architecture, other, width, window, subsampling, learningRate, epochs, subwords, batch);
  }

  /// The same with another learning rate.
  public Word2VecSettings withLearningRate(double other) {
    return new Word2VecSettings(
        architecture, output, width, window, subsampling, other, epochs, subwords, batch);
  }

  /// The same with another number of passes.
  public Word2VecSettings withEpochs(int other) {
    return new Word2VecSettings(
        architecture, output, width, window, subsampling, learningRate, other, subwords, batch);
  }

  /// The same with vectors of another width.
  public Word2VecSettings withWidth(int other) {
    return new Word2VecSettings(
        architecture, output, other, window, subsampling, learningRate, epochs, subwords, batch);
  }

  /// The same with another window.
  public Word2VecSettings withWindow(int other) {
    return new Word2VecSettings(
        architecture, output, width, other, subsampling, learningRate, epochs, subwords, batch);
  }

  /// The same with another threshold of sub-sampling.
  public Word2VecSettings withSubsampling(double other) {
    return new Word2VecSettings(
        architecture, output, width, window, other, learningRate, epochs, subwords, batch);
  }

  /// The same with character n-grams.
  public Word2VecSettings withSubwords(SubwordSettings other) {
    return new Word2VecSettings(
        architecture,
        output,
        width,
        window,
        subsampling,
        learningRate,
        epochs,
        Optional.of(other),
        batch);
  }

  /// The same with another batch.
  public Word2VecSettings withBatch(int other) {
    return new Word2VecSettings(
        architecture, output, width, window, subsampling, learningRate, epochs, subwords, other);
  }
}
