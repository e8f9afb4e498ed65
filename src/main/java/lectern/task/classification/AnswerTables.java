package lectern.task.classification;

import java.util.List;
import lectern.metric.ConfusionMatrix;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// What a classifier answered, as tables that pictures are drawn from.
final class AnswerTables {
  private AnswerTables() {}

  /// Columns `actual`, `predicted`, `count`: a row for each two classes.
  static Table confusion(ConfusionMatrix matrix, List<String> classes) {
    StringColumn actual = StringColumn.create("actual");
    StringColumn predicted = StringColumn.create("predicted");
    LongColumn count = LongColumn.create("count");
    for (int k = 0; k < classes.size(); k++) {
      for (int other = 0; other < classes.size(); other++) {
        actual.append(classes.get(k));
        predicted.append(classes.get(other));
        count.append(matrix.count(k, other));
      }
    }
    return Table.create("confusion", actual, predicted, count);
  }
}
