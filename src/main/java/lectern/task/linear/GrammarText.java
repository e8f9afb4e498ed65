package lectern.task.linear;

import lectern.data.Grammar;
import lectern.run.RunContext;

/// Words that a grammar writes.
///
/// @param grammar which one, such as `elman-1991`
/// @param words length of the training text, at least 100
/// @param heldOutWords length of the held-out text, at least 100
public record GrammarText(String grammar, int words, int heldOutWords) implements BigramText {
  private static final int LEAST = 100;

  public GrammarText {
    if (words < LEAST || heldOutWords < LEAST) {
      throw new IllegalArgumentException(
          "words %d and heldOutWords %d must be at least %d".formatted(words, heldOutWords, LEAST));
    }
  }

  @Override
  public Texts texts(RunContext context) {
    Grammar written = Grammar.named(grammar);
    return new Texts(
        written.vocabulary().size(),
        written.text(words, context.random().split("training text")),
        written.text(heldOutWords, context.random().split("held-out text")));
  }
}
