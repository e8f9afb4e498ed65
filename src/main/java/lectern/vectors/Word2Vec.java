package lectern.vectors;

import java.util.Arrays;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import lectern.vectors.OutputTable.BatchLoss;

/// Trains word vectors: CBOW and skip-gram, with negative sampling, hierarchical or full softmax,
/// with or without character n-grams.
///
/// Training goes from batch to batch, some consecutive places of the text each. What a batch draws
/// is a function of the random stream and the batch's place, so the two tables and the place are
/// all there is to save, and the same seed gives the same bytes on any number of threads and any
/// vector width. (The usual implementations let threads overwrite each other's updates, which gives
/// other vectors at each run.)
///
/// Source: Mikolov et al. 2013, "Efficient estimation of word representations in vector space" and
/// "Distributed representations of words and phrases and their compositionality"; Bojanowski et al.
/// 2017 for n-grams. Deviations from word2vec.c: the errors of a batch's windows are computed from
/// one state of the tables, and the windows of a skip-gram share their negatives (Ji et al. 2016).
public final class Word2Vec {
  /// What the learning rate falls to, of what it was.
  private static final double LEAST_RATE = 1e-4;

  private final Word2VecSettings settings;
  private final WordText text;
  private final long tokens;
  private final Workers workers;
  private final RandomStream random;
  private final double[] keep;
  private final InputTable input;
  private final OutputTable output;
  private final WindowBatch batch;

  private EpochText epochText;
  private int epoch;
  private int place;
  private Totals totals = Totals.NONE;
  private Totals reported = Totals.NONE;

  /// @param random the stream of this training: `init`, `subsampling` and `windows` are split off
  ///   it
  /// @throws IllegalArgumentException if the text has fewer than two words, or the tables would not
  ///   fit
  public Word2Vec(Word2VecSettings settings, WordText text, RandomStream random, Workers workers) {
    if (text.vocabulary().size() < 2) {
      throw new IllegalArgumentException(
          "a vocabulary of %d words; word vectors tell at least two apart"
              .formatted(text.vocabulary().size()));
    }
    this.settings = settings;
    this.text = text;
    this.workers = workers;
    this.random = random;
    tokens = text.tokens();
    long[] counts = text.counts();
    keep = Subsampling.keepProbabilities(counts, settings.subsampling());
    Subwords subwords =
        settings.subwords().map(grams -> Subwords.of(grams, text.vocabulary())).orElse(null);
    input = new InputTable(counts.length, settings.width(), subwords, random.split("init"));
    RowTouches touches =
        switch (settings.output()) {
          case OutputLayer.NegativeSampling sampling -> OutputDraw.Negatives.of(sampling, counts);
          case OutputLayer.HierarchicalSoftmax() -> OutputDraw.Path.of(counts);
          case OutputLayer.FullSoftmax() -> SoftmaxOutput.TOUCHES;
        };
    int places = SafeBatch.places(settings, input, touches, counts, keep);
    output =
        touches instanceof OutputDraw draw
            ? new SampledOutput(draw, settings, places)
            : new SoftmaxOutput(counts.length, settings, places);
    batch = new WindowBatch(settings, places, input);
    openEpoch();
  }

  /// Sums since the beginning.
  ///
  /// @param nats lost, over all predictions
  /// @param predictions made: of a word by a word in skip-gram, by a window in CBOW
  /// @param flops arithmetic done
  public record Totals(double nats, long predictions, long flops) {
    static final Totals NONE = new Totals(0, 0, 0);

    private Totals plus(BatchLoss loss) {
      return new Totals(nats + loss.nats(), predictions + loss.examples(), flops + loss.flops());
    }
  }

  /// How far training is.
  ///
  /// @param words of the text done, those left out by sub-sampling among them, over all epochs
  /// @param total that there will be
  /// @param loss mean of the predictions since the last report, nats; that of the sampled or
  ///   hierarchical objective, which only the full softmax makes comparable with perplexities
  /// @param learningRate of the last batch
  /// @param flops arithmetic done since the last report
  public record Report(long words, long total, double loss, double learningRate, long flops) {}

  /// Is told how training goes, on the training thread.
  @FunctionalInterface
  public interface Listener {
    /// @throws InterruptedException to stop; training can go on later
    void reported(Report report) throws InterruptedException;
  }

