package lectern.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

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

  @Test
  void onePointOfOneDimension() {
    assertArrayEquals(new double[][] {{0, 0}}, PrincipalComponents.plane(new double[][] {{3}}));
  }
}
