package lectern.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  /// Known answers of Philox4x32-10 from Random123 1.14, `tests/kat_vectors`.
  @Test
  void philoxKnownAnswers() {
    assertBlock(0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    assertBlock(-1, -1, -1, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    assertBlock(
        words(0x243f6a88, 0x85a308d3),
        words(0x13198a2e, 0x03707344),
        words(0xa4093822, 0x299f31d0),
        0xd16cfe09,
        0x94fdcceb,
        0x5001e420,
        0x24126ea1);
  }

  private static void assertBlock(
      long low, long high, long key, int word0, int word1, int word2, int word3) {
    assertEquals(words(word0, word1), RandomStream.philox(key, low, high, RandomStream.Half.FIRST));
    assertEquals(
        words(word2, word3), RandomStream.philox(key, low, high, RandomStream.Half.SECOND));
  }

  private static long words(int low, int high) {
    return (low & 0xFFFFFFFFL) | ((long) high << 32);
  }

  @Test
  void aPlaceOfAStreamDependsOnNothingButKeyAndIndex() {
    RandomStream stream = RandomStream.of(7);
    long[] inOrder = new long[5];
    for (int i = 0; i < 5; i++) {
      inOrder[i] = stream.nextBits();
    }
    RandomStream other = RandomStream.of(7);
    for (int i = 4; i >= 0; i--) {
      assertEquals(inOrder[i], other.bitsAt(i));
    }
    assertEquals(0, other.position());
    assertEquals(5, stream.position());
  }

  @Test
  void aPositionSavedIsOneToGoOnFrom() {
    RandomStream stream = RandomStream.of(7).split("order");
    stream.permutation(11);
    RandomStream resumed = RandomStream.of(7).split("order").at(stream.position());
    assertEquals(stream.nextBits(), resumed.nextBits());
    assertEquals(stream.nextGaussian(), resumed.nextGaussian());
    assertThrows(IllegalArgumentException.class, () -> resumed.at(-1));
  }

  @Test
  void splitsAreReproducibleAndDiffer() {
    RandomStream root = RandomStream.of(3);
    assertEquals(root.split("dropout").bitsAt(0), RandomStream.of(3).split("dropout").bitsAt(0));
    Set<Long> firsts = new HashSet<>();
    firsts.add(root.bitsAt(0));
    for (String name : new String[] {"", "init", "order", "dropout", "sample"}) {
      firsts.add(root.split(name).bitsAt(0));
      for (int index = 0; index < 100; index++) {
        firsts.add(root.split(name).split(index).bitsAt(0));
      }
    }
    assertEquals(1 + 5 * 101, firsts.size());
    assertNotEquals(root.split("a").split("b").bitsAt(0), root.split("b").split("a").bitsAt(0));
    assertNotEquals(RandomStream.of(4).split("a").bitsAt(0), root.split("a").bitsAt(0));
  }

  @Property(tries = 200)
  void integersLieBelowTheirBound(@ForAll @IntRange(min = 1) int bound, @ForAll long seed) {
    RandomStream random = RandomStream.of(seed);
    for (int i = 0; i < 20; i++) {
      int drawn = random.nextInt(bound);
      assertTrue(drawn >= 0 && drawn < bound, drawn + " of " + bound);
    }
  }

  @Test
  void integersAreEvenlySpread() {
    RandomStream random = RandomStream.of(1);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[random.nextInt(7)]++;
    }
    for (int count : counts) { // standard deviation 93
      assertEquals(10_000, count, 400);
    }
    assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
  }

  @Test
  void uniformsAreEvenlySpread() {
    RandomStream random = RandomStream.of(2);
    double sum = 0;
    double squares = 0;
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      double x = (i & 1) == 0 ? random.nextDouble() : random.nextFloat();
      assertTrue(x >= 0 && x < 1);
      sum += x;
      squares += x * x;
    }
    assertEquals(0.5, sum / n, 0.004); // four standard errors
    assertEquals(1 / 3.0, squares / n, 0.004);
  }

  @Test
  void normalsHaveTheirMoments() {
    RandomStream random = RandomStream.of(3);
    int n = 100_000;
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      sum += x;
      squares += x * x;
      fourths += x * x * x * x;
    }
    assertEquals(0, sum / n, 0.013); // four standard errors
    assertEquals(1, squares / n, 0.018);
    assertEquals(3, fourths / n, 0.13);
  }

  @Test
  void permutationsAreOrdersOfEverything() {
    int[] order = RandomStream.of(5).permutation(101);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      assertEquals(i, sorted[i]);
    }
    assertArrayEquals(order, RandomStream.of(5).permutation(101));
    int[] places = new int[5]; // where 0 ends up
    RandomStream random = RandomStream.of(6);
    for (int i = 0; i < 10_000; i++) {
      int[] drawn = random.permutation(5);
      for (int place = 0; place < 5; place++) {
        if (drawn[place] == 0) {
          places[place]++;
        }
      }
    }
    for (int count : places) { // standard deviation 40
      assertEquals(2_000, count, 160);
    }
  }
}
