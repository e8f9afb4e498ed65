package lectern.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A run's metrics.csv, one number a row: `step,metric,value`; on disk as soon as it is recorded.
///
/// Opened again by a resumed run, it keeps what was recorded before the checkpoint: the first row
/// appended replaces every row from its step on.
final class MetricsFile implements AutoCloseable {
  private static final String HEADER = "step,metric,value\n";

  private final FileChannel channel;
  private List<Line> old;
  private long lastStep = Long.MIN_VALUE;

  /// One number.
  record Row(long step, String metric, double value) {}

  /// A row and the offset that it begins at, in bytes.
  private record Line(Row row, long offset) {}

  private MetricsFile(FileChannel channel, List<Line> old) {
    this.channel = channel;
    this.old = old;
  }

  /// Opens a file that may be there already; a torn last row is dropped.
  static MetricsFile open(Path file) throws IOException {
    List<Line> old = Files.exists(file) ? lines(file) : List.of();
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    MetricsFile metrics = new MetricsFile(channel, old);
    if (old.isEmpty()) {
      channel.truncate(0);
      metrics.write(HEADER);
    } else {
      Line last = old.getLast();
      channel.truncate(last.offset() + bytes(text(last.row())).length);
      channel.position(channel.size());
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
    values.values().forEach((metric, value) -> text.append(text(new Row(step, metric, value))));
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
      channel.truncate(old.get(first).offset());
      channel.position(channel.size());
    }
    old = List.of(); // only what an earlier process wrote can be dropped
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(text));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String text(Row row) {
    return row.step() + "," + row.metric() + "," + row.value() + "\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /// Every whole row of a file that may still be written to; none if there is no file.
  static List<Row> read(Path file) {
    try {
      return Files.exists(file) ? lines(file).stream().map(Line::row).toList() : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
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
        Row row = new Row(Long.parseLong(cells[0]), metric, Double.parseDouble(cells[2]));
        lines.add(new Line(row, start));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        break; // somebody else's line: nothing after it can be trusted
      }
      start = end + 1;
    }
    return lines;
  }
}
