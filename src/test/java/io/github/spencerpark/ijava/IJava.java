package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.List;

/// Stands in for the kernel of this name: as much of it as our display adapter calls.
public final class IJava {
  private static IJava instance;

  /// What it was given to display.
  public final List<DisplayData> displayed = new ArrayList<>();

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

  public void display(DisplayData data) {
    displayed.add(data);
  }
}
