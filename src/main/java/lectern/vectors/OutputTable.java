package lectern.vectors;

import lectern.tensor.Workers;

/// Learns from one batch after another: the output table's part of training.
interface OutputTable {
  /// The rows, [rows,S], all 0 before training.
  float[] data();

  /// How many rows there are.
  int rows();

  /// Takes a step down the gradient of a batch: changes the rows of this table and leaves the
  /// gradients of the batch's words with the batch, whose `write` and `read` of the next batch are
  /// called for all columns.
  ///
  /// @param key of the batch's draws
  /// @param rate learning rate
  /// @param next reads the vectors of the next batch, in columns from-to
  BatchLoss learn(WindowBatch batch, long key, float rate, Workers workers, Workers.RangeBody next);

  /// What a batch lost.
  ///
  /// @param nats summed over examples
  /// @param examples predictions made
  /// @param flops arithmetic done
  record BatchLoss(double nats, long examples, long flops) {}
}
