package lectern.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.run.MetricRow;

/// Reads a metrics.csv step by step, holding one step at a time: the file may be larger than memory
/// and may have been written by a stranger.
final class MetricSteps implements AutoCloseable {
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_ROWS_A_STEP = 100_000;

  private final InputStream in;
  private long line;
  private MetricRow ahead;
  private String damage = "";

  private MetricSteps(InputStream in) throws IOException {
    this.in = in;
    if (!"step,metric,value".equals(readLine())) {
      damage(line == 0 ? "is empty" : "does not begin with step,metric,value");
    }
    ahead = readRow();
  }

  /// @param file a file that is there, or nothing at all
  static MetricSteps open(Optional<Path> file) throws IOException {
    return new MetricSteps(
        file.isPresent()
            ? new BufferedInputStream(Files.newInputStream(file.get()), 1 << 16)
            : InputStream.nullInputStream());
  }

  /// The coming step; {@link Long#MAX_VALUE} at the end.
  long step() {
    return ahead == null ? Long.MAX_VALUE : ahead.step();
  }

  boolean atEnd() {
    return ahead == null;
  }

  /// Takes every row of the coming step.
  List<MetricRow> take() throws IOException {
    List<MetricRow> rows = new ArrayList<>();
    long step = step();
    while (ahead != null && ahead.step() == step) {
      if (rows.size() == MOST_ROWS_A_STEP) {
        damage("has more than " + MOST_ROWS_A_STEP + " rows at step " + step);
        ahead = null;
        return rows;
      }
      rows.add(ahead);
      ahead = readRow();
    }
    if (ahead != null && ahead.step() < step) {
      damage("goes back from step " + step + " to " + ahead.step() + " in line " + line);
      ahead = null;
    }
    return rows;
  }

  /// What is wrong with it, as the end of a sentence; empty if nothing is. Known at its end.
  String damage() {
    return damage;
  }

  private void damage(String what) {
    damage = damage.isEmpty() ? what : damage;
  }

  private MetricRow readRow() throws IOException {
    String text = damage.isEmpty() ? readLine() : null;
    if (text == null) {
      return null;
    }
    String[] cells = text.split(",", -1);
    try {
      if (cells.length == 3) {
        return new MetricRow(Long.parseLong(cells[0]), cells[1], Double.parseDouble(cells[2]));
      }
    } catch (NumberFormatException e) {
      // said below
    }
    damage("has no row in line " + line);
    return null;
  }

  /// @return null at the end, and for a line that is torn off or too long
  private String readLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        line++;
        return bytes.toString(StandardCharsets.UTF_8);
      }
      bytes.write(next);
      if (bytes.size() > LONGEST_LINE) {
        damage("has a line of more than " + LONGEST_LINE + " bytes after line " + line);
        return null;
      }
    }
    if (bytes.size() > 0) {
      damage("is torn off after line " + line);
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
