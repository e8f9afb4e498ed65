package lectern.vectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import lectern.data.AnalogyQuestions;
import lectern.data.AnalogyQuestions.Question;
import lectern.data.AnalogyQuestions.Section;
import lectern.tensor.Gemm;
import lectern.tensor.Gemm.Matrix;
import lectern.tensor.Workers;

/// How many analogy questions vectors answer: "a is to b as c is to which word?"
///
/// The three words of the question are no answers. A question is covered if all four words have
/// vectors, as they stand or in lower case.
///
/// Source: Levy and Goldberg 2014, "Linguistic regularities in sparse and explicit word
/// representations", sections 3 and 6.
///
/// @param section its name
/// @param additive right answers by 3CosAdd, the word x with the greatest cos(x,b) - cos(x,a) +
///   cos(x,c)
/// @param multiplicative right answers by 3CosMul, the greatest cos(x,b)·cos(x,c) / (cos(x,a) + ε)
///   with cosines moved to 0..1 and ε = 0.001
/// @param covered questions of which all four words have vectors
/// @param total questions
public record AnalogyScore(
    String section, int additive, int multiplicative, int covered, int total) {
  private static final double EPSILON = 0.001;
  private static final int BATCH = 512; // distinct words whose cosines are held at a time

  /// Asks every question.
  ///
  /// @return one a section
  public static List<AnalogyScore> of(
      WordVectors vectors, AnalogyQuestions questions, Workers workers) {
    WordVectors unit = vectors.unit();
    return questions.sections().stream().map(section -> of(unit, section, workers)).toList();
  }

  /// All sections as one.
  public static AnalogyScore total(List<AnalogyScore> sections) {
    AnalogyScore sum = new AnalogyScore("total", 0, 0, 0, 0);
    for (AnalogyScore section : sections) {
      sum = sum.plus(section);
    }
    return sum;
  }

  /// The share of covered questions answered by 3CosAdd, 0 to 1; NaN if none is covered.
  public double additiveAccuracy() {
    return covered == 0 ? Double.NaN : (double) additive / covered;
  }

  /// The share of covered questions answered by 3CosMul, 0 to 1; NaN if none is covered.
  public double multiplicativeAccuracy() {
    return covered == 0 ? Double.NaN : (double) multiplicative / covered;
  }

  private AnalogyScore plus(AnalogyScore other) {
    return new AnalogyScore(
        section,
        additive + other.additive,
        multiplicative + other.multiplicative,
        covered + other.covered,
        total + other.total);
  }

  /// A covered question in numbers of words.
  private record Asked(int a, int b, int c, int d) {
    static Optional<Asked> of(WordVectors vectors, Question question) {
      int[] ids =
          List.of(question.a(), question.b(), question.c(), question.d()).stream()
              .map(word -> SimilarityScore.known(vectors, word))
              .flatMap(Optional::stream)
              .mapToInt(vectors.vocabulary()::id)
              .toArray();
      return ids.length < 4
          ? Optional.empty()
          : Optional.of(new Asked(ids[0], ids[1], ids[2], ids[3]));
    }
  }

  private static AnalogyScore of(WordVectors unit, Section section, Workers workers) {
    List<Asked> covered =
        section.questions().stream()
            .map(question -> Asked.of(unit, question))
            .flatMap(Optional::stream)
            .toList();
    AnalogyScore score =
        new AnalogyScore(section.name(), 0, 0, covered.size(), section.questions().size());
    List<Asked> batch = new ArrayList<>();
    Map<Integer, Integer> rows = new LinkedHashMap<>(); // word to row of the table of cosines
    for (Asked asked : covered) {
      batch.add(asked);
      IntStream.of(asked.a, asked.b, asked.c).forEach(id -> rows.putIfAbsent(id, rows.size()));
      if (rows.size() > BATCH - 3) {
        score = score.plus(answer(unit, batch, rows, workers));
        batch.clear();
        rows.clear();
      }
    }
    return batch.isEmpty() ? score : score.plus(answer(unit, batch, rows, workers));
  }

  private static AnalogyScore answer(
      WordVectors unit, List<Asked> batch, Map<Integer, Integer> rows, Workers workers) {
    int width = unit.width();
    int words = unit.size();
    float[] asked = new float[rows.size() * width];
    rows.forEach((id, row) -> System.arraycopy(unit.rows(), id * width, asked, row * width, width));
    float[] cosines = new float[Math.multiplyExact(rows.size(), words)]; // [rows,V]
    Gemm.multiply(
        workers,
        rows.size(),
        words,
        width,
        Matrix.plain(asked, width),
        Matrix.transposed(unit.rows(), width),
        Matrix.plain(cosines, words),
        Gemm.Into.REPLACE);
    boolean[] additive = new boolean[batch.size()];
    boolean[] multiplicative = new boolean[batch.size()];
    workers.forEach(
        batch.size(),
        i -> {
          Asked question = batch.get(i);
          Answers answers = Answers.of(question, cosines, rows, words);
          additive[i] = answers.additive == question.d;
          multiplicative[i] = answers.multiplicative == question.d;
        });
    return new AnalogyScore("", count(additive), count(multiplicative), 0, 0);
  }

  private static int count(boolean[] right) {
    int count = 0;
    for (boolean each : right) {
      count += each ? 1 : 0;
    }
    return count;
  }

  /// The best word by either measure, of equals the former.
  private record Answers(int additive, int multiplicative) {
    static Answers of(Asked asked, float[] cosines, Map<Integer, Integer> rows, int words) {
      int a = rows.get(asked.a) * words;
      int b = rows.get(asked.b) * words;
      int c = rows.get(asked.c) * words;
      int bestSum = -1;
      int bestProduct = -1;
      double sum = Double.NEGATIVE_INFINITY;
      double product = Double.NEGATIVE_INFINITY;
      for (int x = 0; x < words; x++) {
        if (x == asked.a || x == asked.b || x == asked.c) {
          continue;
        }
        double add = (double) cosines[b + x] - cosines[a + x] + cosines[c + x];
        double multiply =
            moved(cosines[b + x]) * moved(cosines[c + x]) / (moved(cosines[a + x]) + EPSILON);
        if (add > sum) {
          sum = add;
          bestSum = x;
        }
        if (multiply > product) {
          product = multiply;
          bestProduct = x;
        }
      }
      return new Answers(bestSum, bestProduct);
    }

    private static double moved(float cosine) {
      return (1.0 + cosine) / 2;
    }
  }
}
