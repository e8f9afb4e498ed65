package lectern.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Against scikit-learn; see tsne.py.
class TSneTest {
  private static final JsonNode GOLDEN = golden();
  private static final double[][] POINTS = matrix("points");

  @Test
  void probabilitiesOfPairsAgree() {
    double[][] expected = matrix("joint");
    double[][] joint = TSne.joint(squares(POINTS), 7);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], joint[i], 1e-6);
    }
  }

  @Test
  void theGradientAgrees() {
    double[][] expected = matrix("gradient");
    double[][] gradient = TSne.gradient(matrix("joint"), matrix("places"), 1);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], gradient[i], 1e-6);
    }
  }

  @Test
  void theLayoutIsAsGoodAndKeepsNeighbours() {
    double[][] plane = TSne.plane(POINTS, new TSne.Options(7, 1000));
    double divergence = divergence(matrix("joint"), plane);
    assertTrue(divergence < GOLDEN.get("finalDivergence").asDouble() * 1.1 + 0.01, "" + divergence);
    double[][] squares = squares(plane);
    for (int i = 0; i < plane.length; i++) { // three groups of 13
      int nearest = i == 0 ? 1 : 0;
      for (int j = 0; j < plane.length; j++) {
        nearest = j != i && squares[i][j] < squares[i][nearest] ? j : nearest;
      }
      assertEquals(i / 13, nearest / 13);
    }
    assertArrayEquals(plane, TSne.plane(POINTS, new TSne.Options(7, 1000)));
  }

  @Test
  void fewOrEqualPointsAreNoError() {
    assertEquals(1, TSne.plane(new double[1][3], TSne.Options.DEFAULT).length);
    for (double[] point : TSne.plane(new double[7][3], TSne.Options.DEFAULT)) {
      assertArrayEquals(new double[2], point);
    }
    assertThrows(IllegalArgumentException.class, () -> new TSne.Options(1, 10));
    assertThrows(IllegalArgumentException.class, () -> new TSne.Options(5, 0));
  }

  private static double divergence(double[][] p, double[][] y) {
    double[][] squares = squares(y);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        sum += i == j ? 0 : 1 / (1 + squares[i][j]);
      }
    }
    double divergence = 0;
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        if (i != j && p[i][j] > 0) {
          divergence += p[i][j] * Math.log(p[i][j] * (1 + squares[i][j]) * sum);
        }
      }
    }
    return divergence;
  }

  private static double[][] squares(double[][] points) {
    double[][] squares = new double[points.length][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < points.length; j++) {
        for (int d = 0; d < points[i].length; d++) {
          squares[i][j] += Math.pow(points[i][d] - points[j][d], 2);
        }
      }
    }
    return squares;
  }

  private static double[][] matrix(String name) {
    JsonNode rows = GOLDEN.get(name);
    double[][] matrix = new double[rows.size()][rows.get(0).size()];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        matrix[i][j] = rows.get(i).get(j).asDouble();
      }
    }
    return matrix;
  }

  private static JsonNode golden() {
    try (var stream = TSneTest.class.getResourceAsStream("tsne.json")) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
