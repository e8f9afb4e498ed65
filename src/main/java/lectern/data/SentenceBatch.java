package lectern.data;

import java.util.List;

/// Sentences side by side, the shorter ones filled up.
///
/// Letters: T time, the length of the longest; B sentences. Time-major: sentence b at time t stands
/// at `t * B + b`.
///
/// @param ids [T,B]; what stands beyond a sentence's end means nothing
/// @param lengths [B] tokens of each sentence, in 1..T
public record SentenceBatch(int[] ids, int[] lengths) {
  public SentenceBatch {
    if (lengths.length == 0 || ids.length % lengths.length != 0) {
      throw new IllegalArgumentException(
          ids.length + " tokens are no batch of " + lengths.length + " sentences");
    }
    for (int length : lengths) {
      if (length < 1 || length > ids.length / lengths.length) {
        throw new IllegalArgumentException(
            "a sentence of %d tokens in a batch of %d steps"
                .formatted(length, ids.length / lengths.length));
      }
    }
  }

  /// Puts sentences side by side, with token 0 beyond the end of each.
  ///
  /// @param sentences at least one, none empty
  public static SentenceBatch of(List<int[]> sentences) {
    int rows = sentences.size();
    int[] lengths = sentences.stream().mapToInt(sentence -> sentence.length).toArray();
    int time = sentences.stream().mapToInt(sentence -> sentence.length).max().orElse(0);
    int[] ids = new int[time * rows];
    for (int b = 0; b < rows; b++) {
      for (int t = 0; t < lengths[b]; t++) {
        ids[t * rows + b] = sentences.get(b)[t];
      }
    }
    return new SentenceBatch(ids, lengths);
  }

  /// T, steps of the longest sentence.
  public int time() {
    return ids.length / lengths.length;
  }

  /// B, sentences.
  public int rows() {
    return lengths.length;
  }
}
