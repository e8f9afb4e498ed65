package lectern.task.linear;

import java.util.Arrays;
import java.util.List;
import lectern.run.RunContext;
import lectern.text.CharacterTokenizer;
import lectern.text.TextFile;
import lectern.text.Vocabulary;

/// The characters of the corpus `tinyshakespeare`: the first 90 % to learn from, the rest held out.
///
/// Source: nanoGPT, `data/shakespeare_char/prepare.py` (split).
public record TinyShakespeare() implements BigramText {
  private static final double TRAINING_SHARE = 0.9;

  @Override
  public Texts texts(RunContext context) {
    List<String> characters =
        new CharacterTokenizer()
            .tokens(TextFile.read(context.corpus("tinyshakespeare").resolve("input.txt")));
    Vocabulary vocabulary = Vocabulary.count(characters, Vocabulary.Keep.ALL);
    int[] ids = vocabulary.encode(characters);
    int split = (int) (TRAINING_SHARE * ids.length);
    return new Texts(
        vocabulary.size(), Arrays.copyOf(ids, split), Arrays.copyOfRange(ids, split, ids.length));
  }
}
