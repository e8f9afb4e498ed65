package lectern.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;

class PlantedFeaturesTest {
  private static final PlantedFeatures CORPUS =
      new PlantedFeatures(
          /* planted= */ 3,
          /* often= */ 0.6,
          /* seldom= */ 0.2,
          /* neutral= */ 50,
          /* length= */ 7);

  @Test
  void bestReaderByHand() {
    // one word a class, there with 0.5 in its class and 0.25 in the other: the own word alone
    // 3/8, the other alone 1/8, both or none 1/8 + 3/8
    PlantedFeatures small = new PlantedFeatures(1, 0.5, 0.25, 1, 0);
    assertEquals(3 / 8.0 + 0.5 * 4 / 8.0, small.bestAccuracy(), 1e-15);
    assertEquals(StrictMath.log(3), small.trueWeight(), 1e-15); // (1/2)/(1/4) · (3/4)/(1/2)
    double nats =
        3 / 8.0 * StrictMath.log(4 / 3.0) + 1 / 8.0 * StrictMath.log(4) + 0.5 * StrictMath.log(2);
    assertEquals(nats, small.bestNats(), 1e-15);
  }

  @Test
  void textsAreWhatTheDescriptionSays() {
    LabelledTexts texts = CORPUS.draw(20_000, RandomStream.of(3));
    double own = 0;
    double other = 0;
    double right = 0;
    double nats = 0;
    for (LabelledText text : texts.texts()) {
      long ownWords = text.words().stream().filter(CORPUS.words(text.label())::contains).count();
      long otherWords =
          text.words().stream().filter(CORPUS.words(1 - text.label())::contains).count();
      assertEquals(7, text.words().size() - ownWords - otherWords);
      own += ownWords / 3.0;
      other += otherWords / 3.0;
      right += ownWords > otherWords ? 1 : ownWords == otherWords ? 0.5 : 0;
      nats += Math.log1p(Math.exp(-CORPUS.trueWeight() * (ownWords - otherWords)));
    }
    // four standard errors each
    assertEquals(0.6, own / 20_000, 0.009);
    assertEquals(0.2, other / 20_000, 0.007);
    assertEquals(CORPUS.bestAccuracy(), right / 20_000, 0.011);
    assertEquals(CORPUS.bestNats(), nats / 20_000, 0.02);
    assertEquals(10_000, texts.counts()[1], 300);
  }

  @Test
  void aSeedGivesTheSameTextsHoweverMany() {
    List<LabelledText> few = CORPUS.draw(5, RandomStream.of(1)).texts();
    assertEquals(few, CORPUS.draw(9, RandomStream.of(1)).texts().subList(0, 5));
    assertTrue(!few.equals(CORPUS.draw(5, RandomStream.of(2)).texts()));
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    assertThrows(IllegalArgumentException.class, () -> new PlantedFeatures(11, 0.6, 0.2, 50, 7));
    assertThrows(IllegalArgumentException.class, () -> new PlantedFeatures(3, 0.2, 0.2, 50, 7));
    assertThrows(IllegalArgumentException.class, () -> new PlantedFeatures(3, 0.6, 0, 50, 7));
    assertThrows(IllegalArgumentException.class, () -> new PlantedFeatures(3, 0.6, 0.2, 0, 7));
    assertThrows(IllegalArgumentException.class, () -> new PlantedFeatures(3, 0.6, 0.2, 50, -1));
  }
}
