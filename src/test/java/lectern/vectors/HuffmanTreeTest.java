package lectern.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.LongStream;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;

class HuffmanTreeTest {
  /// By hand: 2+3=5 (node 0), 5+5=10 with the word first (node 1), 10+11=21 (node 2, the root).
  @Test
  void aTreeOfFourWords() {
    HuffmanTree tree = HuffmanTree.of(new long[] {11, 2, 5, 3});
    assertArrayEquals(new int[] {2}, tree.path(0));
    assertArrayEquals(new int[] {2, 1}, tree.path(2));
    assertArrayEquals(new int[] {2, 1, 0}, tree.path(1));
    assertArrayEquals(new int[] {2, 1, 0}, tree.path(3));
    assertArrayEquals(new byte[] {1}, tree.code(0));
    assertArrayEquals(new byte[] {0, 0}, tree.code(2));
    assertArrayEquals(new byte[] {0, 1, 0}, tree.code(1));
    assertArrayEquals(new byte[] {0, 1, 1}, tree.code(3));
    assertEquals(3, tree.depth());
  }

  /// The weighted length of an optimal code is the sum of all merged weights, however ties fall.
  @Test
  void codesAreOptimalAndNoneBeginsAnother() {
    RandomStream random = RandomStream.of(3);
    for (int words = 2; words < 60; words++) {
      int most = words;
      long[] counts = LongStream.range(0, words).map(i -> 1 + random.nextInt(most)).toArray();
      HuffmanTree tree = HuffmanTree.of(counts);
      PriorityQueue<Long> queue = new PriorityQueue<>();
      LongStream.of(counts).forEach(queue::add);
      long optimal = 0;
      while (queue.size() > 1) {
        long merged = queue.remove() + queue.remove();
        optimal += merged;
        queue.add(merged);
      }
      long length = 0;
      Set<String> codes = new HashSet<>();
      double kraft = 0;
      for (int word = 0; word < words; word++) {
        length += counts[word] * tree.path(word).length;
        kraft += Math.pow(2, -tree.path(word).length);
        StringBuilder code = new StringBuilder();
        for (byte branch : tree.code(word)) {
          assertTrue(!codes.contains(code.toString()), "a word's code begins another");
          code.append(branch);
        }
        assertTrue(codes.add(code.toString()));
        assertEquals(words - 2, tree.path(word)[0], "paths begin at the root");
      }
      assertEquals(optimal, length, words + " words");
      assertEquals(1, kraft);
    }
  }

  @Test
  void oneWordHasNoTree() {
    assertThrows(IllegalArgumentException.class, () -> HuffmanTree.of(new long[] {5}));
  }
}
