package lectern.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import lectern.InputException;
import lectern.tensor.RandomStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchesTest {
  @Test
  void rowsRunSideBySide() {
    // 17 tokens, 2 rows of 8 inputs: 0..7 and 8..15, windows of 3.
    int[] text = IntStream.range(0, 17).toArray();
    TextStreams streams = new TextStreams(text, 2, 3, TextStreams.Tail.DROPPED);
    assertEquals(2, streams.windows());
    TokenBatch first = streams.batch(0);
    assertArrayEquals(new int[] {0, 8, 1, 9, 2, 10}, first.inputs());
    assertArrayEquals(new int[] {1, 9, 2, 10, 3, 11}, first.targets());
    assertArrayEquals(new int[] {3, 11, 4, 12, 5, 13}, streams.batch(1).inputs());
    assertArrayEquals(first.inputs(), streams.batch(2).inputs());
    assertTrue(streams.startsEpoch(2));
    assertFalse(streams.startsEpoch(3));

    TextStreams whole = new TextStreams(text, 2, 3, TextStreams.Tail.KEPT);
    assertEquals(3, whole.windows());
    assertEquals(2, whole.batch(2).time());
    assertArrayEquals(new int[] {7, 15, 8, 16}, whole.batch(2).targets());
  }

  @Property(tries = 50)
  void keptTailsCoverEveryRowOnce(
      @ForAll @IntRange(min = 2, max = 60) int length,
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 1, max = 7) int time) {
    if (length <= rows) {
      return;
    }
    int[] text = IntStream.range(0, length).toArray();
    TextStreams streams = new TextStreams(text, rows, time, TextStreams.Tail.KEPT);
    int[] seen =
        IntStream.range(0, streams.windows())
            .flatMap(n -> Arrays.stream(streams.batch(n).targets()))
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.rangeClosed(1, (length - 1) / rows * rows).toArray(), seen);
  }

  @Test
  void windowsDependOnSeedAndStepAlone() {
    int[] text = IntStream.range(100, 141).toArray();
    TextWindows windows = new TextWindows(text, 3, 5, RandomStream.of(1));
    TokenBatch batch = windows.batch(7);
    assertArrayEquals(
        batch.inputs(), new TextWindows(text, 3, 5, RandomStream.of(1)).batch(7).inputs());
    assertFalse(Arrays.equals(batch.inputs(), windows.batch(8).inputs()));
    for (int i = 0; i < batch.inputs().length; i++) {
      assertEquals(batch.inputs()[i] + 1, batch.targets()[i]);
    }
  }

  @Test
  void windowsReachBothEnds() {
    int[] text = {4, 5, 6, 7};
    TextWindows windows = new TextWindows(text, 50, 3, RandomStream.of(2));
    assertEquals(4, Arrays.stream(windows.batch(0).inputs()).min().getAsInt());
    TextWindows pairs = new TextWindows(text, 50, 1, RandomStream.of(2));
    assertEquals(7, Arrays.stream(pairs.batch(0).targets()).max().getAsInt());
  }

  @Test
  void everyEpochHasEachExampleOnce() {
    ShuffledBatches batches = new ShuffledBatches(11, 3, RandomStream.of(5));
    assertEquals(4, batches.batches());
    int[] all = IntStream.range(0, 11).toArray();
    int[][] epochs = new int[2][];
    for (int epoch = 0; epoch < 2; epoch++) {
      int first = 4 * epoch;
      epochs[epoch] =
          IntStream.range(first, first + 4)
              .flatMap(step -> Arrays.stream(batches.batch(step)))
              .toArray();
      assertArrayEquals(all, Arrays.stream(epochs[epoch]).sorted().toArray());
    }
    assertFalse(Arrays.equals(epochs[0], epochs[1]));
    assertArrayEquals(
        Arrays.copyOfRange(epochs[1], 3, 6),
        new ShuffledBatches(11, 3, RandomStream.of(5)).batch(5));
  }

  @Test
  void refusesTextThatIsTooShort() {
    var error =
        assertThrows(
            InputException.class,
            () -> new TextStreams(new int[10], 3, 4, TextStreams.Tail.DROPPED));
    assertEquals(
        "A text of 10 tokens is too short for 3 rows of 4; take fewer or shorter rows.",
        error.getMessage());
    assertThrows(InputException.class, () -> new TextWindows(new int[5], 1, 5, RandomStream.of(0)));
    assertThrows(
        IllegalArgumentException.class, () -> new TokenBatch(new int[5], new int[6], 3, 2));
  }
}
