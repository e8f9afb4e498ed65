package lectern.vectors;

/// Which rows of the output table meet a window, and whether each is to say yes or no.
interface OutputDraw extends RowTouches {
  /// At most so many rows.
  int most();

  /// How many rows the table has.
  int rows();

  /// Writes the rows that predict a word.
  ///
  /// @param key of this window's draws
  /// @param rows numbers, from `at` on
  /// @param signs 1 for yes, -1 for no, 0 for what counts for nothing, from `at` on
  /// @return how many
  int draw(int word, long key, int[] rows, float[] signs, int at);

  /// The word and some at random.
  record Negatives(AliasTable table, int words, int negatives) implements OutputDraw {
    static Negatives of(OutputLayer.NegativeSampling settings, long[] counts) {
      return new Negatives(
          AliasTable.ofCounts(counts, settings.power()), counts.length, settings.negatives());
    }

    @Override
    public int most() {
      return 1 + negatives;
    }

    @Override
    public int rows() {
      return words;
    }

    @Override
    public int perWindow(int word) {
      return most();
    }

    @Override
    public double hottest(double[] frequency) {
      double[] drawn = table.probabilities();
      double most = 0;
      for (int word = 0; word < words; word++) {
        most = Math.max(most, frequency[word] + negatives * drawn[word]);
      }
      return most;
    }

    @Override
    public int draw(int word, long key, int[] rows, float[] signs, int at) {
      rows[at] = word;
      signs[at] = 1;
      for (int i = 1; i <= negatives; i++) {
        int drawn = table.draw(SplitMix.bits(key, i));
        rows[at + i] = drawn;
        signs[at + i] = drawn == word ? 0 : -1;
      }
      return 1 + negatives;
    }
  }

  /// The inner nodes above the word; branch 0 is yes.
  record Path(HuffmanTree tree, int words, int most) implements OutputDraw {
    static Path of(long[] counts) {
      HuffmanTree tree = HuffmanTree.of(counts);
      return new Path(tree, counts.length, tree.depth());
    }

    @Override
    public int rows() {
      return words - 1;
    }

    @Override
    public int perWindow(int word) {
      return tree.nodes(word).length;
    }

    @Override
    public double hottest(double[] frequency) {
      return 1; // the root
    }

    @Override
    public int draw(int word, long key, int[] rows, float[] signs, int at) {
      int[] nodes = tree.nodes(word);
      byte[] branches = tree.branches(word);
      System.arraycopy(nodes, 0, rows, at, nodes.length);
      for (int i = 0; i < nodes.length; i++) {
        signs[at + i] = branches[i] == 0 ? 1 : -1;
      }
      return nodes.length;
    }
  }
}
