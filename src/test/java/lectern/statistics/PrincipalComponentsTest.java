package lectern.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  @Test
  void findsTheLongAxisThenTheShortOne() {
    // Long axis along (3,4)/5, short one along (4,-3)/5, mean (1,2,7).
    double[][] points = {
      {1 + 3 * 2, 2 + 4 * 2, 7}, {1 - 3 * 2, 2 - 4 * 2, 7}, {1 + 4, 2 - 3, 7}, {1 - 4, 2 + 3, 7}
    };
    double[][] plane = PrincipalComponents.plane(points);
    assertArrayEquals(new double[] {10, 0}, plane[0], 1e-12);
    assertArrayEquals(new double[] {-10, 0}, plane[1], 1e-12);
    assertArrayEquals(new double[] {0, 5}, plane[2], 1e-12);
    assertArrayEquals(new double[] {0, -5}, plane[3], 1e-12);
  }

  /// Many points at two places, as the vectors of two words are: one direction, and no other.
  @Test
  void pointsMayCoincide() {
    for (int seed = 0; seed < 50; seed++) {
      RandomStream random = RandomStream.of(seed);
      double[][] places = new double[2][48];
      for (double[] place : places) {
        for (int d = 0; d < place.length; d++) {
          place[d] = (float) random.nextGaussian();
        }
      }
      double distance = 0;
      for (int d = 0; d < 48; d++) {
        distance += Math.pow(places[0][d] - places[1][d], 2);
      }
      double[][] points = new double[331][];
      for (int i = 0; i < points.length; i++) {
        points[i] = places[i % 3 == 0 ? 0 : 1];
      }
      double[][] plane = PrincipalComponents.plane(points);
      assertEquals(Math.sqrt(distance), Math.abs(plane[0][0] - plane[1][0]), 1e-9);
      assertEquals(0, plane[0][1], 1e-9);
      assertEquals(0, plane[1][1], 1e-9);
      assertArrayEquals(plane[0], plane[3], 1e-12);
    }
  }

  @Test
  void onePointOfOneDimension() {
    assertArrayEquals(new double[][] {{0, 0}}, PrincipalComponents.plane(new double[][] {{3}}));
  }
}
