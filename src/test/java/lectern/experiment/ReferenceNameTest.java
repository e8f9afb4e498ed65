package lectern.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReferenceNameTest {
  @Test
  void aGridPointIsNamedWithEveryDigit() {
    assertEquals("10000", Reference.plain(10_000));
    assertEquals("1000001", Reference.plain(1_000_001));
    assertEquals("0.003", Reference.plain(0.003));
    assertEquals("0.00012345", Reference.plain(0.00012345));
  }
}
