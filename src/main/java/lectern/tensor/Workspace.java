package lectern.tensor;

import java.util.ArrayList;
import java.util.List;

/// Buffers that one training step uses and the next uses again, so that the steady state allocates
/// next to nothing. Belongs to one thread.
public final class Workspace {
  /// All buffers of one length; the first `taken` are in use.
  private static final class Shelf {
    private final int length;
    private final List<float[]> buffers = new ArrayList<>();
    private int taken;

    Shelf(int length) {
      this.length = length;
    }
  }

  // Open addressing on the length: a lookup neither boxes nor makes an object.
  private Shelf[] table = new Shelf[64];
  private final List<Shelf> shelves = new ArrayList<>();
  private long allocatedBytes;

  /// A buffer of exactly this length whose contents are unspecified, valid until {@link #reset}.
  public float[] take(int length) {
    Shelf shelf = shelf(length);
    if (shelf.taken == shelf.buffers.size()) {
      shelf.buffers.add(new float[length]);
      allocatedBytes += (long) Float.BYTES * length;
    }
    return shelf.buffers.get(shelf.taken++);
  }

  /// Takes back every buffer. Whatever still points to one now holds garbage.
  public void reset() {
    for (Shelf shelf : shelves) {
      shelf.taken = 0;
    }
  }

  /// The size of all buffers ever made, bytes. Steps that reuse what is there leave it as it is.
  public long allocatedBytes() {
    return allocatedBytes;
  }

  private Shelf shelf(int length) {
    int at = place(length);
    if (table[at] == null) {
      if (2 * shelves.size() > table.length) {
        table = new Shelf[2 * table.length];
        for (Shelf shelf : shelves) {
          table[place(shelf.length)] = shelf;
        }
        at = place(length);
      }
      table[at] = new Shelf(length);
      shelves.add(table[at]);
    }
    return table[at];
  }

  private int place(int length) {
    int at = (length * 0x9E3779B9 >>> 16) & (table.length - 1);
    while (table[at] != null && table[at].length != length) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }
}
