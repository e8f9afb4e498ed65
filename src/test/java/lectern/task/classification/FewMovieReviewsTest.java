package lectern.task.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;

class FewMovieReviewsTest {
  private static final TextSplit ALL =
      new TextSplit(texts("a", 83), texts("b", 11), texts("c", 13));

  private static LabelledTexts texts(String name, int count) {
    List<LabelledText> texts = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      texts.add(new LabelledText(List.of(name + n), n % 2));
    }
    return new LabelledTexts(List.of("negative", "positive"), texts);
  }

  private static TextSplit few(int labelled, long seed) {
    return FewMovieReviews.few(ALL, labelled, RandomStream.of(seed));
  }

  @Test
  void someAreLearnedFromAndAllTestsKept() {
    TextSplit few = few(17, 1);
    assertEquals(17, few.training().size());
    assertEquals(11, few.validation().size());
    assertEquals(ALL.test(), few.test());
    assertTrue(ALL.training().texts().containsAll(few.training().texts()));
    assertEquals(17, few.training().texts().stream().distinct().count());
  }

  @Test
  void moreBeginWithTheFewerAndTheSeedChooses() {
    List<LabelledText> seven = few(7, 1).training().texts();
    assertEquals(seven, few(31, 1).training().texts().subList(0, 7));
    assertNotEquals(seven, few(7, 2).training().texts());
    assertEquals(83, few(1000, 1).training().size());
  }

  @Test
  void refusesNoLabelsAndNoFolds() {
    assertThrows(IllegalArgumentException.class, () -> new FewMovieReviews(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new FewMovieReviews(10, 11));
  }
}
