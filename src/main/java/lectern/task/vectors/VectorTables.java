package lectern.task.vectors;

import java.util.List;
import java.util.Map;
import lectern.statistics.PrincipalComponents;
import lectern.statistics.TSne;
import lectern.vectors.AnalogyScore;
import lectern.vectors.Likeness;
import lectern.vectors.Neighbour;
import lectern.vectors.SimilarityScore;
import lectern.vectors.WordVectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// What the pictures of {@link WordVectorTask} are drawn from.
final class VectorTables {
  private static final int NEIGHBOURS = 8;
  private static final TSne.Options LAYOUT = new TSne.Options(/* perplexity= */ 10, 1000);

  private VectorTables() {}

  /// Columns `word`, `group`, `x`, `y`, and `projection`: `pca` (of vectors of length 1, where they
  /// spread the most) or `tsne`. A row a word and projection.
  ///
  /// @param groups the words to show, each with its group; those without a vector are left out
  static Table map(WordVectors vectors, Map<String, String> groups) {
    List<String> words = groups.keySet().stream().filter(vectors::contains).toList();
    WordVectors unit = vectors.unit();
    double[][] points = new double[words.size()][vectors.width()];
    for (int i = 0; i < points.length; i++) {
      float[] row = unit.of(words.get(i));
      for (int d = 0; d < row.length; d++) {
        points[i][d] = row[d];
      }
    }
    Table table =
        Table.create(
            "word-map",
            StringColumn.create("word"),
            StringColumn.create("group"),
            DoubleColumn.create("x"),
            DoubleColumn.create("y"),
            StringColumn.create("projection"));
    if (!words.isEmpty()) {
      append(table, words, groups, PrincipalComponents.plane(points), "pca");
      append(table, words, groups, TSne.plane(points, LAYOUT), "tsne");
    }
    return table;
  }

  private static void append(
      Table table,
      List<String> words,
      Map<String, String> groups,
      double[][] plane,
      String projection) {
    for (int i = 0; i < plane.length; i++) {
      table.stringColumn("word").append(words.get(i));
      table.stringColumn("group").append(groups.get(words.get(i)));
      table.doubleColumn("x").append(plane[i][0]);
      table.doubleColumn("y").append(plane[i][1]);
      table.stringColumn("projection").append(projection);
    }
  }

  /// Columns `word`, `neighbour`, `cosine`, `rank`.
  static Table neighbours(WordVectors vectors, List<String> asked) {
    StringColumn word = StringColumn.create("word");
    StringColumn neighbour = StringColumn.create("neighbour");
    DoubleColumn cosine = DoubleColumn.create("cosine");
    IntColumn rank = IntColumn.create("rank");
    for (String each : asked.stream().filter(vectors::contains).toList()) {
      int place = 1;
      for (Neighbour near : vectors.nearest(each, NEIGHBOURS, Likeness.COSINE)) {
        word.append(each);
        neighbour.append(near.word());
        cosine.append(near.likeness());
        rank.append(place++);
      }
    }
    return Table.create("neighbours", word, neighbour, cosine, rank);
  }

  /// Columns `section`, `correct` (3CosAdd), `correct-multiplicative` (3CosMul), `total`,
  /// `covered`.
  static Table analogies(List<AnalogyScore> scores) {
    StringColumn section = StringColumn.create("section");
    IntColumn correct = IntColumn.create("correct");
    IntColumn multiplicative = IntColumn.create("correct-multiplicative");
    IntColumn total = IntColumn.create("total");
    IntColumn covered = IntColumn.create("covered");
    for (AnalogyScore score : scores) {
      section.append(score.section());
      correct.append(score.additive());
      multiplicative.append(score.multiplicative());
      total.append(score.total());
      covered.append(score.covered());
    }
    return Table.create("analogies", section, correct, multiplicative, total, covered);
  }

  /// Columns `set`, `spearman`, `covered`, `total`.
  static Table similarity(Map<String, SimilarityScore> scores) {
    StringColumn set = StringColumn.create("set");
    DoubleColumn spearman = DoubleColumn.create("spearman");
    IntColumn covered = IntColumn.create("covered");
    IntColumn total = IntColumn.create("total");
    scores.forEach((name, score) -> {
      set.append(name);
      spearman.append(score.spearman());
      covered.append(score.covered());
      total.append(score.total());
    });
    return Table.create("similarity", set, spearman, covered, total);
  }
}
