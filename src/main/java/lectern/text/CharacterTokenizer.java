package lectern.text;

import java.util.List;

/// One token a Unicode code point; nothing is dropped, so that text comes back exactly.
public final class CharacterTokenizer implements Tokenizer {
  @Override
  public List<String> tokens(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }

  @Override
  public String text(List<String> tokens) {
    return String.join("", tokens);
  }
}
