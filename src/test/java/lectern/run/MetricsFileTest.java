package lectern.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lectern.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
  @TempDir private Path folder;

  private static Measures loss(double value) {
    return Measures.none().with("train.loss", value).with("größe", 2);
  }

  private Path file() {
    return folder.resolve("metrics.csv");
  }

  private void append(long... steps) throws IOException {
    try (MetricsFile metrics = MetricsFile.open(file())) {
      for (long step : steps) {
        metrics.append(step, loss(1.0 / step));
      }
    }
  }

  @Test
  void everyNumberIsOnDiskAtOnce() throws IOException {
    try (MetricsFile metrics = MetricsFile.open(file())) {
      metrics.append(1, loss(0.1));
      assertEquals("step,metric,value\n1,train.loss,0.1\n1,größe,2.0\n", Files.readString(file()));
      metrics.append(2, Measures.none().with("train.loss", Double.NaN));
      assertEquals(3, MetricsFile.read(file()).size());
    }
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    assertEquals(List.of(), MetricsFile.read(file()));
    Files.createDirectory(file()); // stands for one without permission
    var error = assertThrows(InputException.class, () -> MetricsFile.read(file()));
    assertTrue(error.getMessage().startsWith(file() + " cannot be read ("), error.getMessage());
  }

  @Test
  void aResumedRunReplacesWhatCameAfterItsCheckpoint() throws IOException {
    append(10, 20, 30, 40);
    String whole = Files.readString(file());
    append(30, 40);
    assertEquals(whole, Files.readString(file()));
    append(50);
    assertEquals(10, MetricsFile.read(file()).size());
  }

  @Test
  void aRunThatBeginsAnewKeepsNothing() throws IOException {
    append(10, 20, 30);
    append(10);
    assertEquals(
        List.of(new MetricRow(10, "train.loss", 0.1), new MetricRow(10, "größe", 2)),
        MetricsFile.read(file()));
  }

  @Test
  void aTornRowIsDropped() throws IOException {
    append(10, 20);
    String whole = Files.readString(file());
    Files.writeString(file(), whole + "30,train.lo");
    assertEquals(4, MetricsFile.read(file()).size());
    append(30);
    String expected = whole + "30,train.loss," + 1.0 / 30 + "\n30,größe,2.0\n";
    assertEquals(expected, Files.readString(file()));
  }

  @Test
  void stepsNeverGoBack() throws IOException {
    assertThrows(IllegalArgumentException.class, () -> append(3, 2));
  }

  @Test
  void noFileNoRows() {
    assertEquals(List.of(), MetricsFile.read(file()));
  }
}
