package lectern.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lectern.InputException;

/// A run's metrics.csv, one number a row: `step,metric,value`; on disk as soon as it is recorded.
///
/// Opened again by a resumed run, it keeps what was recorded before the checkpoint: the first row
/// appended replaces every row from its step on.
final class MetricsFile implements AutoCloseable {
  private static final String HEADER = "step,metric,value\n";

  /// Not a channel: those close when their thread is interrupted, and an interrupted run goes on to
  /// its next check.
  private final RandomAccessFile out;

  private List<Line> old;
  private long lastStep = Long.MIN_VALUE;

  /// A row and the offset that it begins at, in bytes.
  private record Line(MetricRow row, long offset) {}

  private MetricsFile(RandomAccessFile out, List<Line> old) {
    this.out = out;
    this.old = old;
  }

  /// Opens a file that may be there already; a torn last row is dropped.
  static MetricsFile open(Path file) throws IOException {
    List<Line> old = Files.exists(file) ? lines(file) : List.of();
    MetricsFile metrics = new MetricsFile(new RandomAccessFile(file.toFile(), "rw"), old);
    if (old.isEmpty()) {
      metrics.cut(0);
      metrics.write(HEADER);
    } else {
      Line last = old.getLast();
      metrics.cut(last.offset() + bytes(text(last.row())).length);
    }
    return metrics;
  }

  /// Appends a row a metric.
  ///
  /// @throws IllegalArgumentException if the step is less than the last one
  synchronized void append(long step, Measures values) {
    if (step < lastStep) {
      throw new IllegalArgumentException(
          "step "
              + step
              + " is recorded after step "
              + lastStep
              + "; steps never go back in a run");
    }
    lastStep = step;
    StringBuilder text = new StringBuilder();
    values
        .values()
        .forEach((metric, value) -> text.append(text(new MetricRow(step, metric, value))));
    try {
      dropFrom(step);
      write(text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("metrics.csv cannot be written", e);
    }
  }

  private void dropFrom(long step) throws IOException {
    int first = old.size();
    while (first > 0 && old.get(first - 1).row().step() >= step) {
      first--;
    }
    if (first < old.size()) {
      cut(old.get(first).offset());
    }
    old = List.of(); // only what an earlier process wrote can be dropped
  }

  private void cut(long length) throws IOException {
    out.setLength(length);
    out.seek(length);
  }

  private void write(String text) throws IOException {
    out.write(bytes(text));
  }

  private static String text(MetricRow row) {
    return row.step() + "," + row.metric() + "," + row.value() + "\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /// Every whole row of a file that may still be written to; none if there is no file.
  static List<MetricRow> read(Path file) {
    try {
      return Files.exists(file) ? lines(file).stream().map(Line::row).toList() : List.of();
    } catch (IOException e) {
      throw new InputException(file + " cannot be read (" + e + "); make it readable.", e);
    }
  }

  private static List<Line> lines(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1); // a character a byte
    List<Line> lines = new ArrayList<>();
    int start = text.startsWith(HEADER) ? HEADER.length() : text.length();
    for (int end = text.indexOf('\n', start); end >= 0; end = text.indexOf('\n', start)) {
      String[] cells = text.substring(start, end).split(",", -1);
      try {
        String metric =
            new String(cells[1].getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        MetricRow row =
            new MetricRow(Long.parseLong(cells[0]), metric, Double.parseDouble(cells[2]));
        lines.add(new Line(row, start));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        break; // somebody else's line: nothing after it can be trusted
      }
      start = end + 1;
    }
    return lines;
  }
}
