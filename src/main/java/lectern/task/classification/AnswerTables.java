package lectern.task.classification;

import java.util.List;
import lectern.metric.Calibration;
import lectern.metric.ConfusionMatrix;
import tech.tablesaw.api.DoubleColumn;
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

  /// Columns `confidence`, `accuracy`, `count`, `low`, `high`: a row for each bin with predictions.
  static Table calibration(Calibration calibration) {
    DoubleColumn confidence = DoubleColumn.create("confidence");
    DoubleColumn accuracy = DoubleColumn.create("accuracy");
    LongColumn count = LongColumn.create("count");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    for (Calibration.Bin bin : calibration.bins()) {
      if (bin.count() > 0) {
        confidence.append(bin.confidence());
        accuracy.append(bin.accuracy());
        count.append(bin.count());
        low.append(bin.low());
        high.append(bin.high());
      }
    }
    return Table.create("calibration", confidence, accuracy, count, low, high);
  }
}
