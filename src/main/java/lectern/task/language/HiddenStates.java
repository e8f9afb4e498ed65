package lectern.task.language;

import java.util.Arrays;
import lectern.autograd.Tape;
import lectern.data.Grammar;
import lectern.model.RecurrentLanguageModel;
import lectern.nn.Pass;
import lectern.statistics.PrincipalComponents;
import lectern.tensor.Tensor;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// The states of a network by the word it has just read.
///
/// Source: Elman 1990, section 5: the hidden units' activations averaged over all contexts of a
/// word.
final class HiddenStates {
  private HiddenStates() {}

  /// Columns `word`, `class` (the grammar's), and `x`, `y`: the word's mean state seen from the
  /// side on which the means spread the most. Words that the text lacks are left out.
  ///
  /// @param text [T], read from its beginning in one piece
  static Table byWord(Grammar grammar, RecurrentLanguageModel model, int[] text, Tape tape) {
    tape.reset();
    Tensor hidden =
        model.read(tape, text, model.start(/* rows= */ 1), Pass.evaluate()).hidden().value();
    int width = hidden.columns();
    double[][] sums = new double[grammar.vocabulary().size()][width];
    int[] counts = new int[sums.length];
    for (int t = 0; t < text.length; t++) {
      counts[text[t]]++;
      for (int h = 0; h < width; h++) {
        sums[text[t]][h] += hidden.data()[t * width + h];
      }
    }
    StringColumn word = StringColumn.create("word");
    StringColumn wordClass = StringColumn.create("class");
    double[][] means = new double[sums.length][];
    int found = 0;
    for (int id = 0; id < sums.length; id++) {
      if (counts[id] > 0) {
        word.append(grammar.vocabulary().token(id));
        wordClass.append(grammar.wordClass(id));
        means[found] = new double[width];
        for (int h = 0; h < width; h++) {
          means[found][h] = sums[id][h] / counts[id];
        }
        found++;
      }
    }
    DoubleColumn x = DoubleColumn.create("x");
    DoubleColumn y = DoubleColumn.create("y");
    for (double[] place : PrincipalComponents.plane(Arrays.copyOf(means, found))) {
      x.append(place[0]);
      y.append(place[1]);
    }
    return Table.create("hidden-states", word, wordClass, x, y);
  }
}
