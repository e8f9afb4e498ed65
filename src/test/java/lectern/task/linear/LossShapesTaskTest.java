package lectern.task.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lectern.run.RecordingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class LossShapesTaskTest {
  @TempDir Path folder;

  @Test
  void everyLossHasItsShape() {
    RecordingContext context = new RecordingContext(1, folder);
    Map<String, Double> measures =
        new LossShapesTask().run(new LossShapesTask.Config(), context).values();
    assertEquals(11 * 4, measures.size());
    assertShape(context.tables.get("loss-shape"), "score", 5, -1);
    assertShape(context.tables.get("loss-shape-of-lead"), "lead", 4, -1.5);
    assertShape(context.tables.get("loss-shape-of-weight"), "weight", 2, -2);
  }

  /// Four units wide; and where there is no kink near, the slope is that of the values.
  private static void assertShape(Table table, String over, int losses, double first) {
    assertEquals(List.of("loss", over, "value", "slope"), table.columnNames());
    assertEquals(losses * 81, table.rowCount());
    for (int row = 1; row < table.rowCount() - 1; row++) {
      double before = table.doubleColumn("slope").get(row - 1);
      double here = table.doubleColumn("slope").get(row);
      double after = table.doubleColumn("slope").get(row + 1);
      boolean inside = row % 81 != 0 && row % 81 != 80;
      if (inside && Math.abs(here - before) < 0.15 && Math.abs(after - here) < 0.15) {
        double rise =
            table.doubleColumn("value").get(row + 1) - table.doubleColumn("value").get(row - 1);
        assertEquals(rise / 0.1, here, 0.04, table.stringColumn("loss").get(row) + " " + row);
      }
    }
    assertEquals(first, table.doubleColumn(over).get(0), 1e-6);
    assertEquals(first + 4, table.doubleColumn(over).get(80), 1e-6);
  }
}
