package lectern.task.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import lectern.data.LabelledText;
import lectern.data.TextSplit;
import lectern.run.RecordingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FewLabelsTest {
  private static final TextSource ALL = new Negation(/* distance= */ 1, /* length= */ 5, 80);

  @TempDir Path folder;

  private TextSplit split(TextSource source, long seed) {
    return source.splits(new RecordingContext(seed, folder)).getFirst();
  }

  @Test
  void someOfTheTextsAreLearnedFromAndAllTestsKept() {
    TextSplit all = split(ALL, 1);
    TextSplit few = split(new FewLabels(7, ALL), 1);
    assertEquals(7, few.training().size());
    assertEquals(7, few.validation().size());
    assertEquals(all.test(), few.test());
    assertTrue(all.training().texts().containsAll(few.training().texts()));
    assertEquals(new FewLabels(7, ALL).bounds(), ALL.bounds());
  }

  @Test
  void moreBeginWithTheFewerAndTheSeedChooses() {
    List<LabelledText> seven = split(new FewLabels(7, ALL), 1).training().texts();
    assertEquals(seven, split(new FewLabels(31, ALL), 1).training().texts().subList(0, 7));
    assertNotEquals(seven, split(new FewLabels(7, ALL), 2).training().texts());
    assertEquals(80, split(new FewLabels(1000, ALL), 1).training().size());
  }

  @Test
  void refusesNone() {
    assertThrows(IllegalArgumentException.class, () -> new FewLabels(0, ALL));
  }
}
