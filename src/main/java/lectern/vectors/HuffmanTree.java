package lectern.vectors;

import java.util.Arrays;

/// The binary tree over words whose paths are short for frequent words: a word's probability
/// becomes a product of as many two-way decisions as its path has nodes.
///
/// V words hang below V-1 inner nodes, which hierarchical softmax gives a row each. Source: Huffman
/// 1952; Morin and Bengio 2005 for the softmax, Mikolov et al. 2013, section 2.1, for this tree.
public final class HuffmanTree {
  private final int[][] nodes;
  private final byte[][] codes;

  private HuffmanTree(int[][] nodes, byte[][] codes) {
    this.nodes = nodes;
    this.codes = codes;
  }

  /// Builds the tree. Of two equal weights the word before the inner node, and the lower number, is
  /// taken first.
  ///
  /// @param counts occurrences of each word, at least two words
  /// @throws IllegalArgumentException if there are fewer
  public static HuffmanTree of(long[] counts) {
    int words = counts.length;
    if (words < 2) {
      throw new IllegalArgumentException("a tree of " + words + " words, at least 2 expected");
    }
    int[] leaves = byCount(counts);
    long[] weight = new long[words - 1];
    int[] parent = new int[2 * words - 2]; // of the words, then of the inner nodes
    byte[] side = new byte[2 * words - 2];
    int leaf = 0;
    int inner = 0;
    for (int made = 0; made < words - 1; made++) {
      for (byte branch = 0; branch < 2; branch++) {
        boolean word = leaf < words && (inner == made || counts[leaves[leaf]] <= weight[inner]);
        int child = word ? leaves[leaf] : words + inner;
        weight[made] += word ? counts[leaves[leaf++]] : weight[inner++];
        parent[child] = made;
        side[child] = branch;
      }
    }
    int[][] nodes = new int[words][];
    byte[][] codes = new byte[words][];
    for (int word = 0; word < words; word++) {
      int length = 0;
      for (int at = word; at != 2 * words - 2; at = words + parent[at]) {
        length++;
      }
      nodes[word] = new int[length];
      codes[word] = new byte[length];
      for (int at = word; at != 2 * words - 2; at = words + parent[at]) {
        length--;
        nodes[word][length] = parent[at];
        codes[word][length] = side[at];
      }
    }
    return new HuffmanTree(nodes, codes);
  }

  /// Word numbers by rising count, those of like count in order.
  private static int[] byCount(long[] counts) {
    Integer[] order = new Integer[counts.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(counts[a], counts[b]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  /// The inner nodes from the root to a word, each 0..V-2; the root is V-2.
  public int[] path(int word) {
    return nodes[word].clone();
  }

  /// The branch taken at each node of {@link #path}, 0 or 1.
  public byte[] code(int word) {
    return codes[word].clone();
  }

  /// The length of the longest path.
  public int depth() {
    return Arrays.stream(nodes).mapToInt(path -> path.length).max().orElse(0);
  }

  int[] nodes(int word) {
    return nodes[word];
  }

  byte[] branches(int word) {
    return codes[word];
  }
}
