package lectern.run;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import tech.tablesaw.api.Table;

/// What a task is given when it is run for a study: it writes into the run's folder and tells the
/// study's listener.
final class RunRecorder implements RunContext, AutoCloseable {
  private final RunPlan plan;
  private final RunFolder folder;
  private final Workers workers;
  private final CorpusLog corpora;
  private final RunListener listener;
  private final MetricsFile metrics;
  private final RunGate gate;
  private final AtomicLong flops = new AtomicLong();
  private volatile Optional<String> reasonToStop = Optional.empty();

  RunRecorder(
      RunPlan plan,
      RunFolder folder,
      Workers workers,
      CorpusLog corpora,
      RunListener listener,
      RunGate gate)
      throws IOException {
    this.plan = plan;
    this.folder = folder;
    this.workers = workers;
    this.corpora = corpora;
    this.listener = listener;
    this.gate = gate;
    this.metrics = MetricsFile.open(folder.metrics());
    ask(0, Measures.none());
  }

  @Override
  public RandomStream random() {
    return RandomStream.of(plan.seed());
  }

  @Override
  public Workers workers() {
    return workers;
  }

  @Override
  public Path corpus(String name) {
    return corpora.folder(name);
  }

  @Override
  public void record(long step, Measures values) {
    metrics.append(step, values);
    listener.recorded(plan, step, values);
    ask(step, values);
  }

  private void ask(long step, Measures values) {
    if (reasonToStop.isEmpty()) {
      try {
        reasonToStop = gate.reached(step, values);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // for the task's next check
      }
    }
  }

  /// Why the gate stopped the run, if it did.
  Optional<String> reasonToStop() {
    return reasonToStop;
  }

  @Override
  public void progress(long done, long total) {
    listener.progressed(plan, done, total);
  }

  /// A text that is there already is not kept twice, so that a resumed run has no copies.
  @Override
  public synchronized void sample(String title, String text) {
    String whole = title + "\n\n" + text + "\n";
    try {
      Path samples = Files.createDirectories(folder.samples());
      for (int copy = 1; ; copy++) {
        Path file = samples.resolve(fileName(title) + (copy == 1 ? "" : "-" + copy) + ".txt");
        if (!Files.exists(file)) {
          WholeFile.write(file, whole); // half a text would be taken for another one of this title
          return;
        }
        if (Files.readString(file).equals(whole)) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the sample '" + title + "' cannot be written", e);
    }
  }

  @Override
  public void table(String name, Table table) {
    try {
      Path file = Files.createDirectories(folder.tables()).resolve(fileName(name) + ".csv");
      StringWriter text = new StringWriter(); // whole, so that no reader sees half of it
      table.write().csv(text);
      WholeFile.write(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the table '" + name + "' cannot be written", e);
    }
  }

  @Override
  public Path checkpoints() {
    try {
      return Files.createDirectories(folder.checkpoints());
    } catch (IOException e) {
      throw new UncheckedIOException("the folder for checkpoints cannot be made", e);
    }
  }

  @Override
  public void countFlops(long count) {
    flops.addAndGet(count);
  }

  @Override
  public void checkInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped by the user");
    }
    if (reasonToStop.isPresent()) {
      throw new InterruptedException(reasonToStop.get());
    }
  }

  long flops() {
    return flops.get();
  }

  /// A name that can do no harm as a file's.
  private static String fileName(String name) {
    String safe =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}.]+", "-")
            .replaceAll("^[-.]+|[-.]+$", "");
    return safe.isEmpty() ? "untitled" : safe.substring(0, Math.min(safe.length(), 80));
  }

  @Override
  public void close() throws IOException {
    metrics.close();
  }
}
