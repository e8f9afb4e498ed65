package lectern.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lectern.nn.Initializer;
import lectern.nn.Parameters;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;

class MaxNormTest {
  private final Parameters parameters = Parameters.create(RandomStream.of(1));

  private MaxNorm over(String constrained) {
    parameters.create("short", Initializer.ZEROS, 2, 2);
    parameters.create("free", Initializer.ZEROS, 2, 2);
    float[] gradient = {-6, -8, -1, 0}; // rows of norm 10 and 1 after a step of rate 1
    System.arraycopy(gradient, 0, gradient("short"), 0, 4);
    System.arraycopy(gradient, 0, gradient("free"), 0, 4);
    return new MaxNorm(
        new Sgd(parameters, Sgd.Options.DEFAULT),
        /* limit= */ 5,
        parameters.all().get(constrained));
  }

  private float[] gradient(String name) {
    return parameters.all().get(name).gradient().data();
  }

  @Test
  void scalesLongRowsDownAndLeavesTheOthers() {
    over("short").step(Workers.SINGLE, 1);
    assertArrayEquals(new float[] {3, 4, 1, 0}, parameters.all().get("short").data(), 1e-6f);
    assertArrayEquals(new float[] {6, 8, 1, 0}, parameters.all().get("free").data());
  }

  @Test
  void namesItsLimitAndKeepsTheStateOfTheOther() {
    MaxNorm optimizer = over("short");
    assertEquals(
        "MaxNorm[5.0, " + new Sgd(parameters, Sgd.Options.DEFAULT) + "]", optimizer.toString());
    assertEquals(
        new Sgd(parameters, Sgd.Options.DEFAULT).state().keySet(), optimizer.state().keySet());
  }

  @Test
  void aLimitIsAboveZero() {
    Sgd sgd = new Sgd(parameters, Sgd.Options.DEFAULT);
    assertThrows(IllegalArgumentException.class, () -> new MaxNorm(sgd, 0));
  }
}
