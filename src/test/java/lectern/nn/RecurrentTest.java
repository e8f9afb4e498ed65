package lectern.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// T 5, B 3, I 2, H 7.
class RecurrentTest {
  private final Tape tape = Tape.recording(Workers.SINGLE);

  private static RecurrentStack stack(Cell cell, double dropout) {
    return new RecurrentStack(
        Parameters.create(RandomStream.of(1)),
        new RecurrentStack.Config(
            cell, new Recurrent.Size(2, 7), /* layers= */ 2, new Dropout(dropout)));
  }

  private static float[] sequence() {
    float[] data = new float[5 * 3 * 2];
    RandomStream random = RandomStream.of(2);
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextFloat();
    }
    return data;
  }

  @ParameterizedTest
  @EnumSource
  void aCarriedStateContinuesTheSequence(Cell cell) {
    RecurrentStack stack = stack(cell, 0);
    float[] x = sequence();
    Variable whole = Variable.constant(Tensor.of(x, 5, 3, 2));
    float[] expected =
        stack.forward(tape, whole, stack.initialState(3), Pass.evaluate()).all().data().clone();

    tape.reset();
    Variable head = Variable.constant(Tensor.of(Arrays.copyOf(x, 2 * 6), 2, 3, 2));
    RecurrentState state =
        stack.forward(tape, head, stack.initialState(3), Pass.evaluate()).state().detached();
    tape.reset(); // the detached state survives
    Variable tail = Variable.constant(Tensor.of(Arrays.copyOfRange(x, 12, 30), 3, 3, 2));
    Variable rest = stack.forward(tape, tail, state, Pass.evaluate()).all();
    assertArrayEquals(Arrays.copyOfRange(expected, 2 * 21, 5 * 21), rest.data());
  }

  @ParameterizedTest
  @EnumSource
  void noStepSeesALaterOne(Cell cell) {
    RecurrentStack stack = stack(cell, 0);
    float[] x = sequence();
    float[] before = run(stack, x, Pass.evaluate());
    x[4 * 6] += 1; // the last step of the first sequence
    float[] after = run(stack, x, Pass.evaluate());
    assertArrayEquals(Arrays.copyOf(before, 4 * 21), Arrays.copyOf(after, 4 * 21));
    assertFalse(Arrays.equals(before, after));
    assertArrayEquals(
        Arrays.copyOfRange(before, 4 * 21 + 7, 5 * 21),
        Arrays.copyOfRange(after, 4 * 21 + 7, 5 * 21),
        "nor does any other sequence");
  }

  @Test
  void dropoutBetweenLayersOnlyInTraining() {
    RecurrentStack noisy = stack(Cell.LSTM, 0.5);
    RecurrentStack plain = stack(Cell.LSTM, 0);
    float[] x = sequence();
    float[] expected = run(plain, x, Pass.evaluate());
    assertArrayEquals(expected, run(noisy, x, Pass.evaluate()));
    assertFalse(Arrays.equals(expected, run(noisy, x, Pass.train(RandomStream.of(3)))));
  }

  private float[] run(RecurrentStack stack, float[] x, Pass pass) {
    Variable input = Variable.constant(Tensor.of(x.clone(), 5, 3, 2));
    return stack.forward(tape, input, stack.initialState(3), pass).all().data();
  }

  @ParameterizedTest
  @EnumSource
  void namesAndCountsTheParametersOfEachLayer(Cell cell) {
    Parameters parameters = Parameters.create(RandomStream.of(1));
    RecurrentStack unused =
        new RecurrentStack(
            parameters, new RecurrentStack.Config(cell, new Recurrent.Size(2, 7), 2, Dropout.NONE));
    int parts = cell == Cell.LSTM ? 2 : 1;
    assertEquals(2 * parts, unused.initialState(3).parts().size());
    assertEquals(
        List.of(
            "0.weight_ih",
            "0.weight_hh",
            "0.bias_ih",
            "0.bias_hh",
            "1.weight_ih",
            "1.weight_hh",
            "1.bias_ih",
            "1.bias_hh"),
        List.copyOf(parameters.all().keySet()));
    int gates =
        switch (cell) {
          case RNN -> 1;
          case LSTM -> 4;
          case GRU -> 3;
        };
    assertEquals(gates * 7 * ((2 + 7 + 2) + (7 + 7 + 2)), parameters.count());
  }

  @Test
  void refusesAStateOfAnotherCell() {
    Variable x = Variable.constant(Tensor.of(sequence(), 5, 3, 2));
    Recurrent gru = new Gru(Parameters.create(RandomStream.of(1)), new Recurrent.Size(2, 7));
    RecurrentState state = stack(Cell.LSTM, 0).initialState(3);
    assertThrows(
        IllegalArgumentException.class, () -> gru.forward(tape, x, state, Pass.evaluate()));
  }
}