  /// Trains until all epochs are done.
  ///
  /// @param every words of the text between two reports, at least 1; the last is made at the end
  /// @throws InterruptedException if the listener throws it, between two batches
  public void train(long every, Listener listener) throws InterruptedException {
    if (every < 1) {
      throw new IllegalArgumentException("a report every " + every + " words");
    }
    while (!finished()) {
      long before = words() / every;
      double rate = rate();
      step();
      if (finished() || words() / every > before) {
        Totals last = reported;
        reported = totals;
        listener.reported(
            new Report(
                words(),
                total(),
                (totals.nats - last.nats) / Math.max(1, totals.predictions - last.predictions),
                rate,
                totals.flops - last.flops));
      }
    }
  }

  /// Whether all epochs are done.
  public boolean finished() {
    return epoch == settings.epochs();
  }

  /// Words of the text that training has gone over in all epochs so far.
  public long words() {
    return epoch * tokens + (finished() ? 0 : tokens * place / Math.max(1, epochText.size()));
  }

  private long total() {
    return tokens * settings.epochs();
  }

  private double rate() {
    double done = (double) words() / Math.max(1, total());
    return settings.learningRate() * Math.max(LEAST_RATE, 1 - done);
  }

  /// Trains on the next batch.
  private void step() {
    batch.open(epochText, place);
    int next = place + batch.size();
    BatchLoss loss =
        output.learn(
            batch,
            SplitMix.bits(SplitMix.key(random.split("windows").split(epoch)), place),
            (float) rate(),
            workers,
            (from, to) -> batch.read(epochText, next, from, to));
    totals = totals.plus(loss);
    place = next;
    if (place >= epochText.size()) {
      place = 0;
      epoch++;
      openEpoch();
    }
  }

  private void openEpoch() {
    if (!finished()) {
      long key = SplitMix.key(random.split("subsampling").split(epoch));
      epochText = EpochText.of(text, keep, key);
      batch.read(epochText, place, 0, InputTable.stride(settings.width()));
    }
  }

  /// All that training goes on from, besides its settings, its text and its random stream.
  ///
  /// @param epoch epochs done
  /// @param place words of the current epoch done, of those that sub-sampling left
  /// @param totals sums so far
  /// @param reported sums at the last report
  /// @param input all rows of the input table with their padding
  /// @param output all rows of the output table with their padding
  public record State(
      int epoch, int place, Totals totals, Totals reported, float[] input, float[] output) {}

  /// A copy of the present state.
  public State state() {
    return new State(epoch, place, totals, reported, input.data().clone(), output.data().clone());
  }

  /// Goes on from a state that training with the same settings, text and random stream was in.
  ///
  /// @throws IllegalArgumentException if it cannot be one
  public void restore(State state) {
    if (state.input.length != input.data().length
        || state.output.length != output.data().length
        || state.epoch < 0
        || state.epoch > settings.epochs()
        || state.place < 0) {
      throw new IllegalArgumentException(
          "a state of other settings or another text: tables of %d and %d numbers, expected %d and %d"
              .formatted(
                  state.input.length,
                  state.output.length,
                  input.data().length,
                  output.data().length));
    }
    System.arraycopy(state.input, 0, input.data(), 0, state.input.length);
    System.arraycopy(state.output, 0, output.data(), 0, state.output.length);
    epoch = state.epoch;
    place = state.place;
    totals = state.totals;
    reported = state.reported;
    openEpoch();
  }

  /// Sums since the beginning.
  public Totals totals() {
    return totals;
  }

  /// The vectors as they are now.
  public Word2VecModel model() {
    int width = settings.width();
    int stride = InputTable.stride(width);
    int words = text.vocabulary().size();
    float[] vectors = new float[words * stride];
    int[] places = new int[words];
    Arrays.setAll(places, i -> i);
    for (int word = 0; word < words; word++) {
      input.read(word, vectors, places, word, 0, stride);
    }
    return new Word2VecModel(
        new WordVectors(text.vocabulary().tokens(), narrow(vectors, words), width),
        narrow(output.data(), output.rows()),
        narrow(input.data(), input.data().length / stride),
        input.subwords());
  }

  /// The rows without their padding.
  private float[] narrow(float[] padded, int rows) {
    int width = settings.width();
    int stride = InputTable.stride(width);
    float[] narrow = new float[Math.multiplyExact(rows, width)];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(padded, row * stride, narrow, row * width, width);
    }
    return narrow;
  }
}
