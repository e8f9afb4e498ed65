package lectern.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class WorkspaceTest {
  @Test
  void aSecondStepOfTheSameLengthsAllocatesNothing() {
    Workspace workspace = new Workspace();
    int[] lengths = {3, 5, 3, 0, 7, 5, 3};
    for (int step = 0; step < 4; step++) {
      for (int length : lengths) {
        assertEquals(length, workspace.take(length).length);
      }
      assertEquals(4 * (3 + 5 + 3 + 7 + 5 + 3), workspace.allocatedBytes());
      workspace.reset();
    }
  }

  @Test
  void buffersOfOneStepAreDistinct() {
    Workspace workspace = new Workspace();
    float[] first = workspace.take(3);
    float[] second = workspace.take(3);
    assertNotSame(first, second);
    workspace.reset();
    assertSame(first, workspace.take(3));
    assertSame(second, workspace.take(3));
  }

  @Test
  void manyLengths() {
    Workspace workspace = new Workspace();
    for (int step = 0; step < 2; step++) {
      for (int length = 0; length < 1000; length++) {
        assertEquals(length * 31, workspace.take(length * 31).length);
      }
      workspace.reset();
    }
    assertEquals(4L * 31 * 999 * 500, workspace.allocatedBytes());
  }
}
