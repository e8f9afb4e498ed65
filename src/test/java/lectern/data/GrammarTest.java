package lectern.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.InputException;
import lectern.tensor.RandomStream;
import lectern.text.NgramModel;
import lectern.text.TokenPredictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
  private static final double LN2 = StrictMath.log(2);

  @Test
  void floorsOfTwoSentencesByHand() {
    Grammar grammar = Grammar.parse("hand", "S -> 3 a . | 1 b b .");
    GrammarFloors floors = grammar.floors();
    double binary = -0.75 * StrictMath.log(0.75) - 0.25 * StrictMath.log(0.25);
    assertEquals(List.of("a", ".", "b"), grammar.vocabulary().tokens());
    assertEquals(2.25, floors.wordsPerSentence(), 1e-12);
    assertEquals(binary, floors.natsPerSentence(), 1e-12);
    assertEquals(binary / 2.25, floors.trueNats(), 1e-12);
    // 'a' is always followed by '.', 'b' by 'b' or '.', '.' by the next sentence's first word.
    assertEquals((binary + 0.5 * LN2) / 2.25, floors.bigramNats(), 1e-12);
    double unigram = -(entropyTerm(1 / 3.0) + entropyTerm(4 / 9.0) + entropyTerm(2 / 9.0));
    assertEquals(unigram, floors.unigramNats(), 1e-12);
  }

  @Test
  void floorsOfARecursionByHand() {
    GrammarFloors floors = Grammar.parse("geometric", "S -> A .\nA -> ~ | x A").floors();
    assertEquals(2, floors.wordsPerSentence(), 1e-12);
    assertEquals(2 * LN2, floors.natsPerSentence(), 1e-12);
    assertEquals(LN2, floors.trueNats(), 1e-12);
    assertEquals(LN2, floors.bigramNats(), 1e-12);
    assertEquals(LN2, floors.unigramNats(), 1e-12);
  }

  @Test
  void readsNestedBracketsOfAnyDepth() {
    Grammar grammar = Grammar.parse("brackets", "S -> P .\nP -> 2 a b | 1 a P b");
    TokenPredictor reader = grammar.reader(); // words: '.', a, b
    assertArrayEquals(new double[] {0, 1, 0}, reader.next(), 1e-12);
    for (int depth = 0; depth < 40; depth++) {
      reader.read(1);
      assertArrayEquals(new double[] {0, 1 / 3.0, 2 / 3.0}, reader.next(), 1e-12);
    }
    for (int depth = 0; depth < 40; depth++) {
      reader.read(2);
      double closed = depth == 39 ? 1 : 0;
      assertArrayEquals(new double[] {closed, 0, 1 - closed}, reader.next(), 1e-12);
    }
    reader.read(0);
    assertArrayEquals(new double[] {0, 1, 0}, reader.next(), 1e-12);
  }

  @Test
  void keepsEveryReadingOfAPrefix() {
    Grammar grammar = Grammar.parse("shared", "S -> 1 A x . | 3 B y .\nA -> a b\nB -> a b | a c");
    assertEquals(List.of("x", ".", "y", "a", "b", "c"), grammar.vocabulary().tokens());
    TokenPredictor reader = grammar.reader();
    reader.read(3); // a
    assertArrayEquals(new double[] {0, 0, 0, 0, 0.625, 0.375}, reader.next(), 1e-12);
    reader.read(4); // b: 1/4 of A against 3/8 of B
    assertArrayEquals(new double[] {0.4, 0, 0.6, 0, 0, 0}, reader.next(), 1e-12);
    InputException error = assertThrows(InputException.class, grammar::floors);
    assertTrue(error.getMessage().contains("does not tell at 'a'"), error.getMessage());
  }

  @Test
  void refusesTextOutsideTheLanguage() {
    TokenPredictor reader = Grammar.parse("hand", "S -> a .").reader();
    var error = assertThrows(IllegalArgumentException.class, () -> reader.read(1));
    assertEquals("grammar hand cannot go on with '.' here", error.getMessage());
  }

  @Test
  void lettersStandForTheirValues() {
    Grammar grammar =
        Grammar.parse(
            "agreement",
            "let n = sg, pl\nS -> N<n> V<n> .\nN<n> -> n<n>\nV<sg> -> is\nV<pl> -> are");
    // 'n<n>' is a word, for it has no capital.
    assertEquals(List.of(".", "n<n>", "is", "are"), grammar.vocabulary().tokens());
    TokenPredictor reader = grammar.reader();
    reader.read(1);
    assertArrayEquals(new double[] {0, 0, 0.5, 0.5}, reader.next(), 1e-12);
    assertEquals("V<pl>", grammar.wordClass(3));
    assertEquals(".", grammar.wordClass(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"elman-1990", "elman-1991"})
  void theTrueModelsCrossEntropyOnALongTextIsTheFloor(String name) {
    Grammar grammar = Grammar.named(name);
    GrammarFloors floors = grammar.floors();
    int[] text = grammar.text(60_000, RandomStream.of(7));
    TokenPredictor reader = grammar.reader();
    double nats = 0;
    for (int word : text) {
      double[] next = reader.next();
      assertEquals(1, Arrays.stream(next).sum(), 1e-12);
      nats -= StrictMath.log(next[word]);
      reader.read(word);
    }
    assertEquals(floors.trueNats(), nats / text.length, 0.01);
    int words = grammar.vocabulary().size();
    assertEquals(floors.unigramNats(), counted(1, words, text), 0.01);
    assertEquals(floors.bigramNats(), counted(2, words, text), 0.01);
    assertTrue(floors.trueNats() < floors.bigramNats() - 0.1, floors::toString);
    assertTrue(floors.bigramNats() < floors.unigramNats() - 0.1, floors::toString);
  }

  /// Every sentence of a grammar that has finitely many, each read from the start.
  @Test
  void theProbabilitiesOfAllSentencesSumToOneAndTheirEntropyIsTheFloor() {
    Grammar grammar = Grammar.named("elman-1990");
    Map<List<Integer>, Double> sentences = new LinkedHashMap<>();
    expand(grammar, List.of(), List.of(-1), 1, sentences);
    double sum = 0;
    double entropy = 0;
    double length = 0;
    for (var entry : sentences.entrySet()) {
      TokenPredictor reader = grammar.reader();
      double probability = 1;
      for (int word : entry.getKey()) {
        probability *= reader.next()[word];
        reader.read(word);
      }
      assertEquals(entry.getValue(), probability, 1e-14);
      sum += probability;
      entropy -= entropyTerm(probability);
      length += probability * entry.getKey().size();
    }
    GrammarFloors floors = grammar.floors();
    assertEquals(1, sum, 1e-12);
    assertEquals(floors.natsPerSentence(), entropy, 1e-12);
    assertEquals(floors.wordsPerSentence(), length, 1e-12);
  }

  private static void expand(
      Grammar grammar,
      List<Integer> words,
      List<Integer> stack,
      double probability,
      Map<List<Integer>, Double> sentences) {
    if (stack.isEmpty()) {
      sentences.merge(words, probability, Double::sum);
    } else if (stack.getFirst() >= 0) {
      List<Integer> longer = new ArrayList<>(words);
      longer.add(stack.getFirst());
      expand(grammar, longer, stack.subList(1, stack.size()), probability, sentences);
    } else {
      for (Grammar.Production production : grammar.productions(stack.getFirst())) {
        List<Integer> replaced = new ArrayList<>();
        Arrays.stream(production.symbols()).forEach(replaced::add);
        replaced.addAll(stack.subList(1, stack.size()));
        expand(grammar, words, replaced, probability * production.probability(), sentences);
      }
    }
  }

  /// Empirical frequencies after one prefix, against the exact distribution after it.
  @Test
  void theTrueDistributionIsThatOfTheSamples() {
    Grammar grammar = Grammar.named("elman-1991");
    List<String> prefix = List.of("boys", "who");
    TokenPredictor reader = grammar.reader();
    for (int word : grammar.vocabulary().encode(prefix)) {
      reader.read(word);
    }
    double[] expected = reader.next();
    double[] counts = new double[expected.length];
    double total = 0;
    RandomStream random = RandomStream.of(3);
    for (int i = 0; i < 60_000; i++) {
      int[] sentence = grammar.sentence(random.split(i));
      if (grammar.vocabulary().decode(Arrays.copyOf(sentence, 2)).equals(prefix)) {
        counts[sentence[2]]++;
        total++;
      }
    }
    for (int word = 0; word < expected.length; word++) {
      double error = 4 * Math.sqrt(expected[word] * (1 - expected[word]) / total);
      assertEquals(expected[word], counts[word] / total, error, grammar.vocabulary().token(word));
    }
  }

  @Test
  void aVerbAgreesWithItsSubjectAcrossTheClause() {
    Grammar grammar = Grammar.named("elman-1991");
    TokenPredictor reader = grammar.reader();
    for (String word : "boys who john chases".split(" ")) {
      reader.read(grammar.vocabulary().id(word));
    }
    double[] next = reader.next();
    for (int word = 0; word < next.length; word++) {
      boolean plural = grammar.wordClass(word).matches("(Walk|Sense|Chase|Eat)<pl>");
      assertEquals(plural, next[word] > 0, grammar.vocabulary().token(word));
    }
  }

  @Test
  void textIsAFunctionOfTheSeed() {
    Grammar grammar = Grammar.named("elman-1990");
    int[] text = grammar.text(500, RandomStream.of(1));
    assertArrayEquals(text, grammar.text(500, RandomStream.of(1)));
    assertArrayEquals(Arrays.copyOf(text, 211), grammar.text(211, RandomStream.of(1)));
    assertFalse(Arrays.equals(text, grammar.text(500, RandomStream.of(2))));
    assertNotEquals(text[499], -1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "'' ! Grammar g is empty; write a rule such as 'S -> boy .'.",
        "S boy ! Grammar g, line 1: expected 'Symbol -> right-hand sides', found 'S boy'.",
        "S -> a|S -> b ! Grammar g, line 1: expected 'Symbol -> right-hand sides', found 'S -> a|S"
            + " -> b'.",
        "s -> a ! Grammar g, line 1: expected 'Symbol -> right-hand sides', found 's -> a'.",
        "S -> a | ! Grammar g, line 1: a right-hand side is missing; write '~' for the empty one.",
        "S -> a ~ ! Grammar g, line 1: '~' stands alone, found 'a ~'.",
        "S -> 0 a | b ! Grammar g, line 1: weight 0.0 is not above 0; leave the right-hand side"
            + " out.",
        "S -> Boy ! Grammar g, line 1: symbol Boy has no line of its own; words are in lower case.",
        "let n sg ! Grammar g, line 1: expected 'let letters = values', found 'let n sg'.",
        "let n = 1 ! Grammar g, line 1: expected letters separated by commas, found '1'.",
        "S -> ~ ! Grammar g makes empty sentences; let every sentence have a word, such as a full"
            + " stop.",
        "S -> S a | b ! Symbol S of grammar g may begin with itself; put a word or another symbol"
            + " first.",
        "S -> a S ! The sentences of grammar g have no finite expected length; give the right-hand"
            + " sides that end a recursion more weight.",
        "S -> 3 a S S | 2 b ! The sentences of grammar g have no finite expected length; give the"
            + " right-hand sides that end a recursion more weight."
      })
  void refusesWhatIsNoGrammar(String text, String message) {
    var error = assertThrows(InputException.class, () -> Grammar.parse("g", text));
    assertEquals(message, error.getMessage());
  }

  @Test
  void refusesLinesThatContradictOthers() {
    var twice = assertThrows(InputException.class, () -> Grammar.parse("g", "S -> a\nS -> b"));
    assertEquals(
        "Grammar g, line 2: symbol S has a line already; separate right-hand sides by '|'.",
        twice.getMessage());
    var unused = assertThrows(InputException.class, () -> Grammar.parse("g", "S -> a\n#\nB -> b"));
    assertEquals("Grammar g, line 3: symbol B is never used.", unused.getMessage());
    var letter =
        assertThrows(
            InputException.class, () -> Grammar.parse("g", "let n = a\nlet n = b\nS -> x"));
    assertEquals("Grammar g, line 2: 'n' is declared twice.", letter.getMessage());
    String many = "let a, b, c, d = " + String.join(", ", "x".repeat(9).split("")) + "\n";
    var product =
        assertThrows(
            InputException.class, () -> Grammar.parse("g", many + "S -> A<a> A<b> A<c> A<d>"));
    assertEquals(
        "Grammar g, line 2: more than 1000 ways to give letters their values.",
        product.getMessage());
    var unknown = assertThrows(InputException.class, () -> Grammar.named("elman"));
    assertEquals(
        "There is no grammar 'elman'; use one of elman-1990, elman-1991.", unknown.getMessage());
  }

  private static double counted(int order, int words, int[] text) {
    return NgramModel.count(new NgramModel.Config(order, words, 0), text).natsPerToken(text);
  }

  private static double entropyTerm(double p) {
    return p * StrictMath.log(p);
  }
}
