package lectern.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lectern.InputException;
import lectern.tensor.SparseMatrix;
import org.junit.jupiter.api.Test;

class LabelledRowsTest {
  private static final List<String> FEATURES = List.of("a", "b");
  private static final SparseMatrix X = SparseMatrix.of(new float[][] {{1, 0}, {0, 1}, {0, 0}});

  @Test
  void holdsWhatCanBeLearned() {
    assertEquals(
        3, new LabelledRows(X, FEATURES, new int[] {1, 0, 1}, List.of("no", "yes")).size());
  }

  @Test
  void refusesWhatCannot() {
    refused(
        "no text to learn from",
        new LabelledRowsArguments(SparseMatrix.of(2, List.of()), new int[0], List.of("no", "yes")));
    refused(
        "All 3 training texts are of the class [no]",
        new LabelledRowsArguments(X, new int[] {0, 0, 0}, List.of("no")));
    refused(
        "No training text is of the class 'yes'",
        new LabelledRowsArguments(X, new int[] {0, 0, 0}, List.of("no", "yes")));
  }

  private record LabelledRowsArguments(SparseMatrix x, int[] labels, List<String> classes) {}

  private static void refused(String words, LabelledRowsArguments given) {
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> new LabelledRows(given.x, FEATURES, given.labels, given.classes));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }
}
