package lectern.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lectern.autograd.Variable;
import lectern.tensor.RandomStream;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private final Parameters parameters = Parameters.create(RandomStream.of(1));

  @Test
  void keepsTheOrderOfMakingAndTheFullNames() {
    Parameters encoder = parameters.scope("encoder");
    encoder.scope("1").create("weight", Initializer.ONES, 2, 3);
    encoder.scope("0").create("weight", Initializer.ONES, 5);
    assertEquals(
        List.of("encoder.1.weight", "encoder.0.weight"), List.copyOf(parameters.all().keySet()));
    assertEquals(11, parameters.count());
  }

  @Test
  void aFirstValueDependsOnTheNameAlone() {
    Variable alone = parameters.create("b", Initializer.normal(1), 3);
    Parameters more = Parameters.create(RandomStream.of(1));
    more.create("a", Initializer.normal(1), 7);
    assertArrayEquals(alone.data(), more.create("b", Initializer.normal(1), 3).data());
  }

  @Test
  void refusesANameTwice() {
    parameters.create("weight", Initializer.ZEROS, 2);
    assertThrows(
        IllegalArgumentException.class, () -> parameters.create("weight", Initializer.ZEROS, 2));
  }

  @Test
  void clearsAllGradients() {
    Variable weight = parameters.create("weight", Initializer.ZEROS, 2);
    weight.gradient().data()[1] = 3;
    parameters.clearGradients();
    assertArrayEquals(new float[2], weight.gradient().data());
  }
}
