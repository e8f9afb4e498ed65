package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stands in for the kernel of this name: as much of its shape as our display adapter calls.
public final class IJava {
  private static IJava instance;

  /// What it was given to display.
  public final List<DisplayData> displayed = new ArrayList<>();

  public final Io io = new Io();

  public static final class Io {
    public final Stream display = new Stream();
  }

  public static final class Stream {
    public final Map<String, DisplayData> updated = new LinkedHashMap<>();

    public void updateDisplay(String id, DisplayData data) {
      updated.put(id, data);
    }
  }

  /// The running kernel; null where there is none.
  public static IJava getKernelInstance() {
    return instance;
  }

  public static IJava start() {
    instance = new IJava();
    return instance;
  }

  public static void stop() {
    instance = null;
  }

  public Io getIO() {
    return io;
  }

  public void display(DisplayData data) {
    displayed.add(data);
  }
}
