package lectern.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Buffers that one training step uses and the next uses again, so that the steady state allocates
/// next to nothing. Belongs to one thread.
public final class Workspace {
  private final Map<Integer, ArrayDeque<float[]>> free = new HashMap<>();
  private final List<float[]> taken = new ArrayList<>();

  /// A buffer of exactly this length whose contents are unspecified, valid until {@link #reset}.
  public float[] take(int length) {
    ArrayDeque<float[]> pool = free.get(length);
    float[] buffer = pool == null || pool.isEmpty() ? new float[length] : pool.pop();
    taken.add(buffer);
    return buffer;
  }

  /// Takes back every buffer. Whatever still points to one now holds garbage.
  public void reset() {
    for (float[] buffer : taken) {
      free.computeIfAbsent(buffer.length, length -> new ArrayDeque<>()).push(buffer);
    }
    taken.clear();
  }
}
