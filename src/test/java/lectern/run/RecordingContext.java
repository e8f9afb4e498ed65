package lectern.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.data.MissingDataException;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import tech.tablesaw.api.Table;

/// A run that remembers what it was told.
public final class RecordingContext implements RunContext {
  /// One row of metrics.
  public record Row(long step, Measures values) {}

  public final List<Row> rows = new ArrayList<>();
  public final Map<String, Table> tables = new LinkedHashMap<>();
  public final Map<String, String> samples = new LinkedHashMap<>();
  public final Map<String, Path> corpora = new LinkedHashMap<>();
  public long flops;
  public long done;
  public long stopAfter = Long.MAX_VALUE;
  public Workers workers = Workers.SINGLE;

  private final long seed;
  private final Path folder;

  public RecordingContext(long seed, Path folder) {
    this.seed = seed;
    this.folder = folder;
  }

  @Override
  public RandomStream random() {
    return RandomStream.of(seed);
  }

  @Override
  public Workers workers() {
    return workers;
  }

  @Override
  public Path corpus(String name) {
    Path corpus = corpora.get(name);
    if (corpus == null) {
      throw new MissingDataException(name, name + " is missing");
    }
    return corpus;
  }

  @Override
  public void record(long step, Measures values) {
    rows.add(new Row(step, values));
  }

  @Override
  public void progress(long done, long total) {
    this.done = done;
  }

  @Override
  public void sample(String title, String text) {
    samples.put(title, text);
  }

  @Override
  public void table(String name, Table table) {
    tables.put(name, table);
  }

  @Override
  public Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  @Override
  public void countFlops(long count) {
    flops += count;
  }

  @Override
  public void checkInterrupted() throws InterruptedException {
    if (done >= stopAfter) {
      throw new InterruptedException("stopped by the test");
    }
  }
}
