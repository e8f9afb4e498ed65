package lectern.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;

class AliasTableTest {
  @Test
  void theTableHasThePowerOfTheCountsAsItsDistribution() {
    RandomStream random = RandomStream.of(1);
    long[] counts = new long[997];
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = 1 + 1_000_000 / (i + 1) + random.nextInt(7);
      sum += Math.pow(counts[i], 0.75);
    }
    double[] probabilities = AliasTable.ofCounts(counts, 0.75).probabilities();
    for (int i = 0; i < counts.length; i++) {
      assertEquals(Math.pow(counts[i], 0.75) / sum, probabilities[i], 1e-9, "word " + i);
    }
  }

  @Test
  void powersOneAndZeroAreFrequencyAndUniform() {
    long[] counts = {6, 3, 0, 1};
    assertArrayEquals(
        new double[] {0.6, 0.3, 0, 0.1}, AliasTable.ofCounts(counts, 1).probabilities(), 1e-9);
    assertArrayEquals(
        new double[] {1 / 3d, 1 / 3d, 0, 1 / 3d},
        AliasTable.ofCounts(counts, 0).probabilities(),
        1e-9);
  }

  @Test
  void drawsFollowTheDistribution() {
    AliasTable table = AliasTable.of(new double[] {1, 2, 4, 0, 9});
    int[] drawn = new int[5];
    int draws = 160_000;
    for (int i = 0; i < draws; i++) {
      drawn[table.draw(SplitMix.bits(7, i))]++;
    }
    double[] expected = {1 / 16d, 2 / 16d, 4 / 16d, 0, 9 / 16d};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], (double) drawn[i] / draws, 4 * Math.sqrt(0.25 / draws));
    }
    assertEquals(0, drawn[3]);
  }

  @Test
  void aDrawIsAColumnAndOneOfTheTwoInIt() {
    AliasTable table = AliasTable.of(new double[] {1, 3}); // column 0: half 0, half 1
    assertEquals(0, table.draw(0x0000_0000_7FFF_FFFFL));
    assertEquals(1, table.draw(0x0000_0000_8000_0000L));
    assertEquals(1, table.draw(0x8000_0000_0000_0000L));
    assertEquals(1, table.draw(-1));
  }

  @Test
  void weightsThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> AliasTable.of(new double[0]));
    assertThrows(IllegalArgumentException.class, () -> AliasTable.of(new double[] {0, 0}));
    assertThrows(IllegalArgumentException.class, () -> AliasTable.of(new double[] {1, -1}));
    assertThrows(IllegalArgumentException.class, () -> AliasTable.of(new double[] {Double.NaN}));
    assertThrows(
        IllegalArgumentException.class,
        () -> AliasTable.of(new double[] {Double.POSITIVE_INFINITY}));
  }
}
