package lectern.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordVectorsTest {
  private static final WordVectors VECTORS =
      new WordVectors(
          List.of("east", "far-east", "north", "south-west", "nowhere"),
          new float[] {3, 4, 0, 6, 8, 0, -4, 3, 0, -3, -4, 0, 0, 0, 0},
          3);

  @Test
  void aWordHasItsRow() {
    assertEquals(5, VECTORS.size());
    assertEquals(3, VECTORS.width());
    assertArrayEquals(new float[] {-4, 3, 0}, VECTORS.of("north"));
    assertTrue(VECTORS.contains("east"));
    assertFalse(VECTORS.contains("west"));
  }

  @Test
  void cosineForgetsLengthAndDotDoesNot() {
    assertEquals(1, VECTORS.cosine("east", "far-east"));
    assertEquals(50, VECTORS.dot("east", "far-east"));
    assertEquals(0, VECTORS.cosine("east", "north"));
    assertEquals(-1, VECTORS.cosine("south-west", "far-east"));
    assertEquals(-50, VECTORS.dot("south-west", "far-east"));
    assertEquals(0, VECTORS.cosine("nowhere", "east"), "no direction, no likeness");
  }

  @Test
  void theNearestComeFirstAndOfEqualsTheFormer() {
    assertEquals(
        List.of(
            new Neighbour("far-east", 1), new Neighbour("north", 0), new Neighbour("nowhere", 0)),
        VECTORS.nearest("east", 3, Likeness.COSINE));
    assertEquals(
        List.of(new Neighbour("far-east", 50), new Neighbour("east", 25)),
        VECTORS.nearest(new float[] {3, 4, 0}, 2, Likeness.DOT, Set.of()));
    assertEquals(List.of(), VECTORS.nearest("east", 0, Likeness.DOT));
    assertEquals(4, VECTORS.nearest("east", 100, Likeness.DOT).size());
  }

  @Test
  void unitVectorsHaveLengthOneButForZero() {
    WordVectors unit = VECTORS.unit();
    assertArrayEquals(new float[] {0.6f, 0.8f, 0}, unit.of("far-east"));
    assertArrayEquals(new float[] {0, 0, 0}, unit.of("nowhere"));
    assertArrayEquals(new float[] {6, 8, 0}, VECTORS.of("far-east"), "the first are as they were");
  }

  @Test
  void someWordsKeepTheirOrder() {
    WordVectors some = VECTORS.only(Set.of("south-west", "east", "elsewhere"));
    assertEquals(List.of("east", "south-west"), some.vocabulary().tokens());
    assertArrayEquals(new float[] {3, 4, 0, -3, -4, 0}, some.rows());
  }

  @Test
  void aTokenForUnknownWordsStandsForNoWord() {
    WordVectors vectors = new WordVectors(List.of("<unk>"), new float[] {1}, 1);
    assertThrows(IllegalArgumentException.class, () -> vectors.of("word"));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new WordVectors(List.of("a"), new float[5], 3));
    assertThrows(
        IllegalArgumentException.class, () -> new WordVectors(List.of("a", "a"), new float[2], 1));
    assertThrows(IllegalArgumentException.class, () -> new WordVectors(List.of(), new float[0], 0));
    assertThrows(IllegalArgumentException.class, () -> VECTORS.cosine("east", "west"));
    assertThrows(
        IllegalArgumentException.class,
        () -> VECTORS.nearest(new float[2], 1, Likeness.DOT, Set.of()));
    assertThrows(IllegalArgumentException.class, () -> Likeness.DOT.of(new float[2], new float[3]));
  }
}
