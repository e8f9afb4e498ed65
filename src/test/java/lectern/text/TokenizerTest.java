package lectern.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  @Test
  void wordsStandBetweenWhiteSpace() {
    assertEquals(
        List.of("the", "<unk>", "n't", "N"),
        WordTokenizer.SPACED.tokens(" the  <unk>\tn't\u00A0N \n"));
    assertEquals("a b", WordTokenizer.SPACED.text(List.of("a", "b")));
  }

  @Test
  void linesEndWithAToken() {
    List<String> tokens = WordTokenizer.SPACED_LINES.tokens(" a b \n c \n");
    assertEquals(List.of("a", "b", "<eos>", "c", "<eos>"), tokens);
    assertEquals("a b\nc\n", WordTokenizer.SPACED_LINES.text(tokens));
  }

  @Test
  void punctuationIsCutOff() {
    assertEquals(
        List.of("Don't", "go", ",", "well-known", "Zoë", "!", "3"),
        WordTokenizer.PUNCTUATED.tokens("Don't go, well-known Zoë! 3"));
  }

  @Property(tries = 100)
  void charactersComeBackExactly(@ForAll String text) {
    CharacterTokenizer tokenizer = new CharacterTokenizer();
    assertEquals(text, tokenizer.text(tokenizer.tokens(text)));
  }

  @Test
  void aCharacterIsACodePoint() {
    assertEquals(
        List.of("a", "\uD83D\uDE00", "\n"), new CharacterTokenizer().tokens("a\uD83D\uDE00\n"));
  }
}
