package lectern.run;

import java.nio.file.Path;
import lectern.data.MissingDataException;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;

/// What a task is given by whoever runs it, and where it reports to.
public interface RunContext {
  /// The run's root of randomness. Split it by name: `init`, `dropout`, `order`, `sample`.
  RandomStream random();

  /// The threads to compute with.
  Workers workers();

  /// The folder of an installed corpus.
  ///
  /// @param name a folder of data/
  /// @throws MissingDataException if it is neither cached, mirrored nor embedded; the run is then
  ///   listed as `not run: data missing` with the command that fetches it
  Path corpus(String name);

  /// Records one row of metrics: appended to the run's metrics.csv and shown in its live chart.
  ///
  /// A resumed run goes on after its checkpoint's step: what had been recorded beyond is replaced,
  /// so that the file is the one an uninterrupted run would have written.
  ///
  /// @param step training step, counted from 1 over the whole run; never less than the last one
  /// @param values metric by name, such as `train.loss` (nats)
  void record(long step, Measures values);

  /// Says how far the run is, for a progress bar.
  ///
  /// @param done steps done of `total`
  void progress(long done, long total);

  /// Keeps a text the model wrote or a listing worth reading, in the run's samples.
  void sample(String title, String text);

  /// Keeps an array a chart is drawn from (a decision surface, hidden states), as `<name>.csv` in
  /// the run folder.
  void table(String name, tech.tablesaw.api.Table table);

  /// Where checkpoints go and where a resumed run finds its last one.
  Path checkpoints();

  /// Counts arithmetic done, for provenance.
  void countFlops(long flops);

  /// To be called between steps, where the run can be left as it is.
  ///
  /// @throws InterruptedException if the user asked to stop, or the run is stopped early because
  ///   others did better
  void checkInterrupted() throws InterruptedException;
}
