package lectern.classic;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.logging.Level;
import java.util.logging.Logger;
import lectern.feature.LabelledRows;
import lectern.tensor.SparseMatrix;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/// Rows as Tribuo wants them: features and classes by name, and no text without a feature.
final class TribuoRows {
  private static final LabelFactory LABELS = new LabelFactory();

  private static final int FIRST = 1_000_000_000;

  // A fixed time: when the data came into being must not make two equal runs differ.
  private static final OffsetDateTime EPOCH =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  // Held here, as java.util.logging forgets the level of a logger nobody points to.
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  static {
    if (TRIBUO.getLevel() == null) {
      TRIBUO.setLevel(Level.WARNING); // it reports each training at INFO
    }
  }

  private TribuoRows() {}

  /// The rows with their classes. A text without features, which Tribuo would refuse, has its last
  /// feature with the value 0: it then counts for the bias alone, as it should.
  static MutableDataset<Label> dataset(LabelledRows rows) {
    MutableDataset<Label> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("features", EPOCH, LABELS), LABELS);
    SparseMatrix x = rows.x();
    String[] features = names(x.columns());
    String[] classes = names(rows.classes().size());
    for (int n = 0; n < x.rows(); n++) {
      int size = x.end(n) - x.start(n);
      String[] names = new String[Math.max(1, size)];
      double[] values = new double[names.length];
      names[0] = features[x.columns() - 1];
      for (int i = 0; i < size; i++) {
        names[i] = features[x.column(x.start(n) + i)];
        values[i] = x.value(x.start(n) + i);
      }
      dataset.add(new ArrayExample<>(new Label(classes[rows.labels()[n]]), names, values));
    }
    return dataset;
  }

  /// The names of the first numbers.
  static String[] names(int count) {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = name(i);
    }
    return names;
  }

  /// Tribuo orders features and classes as words: the leading digit keeps 2 before 10.
  static String name(int number) {
    return Integer.toString(FIRST + number);
  }
}
