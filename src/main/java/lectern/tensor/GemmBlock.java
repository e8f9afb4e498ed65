package lectern.tensor;

import lectern.tensor.Gemm.Layout;
import lectern.tensor.Gemm.Matrix;

/// One block of a product of {@link Gemm}: some columns of B and some steps of k, all rows of A.
///
/// B is packed once and read by all threads; the outputs are split in two dimensions into tasks,
/// each of which packs its own rows of A.
final class GemmBlock {
  /// At most so many rows of A at a time: with {@link Gemm#K_BLOCK}, a seventh of a 1 MiB
  /// second-level cache.
  private static final int ROWS_AT_ONCE = 96;

  /// At least so many rows or columns a task, so that packing its rows of A is little beside them.
  private static final int LEAST_SIDE = 48;

  /// Tasks a thread, so that a thread held up by something else does not hold up the product.
  private static final int TASKS_PER_THREAD = 4;

  /// With fewer rows than this, packing B costs more than reading it as it lies.
  private static final int PACKING_PAYS = 12 * GemmTile.ROWS;

  private static final float[] ZEROS = new float[GemmTile.COLUMNS];

  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  private final Matrix a;
  private final Matrix b;
  private final Matrix c;
  private final int rows;
  private final int column; // the first
  private final int columns;
  private final int step; // the first of k
  private final int steps;
  private final boolean fromZero;
  private final float[] packedB;
  private final int panels;
  private final int firstPacked; // panels before it are read where they lie

  /// @param fromZero whether C is replaced, not added to
  GemmBlock(
      Matrix a,
      Matrix b,
      Matrix c,
      int rows,
      int column,
      int columns,
      int step,
      int steps,
      boolean fromZero) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.rows = rows;
    this.column = column;
    this.columns = columns;
    this.step = step;
    this.steps = steps;
    this.fromZero = fromZero;
    panels = Math.ceilDiv(columns, GemmTile.COLUMNS);
    firstPacked =
        b.layout() == Layout.PLAIN && rows < PACKING_PAYS ? columns / GemmTile.COLUMNS : 0;
    packedB = BUFFERS.get().b((panels - firstPacked) * GemmTile.COLUMNS * steps);
  }

  void multiply(Workers workers) {
    int packed = panels - firstPacked;
    int panelsATask = Math.max(1, packed / (workers.threads() * TASKS_PER_THREAD));
    workers.forEach(
        Math.ceilDiv(packed, panelsATask),
        task -> {
          int from = firstPacked + task * panelsATask;
          for (int panel = from; panel < Math.min(panels, from + panelsATask); panel++) {
            packPanel(panel);
          }
        });

    int tasks = workers.threads() == 1 ? 1 : workers.threads() * TASKS_PER_THREAD;
    int rowTasks = Math.max(Math.ceilDiv(rows, ROWS_AT_ONCE), Math.min(tasks, rows / LEAST_SIDE));
    int rowsATask = roundUp(Math.ceilDiv(rows, rowTasks), GemmTile.ROWS);
    rowTasks = Math.ceilDiv(rows, rowsATask);
    int columnTasks = Math.clamp(columns / LEAST_SIDE, 1, Math.ceilDiv(tasks, rowTasks));
    int panelsAcross = Math.ceilDiv(panels, columnTasks);
    int across = Math.ceilDiv(panels, panelsAcross);
    workers.forEach(
        rowTasks * across,
        task -> {
          int row = task / across * rowsATask;
          int panel = task % across * panelsAcross;
          multiply(
              row, Math.min(rows, row + rowsATask), panel, Math.min(panels, panel + panelsAcross));
        });
  }

  private void packPanel(int panel) {
    int at = panel * GemmTile.COLUMNS;
    GemmPacking.packB(
        b,
        column + at,
        Math.min(GemmTile.COLUMNS, columns - at),
        step,
        steps,
        packedB,
        (panel - firstPacked) * GemmTile.COLUMNS * steps);
  }

  private void multiply(int rowFrom, int rowTo, int panelFrom, int panelTo) {
    Buffers buffers = BUFFERS.get();
    float[] packedA = buffers.a((rowTo - rowFrom) * steps);
    GemmPacking.packA(a, rowFrom, rowTo - rowFrom, step, steps, packedA);
    for (int panel = panelFrom; panel < panelTo; panel++) {
      boolean packed = panel >= firstPacked;
      float[] bData = packed ? packedB : b.data();
      int bStride = packed ? GemmTile.COLUMNS : b.stride();
      int bOffset =
          packed
              ? (panel - firstPacked) * GemmTile.COLUMNS * steps
              : b.offset() + step * bStride + column + panel * GemmTile.COLUMNS;
      int width = Math.min(GemmTile.COLUMNS, columns - panel * GemmTile.COLUMNS);
      int height;
      for (int row = rowFrom; row < rowTo; row += height) {
        height = GemmTile.height(rowTo - row);
        int aOffset = (row - rowFrom) * steps;
        int cOffset = c.offset() + row * c.stride() + column + panel * GemmTile.COLUMNS;
        if (width < GemmTile.COLUMNS) {
          float[] tile = buffers.tile;
          if (!fromZero) {
            copy(c.data(), cOffset, c.stride(), tile, 0, GemmTile.COLUMNS, height, width);
          }
          tile(height, packedA, aOffset, bData, bOffset, bStride, tile, 0, GemmTile.COLUMNS);
          copy(tile, 0, GemmTile.COLUMNS, c.data(), cOffset, c.stride(), height, width);
        } else {
          tile(height, packedA, aOffset, bData, bOffset, bStride, c.data(), cOffset, c.stride());
        }
      }
    }
  }

  private void tile(
      int height,
      float[] packedA,
      int aOffset,
      float[] bData,
      int bOffset,
      int bStride,
      float[] to,
      int toOffset,
      int toStride) {
    float[] start = fromZero ? ZEROS : to;
    int startOffset = fromZero ? 0 : toOffset;
    int startStride = fromZero ? 0 : toStride;
    GemmTile.multiply(
        height,
        steps,
        packedA,
        aOffset,
        bData,
        bOffset,
        bStride,
        start,
        startOffset,
        startStride,
        to,
        toOffset,
        toStride);
  }

  private static void copy(
      float[] from,
      int fromOffset,
      int fromStride,
      float[] to,
      int toOffset,
      int toStride,
      int rows,
      int columns) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(from, fromOffset + i * fromStride, to, toOffset + i * toStride, columns);
    }
  }

  private static int roundUp(int number, int multiple) {
    return Math.ceilDiv(number, multiple) * multiple;
  }

  /// What a thread packs into; grows to the largest it was needed for.
  private static final class Buffers {
    private final float[] tile = new float[GemmTile.ROWS * GemmTile.COLUMNS];
    private float[] a = new float[0];
    private float[] b = new float[0];

    float[] a(int size) {
      return a.length < size ? a = new float[size] : a;
    }

    float[] b(int size) {
      return b.length < size ? b = new float[size] : b;
    }
  }
}
