package lectern.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import lectern.autograd.Reductions;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
  private static final int SIZE = 199 * 499;

  private static Variable ones() {
    float[] data = new float[SIZE];
    Arrays.fill(data, 1);
    return Variable.parameter(Tensor.of(data, 199, 499));
  }

  private static Pass training(long seed) {
    return Pass.train(RandomStream.of(seed));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.8})
  void keepsTheStatedShareAndTheExpectedValue(double rate) {
    Tape tape = Tape.recording(Workers.SINGLE);
    Variable x = ones();
    Variable y = new Dropout(rate).forward(tape, x, training(3));
    int kept = 0;
    for (float value : y.data()) {
      if (value != 0) {
        assertEquals(1 / (1 - rate), value, 1e-3, "what is kept is scaled up");
        kept++;
      }
    }
    double deviation = Math.sqrt(rate * (1 - rate) / SIZE);
    assertEquals(1 - rate, (double) kept / SIZE, 4 * deviation);
    tape.backward(Reductions.sum(tape, y));
    assertArrayEquals(y.data(), x.gradient().data(), "the gradient has the same mask and scale");
  }

  @Test
  void threadsDrawTheSameMask() {
    float[] expected =
        new Dropout(0.3).forward(Tape.recording(Workers.SINGLE), ones(), training(3)).data();
    for (int threads = 2; threads <= 3; threads++) {
      try (Workers workers = Workers.of(threads)) {
        Variable y = new Dropout(0.3).forward(Tape.recording(workers), ones(), training(3));
        assertArrayEquals(expected, y.data());
      }
    }
  }

  @Test
  void eachUseAndEachStreamDrawsItsOwnMask() {
    Tape tape = Tape.recording(Workers.SINGLE);
    Dropout dropout = new Dropout(0.5);
    Pass pass = training(3);
    float[] first = dropout.forward(tape, ones(), pass).data();
    assertFalse(Arrays.equals(first, dropout.forward(tape, ones(), pass).data()));
    assertFalse(Arrays.equals(first, dropout.forward(tape, ones(), training(4)).data()));
  }

  @Test
  void evaluationAndRateZeroReturnTheInput() {
    Tape tape = Tape.recording(Workers.SINGLE);
    Variable x = ones();
    assertSame(x, new Dropout(0.5).forward(tape, x, Pass.evaluate()));
    assertSame(x, Dropout.NONE.forward(tape, x, training(3)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void refusesARateOutsideItsRange(double rate) {
    assertThrows(IllegalArgumentException.class, () -> new Dropout(rate));
  }
}
