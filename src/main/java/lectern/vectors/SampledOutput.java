package lectern.vectors;

import lectern.tensor.Elementary;
import lectern.tensor.PickedRows;
import lectern.tensor.PickedRows.Grid;
import lectern.tensor.PickedRows.Picks;
import lectern.tensor.Rows;
import lectern.tensor.Workers;

/// An output table of which each window touches a few rows: negative sampling and hierarchical
/// softmax.
///
/// A step has two halves. First the errors of all windows, by rows as they are: work is split over
/// windows, and nothing is changed but what belongs to a window. Then the rows, by errors as they
/// are, window after window in the order of the text: work is split over columns, of which none
/// knows another. So every number is the same for any number of threads, and there is no copy of
/// the tables. Source of the columns: Ordentlich et al. 2016, "Network-efficient distributed
/// word2vec training system for large vocabularies".
final class SampledOutput implements OutputTable {
  /// Places whose errors are one task. Fixed, as the loss is summed by task.
  private static final int CHUNK = 16;

  /// Arithmetic of a batch from which on it pays to share it out, operations. Rows that one core
  /// has written must come over from its cache when another reads them in the next half or batch;
  /// for small batches that takes longer than the arithmetic.
  private static final long WORTH_SHARING = 1_000_000;

  /// The score of what counts for nothing: certain, hence without loss or error.
  private static final float CERTAIN = 200;

  private final OutputDraw outputs;
  private final int width;
  private final int stride;
  private final int most;
  private final float[] table;

  private final int[] rows; // [P,most]
  private final float[] signs; // [P,most]
  private final int[] rowCount; // [P]
  private final int[] errorsAt; // [P] where a window's errors begin
  private final float[] errors; // examples × rows of each window
  private final float[] logs; // scratch of the loss
  private final int chunkErrors; // room for the errors of a chunk
  private final double[] losses; // of each chunk
  private long lastFlops; // of the last batch, by which the next is judged

  /// @param places P
  SampledOutput(OutputDraw outputs, Word2VecSettings settings, int places) {
    this.outputs = outputs;
    width = settings.width();
    stride = InputTable.stride(width);
    most = outputs.most();
    table = new float[InputTable.size(outputs.rows(), stride)];
    rows = new int[places * most];
    signs = new float[places * most];
    rowCount = new int[places];
    errorsAt = new int[places];
    long room = (long) CHUNK * 2 * settings.window() * most;
    int chunks = Math.ceilDiv(places, CHUNK);
    if (room * chunks > 1 << 28) {
      throw new IllegalArgumentException(
          "a batch of %d windows of %d words with %d outputs is too large; lower batch"
              .formatted(places, 2 * settings.window(), most));
    }
    chunkErrors = (int) room;
    errors = new float[chunkErrors * chunks];
    logs = new float[errors.length];
    losses = new double[chunks];
  }

  @Override
  public float[] data() {
    return table;
  }

  @Override
  public int rows() {
    return outputs.rows();
  }

  @Override
  public BatchLoss learn(
      WindowBatch batch, long key, float rate, Workers workers, Workers.RangeBody next) {
    Workers team = lastFlops < WORTH_SHARING ? Workers.SINGLE : workers;
    int chunks = Math.ceilDiv(batch.size(), CHUNK);
    team.forEach(chunks, chunk -> errors(batch, chunk, key, rate));
    int slices = Math.min(team.threads(), stride / 16);
    team.forEach(
        slices,
        slice -> {
          int from = stride / 16 * slice / slices * 16;
          int to = stride / 16 * (slice + 1) / slices * 16;
          update(batch, from, to);
          batch.write(from, to);
          next.accept(from, to);
        });
    BatchLoss loss = loss(batch, chunks);
    lastFlops = loss.flops();
    return loss;
  }

  /// Draws the windows of a chunk and computes their errors.
  private void errors(WindowBatch batch, int chunk, long key, float rate) {
    int first = chunk * CHUNK;
    int last = Math.min(batch.size(), first + CHUNK);
    int start = chunk * chunkErrors;
    int at = start;
    for (int place = first; place < last; place++) {
      long draws = SplitMix.bits(key, place);
      batch.draw(place, SplitMix.bits(draws, 0));
      batch.average(place);
      rowCount[place] = outputs.draw(batch.word(place), draws, rows, signs, place * most);
      errorsAt[place] = at;
      PickedRows.dots(batch.examples(place), outputs(place), errors, at);
      at = sign(place, at, batch.exampleCount(place));
    }
    Elementary.sigmoid(errors, start, errors, start, at - start); // probability of what was
    Elementary.log(errors, start, logs, start, at - start);
    losses[chunk] = -Rows.sum(logs, start, at - start);
    for (int place = first; place < last; place++) {
      slope(place, batch.exampleCount(place), rate);
    }
  }

  private Picks outputs(int place) {
    return new Picks(table, stride, rows, place * most, rowCount[place]);
  }

  /// Turns scores round where the answer is no.
  private int sign(int place, int from, int examples) {
    int at = from;
    for (int i = 0; i < examples; i++) {
      for (int j = 0; j < rowCount[place]; j++, at++) {
        float sign = signs[place * most + j];
        errors[at] = sign == 0 ? CERTAIN : sign * errors[at];
      }
    }
    return at;
  }

  /// Turns probabilities of what was into steps along the score.
  private void slope(int place, int examples, float rate) {
    int at = errorsAt[place];
    for (int i = 0; i < examples; i++) {
      for (int j = 0; j < rowCount[place]; j++, at++) {
        errors[at] = signs[place * most + j] * rate * (1 - errors[at]);
      }
    }
  }

  private void update(WindowBatch batch, int from, int to) {
    batch.clear(from, to);
    for (int place = 0; place < batch.size(); place++) {
      if (batch.contextCount(place) > 0) {
        int m = rowCount[place];
        int at = errorsAt[place];
        Picks outputs = outputs(place);
        PickedRows.addCombinations(
            batch.gradients(place), new Grid(errors, at, m, 1), outputs, from, to);
        PickedRows.addCombinations(
            outputs, new Grid(errors, at, 1, m), batch.examples(place), from, to);
        batch.spread(place, from, to);
      }
    }
  }

  private BatchLoss loss(WindowBatch batch, int chunks) {
    double nats = 0;
    for (int chunk = 0; chunk < chunks; chunk++) {
      nats += losses[chunk];
    }
    long examples = 0;
    long flops = 0;
    for (int place = 0; place < batch.size(); place++) {
      examples += batch.exampleCount(place);
      flops += 6L * width * batch.exampleCount(place) * rowCount[place];
      if (batch.exampleCount(place) < batch.contextCount(place)) {
        flops += 3L * width * batch.contextCount(place); // their mean and its gradient
      }
    }
    return new BatchLoss(nats, examples, flops);
  }
}
