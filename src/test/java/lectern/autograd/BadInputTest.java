package lectern.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Inputs that do not fit are refused before anything is computed, with the shapes in the message.
class BadInputTest {
  private static final Tape TAPE = Tape.recording(Workers.SINGLE);

  private static Variable of(int... shape) {
    return Variable.parameter(Tensor.zeros(shape));
  }

  static Stream<Arguments> wrong() {
    Activation none = Activation.IDENTITY;
    return Stream.of(
        wrong("[3, 7]", () -> Products.linear(TAPE, of(3, 7), of(5, 6), none)),
        wrong("[4]", () -> Products.linear(TAPE, of(3, 7), of(5, 7), of(4), none)),
        wrong(
            "TRANSPOSED [5, 3]",
            () -> Products.matmul(TAPE, of(3, 7), Layout.PLAIN, of(5, 3), Layout.TRANSPOSED)),
        wrong("[3, 7] and [7, 3]", () -> Pointwise.add(TAPE, of(3, 7), of(7, 3))),
        wrong("[3]", () -> Pointwise.addRow(TAPE, of(3, 7), of(3))),
        wrong("[3]", () -> Normalisation.layerNorm(TAPE, of(3, 7), of(3), of(7), 1e-5)),
        wrong("[3]: expected [R,C]", () -> Segments.product(TAPE, of(3), new int[] {0, 3})),
        wrong("[0, 2, 1, 3]", () -> Segments.product(TAPE, of(3, 7), new int[] {0, 2, 1, 3})),
        wrong("[1, 3]", () -> Segments.product(TAPE, of(3, 7), new int[] {1, 3})),
        wrong("3 rows", () -> Segments.product(TAPE, of(3, 7), new int[] {0, 2})),
        wrong("4 ids", () -> Lookup.embedding(TAPE, of(5, 3), new int[4], 2, 3)),
        wrong("[2, 3]", () -> Shapes.concat(TAPE, of(2, 3), of(3, 3))),
        wrong("[2, 3]", () -> Shapes.stack(TAPE, of(2, 3), of(3, 2))),
        wrong("nothing", () -> Shapes.stack(TAPE)),
        wrong("no axis", () -> Shapes.step(TAPE, of(), 0)),
        wrong("2 lengths", () -> Shapes.reverse(TAPE, of(5, 3, 7), new int[2])),
        wrong("6 steps", () -> Shapes.reverse(TAPE, of(5, 3, 7), new int[] {5, 6, 0})),
        wrong("no numbers", () -> Reductions.mean(TAPE, of(0, 3))),
        wrong("1.0", () -> Noise.dropout(TAPE, of(3), 1, RandomStream.of(1))),
        wrong("4 targets", () -> Losses.softmaxCrossEntropy(TAPE, of(3, 7), new int[4])),
        wrong("[7, 3]", () -> Losses.squaredError(TAPE, of(3, 7), Tensor.zeros(7, 3))),
        wrong("[7, 3]", () -> Losses.softTargetCrossEntropy(TAPE, of(3, 7), Tensor.zeros(7, 3))),
        wrong("all targets", () -> Losses.softTargetCrossEntropy(TAPE, of(3), Tensor.zeros(3))),
        wrong(
            "-1.0",
            () -> Losses.softTargetCrossEntropy(TAPE, of(1), Tensor.of(new float[] {-1}, 1))),
        wrong("4 targets", () -> MarginLosses.multiClassHinge(TAPE, of(3, 7), new int[4])),
        wrong("no rival", () -> MarginLosses.multiClassHinge(TAPE, of(3, 1), new int[3])),
        wrong("[5]", () -> MarginLosses.marginRanking(TAPE, of(3), of(5), 1)),
        wrong("-0.5", () -> MarginLosses.marginRanking(TAPE, of(3), of(3), -0.5)),
        wrong("[3, 2]", () -> MarginLosses.triplet(TAPE, of(3, 7), of(3, 7), of(3, 2), 1)),
        wrong("NaN", () -> Penalties.l1(TAPE, Double.NaN, of(3))),
        wrong("0 weights", () -> Penalties.l2(TAPE, 1)),
        wrong("[3, 2]", () -> Recurrence.gru(TAPE, of(3, 2), of(3, 5), weights(3))),
        wrong("[2, 5]", () -> Recurrence.gru(TAPE, of(7, 3, 2), of(2, 5), weights(3))),
        wrong("[20, 2]", () -> Recurrence.gru(TAPE, of(7, 3, 2), of(3, 5), weights(4))),
        wrong("[13, 2]", () -> maxOverTime(of(13, 2), new int[] {11}, of(5, 7), of(5), none)),
        wrong("[4]", () -> maxOverTime(of(13, 2), new int[] {11}, of(5, 6), of(4), none)),
        wrong("only 11", () -> maxOverTime(of(13, 2), new int[] {12}, of(5, 6), of(5), none)),
        wrong("only 0", () -> maxOverTime(of(2, 2), new int[] {1}, of(5, 6), of(5), none)),
        wrong("0 to -1", () -> maxOverTime(of(13, 2), new int[] {0}, of(5, 6), of(5), none)),
        wrong("0 ends", () -> maxOverTime(of(13, 2), new int[] {}, of(5, 6), of(5), none)),
        wrong(
            "GELU", () -> maxOverTime(of(13, 2), new int[] {11}, of(5, 6), of(5), Activation.GELU)),
        wrong(
            "GELU",
            () -> Recurrence.elman(TAPE, of(7, 3, 2), of(3, 5), weights(1), Activation.GELU)));
  }

  /// One text, of windows up to a row.
  private static Variable maxOverTime(
      Variable x, int[] to, Variable filters, Variable bias, Activation activation) {
    Convolution.Windows windows = new Convolution.Windows(new int[] {0}, to);
    return Convolution.maxOverTime(TAPE, x, windows, filters, bias, activation).values();
  }

  /// I 2, H 5.
  private static Recurrence.Weights weights(int gates) {
    return new Recurrence.Weights(of(gates * 5, 2), of(gates * 5, 5), of(gates * 5), of(gates * 5));
  }

  private static Arguments wrong(String said, Executable use) {
    return Arguments.of(said, use);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void isRefusedWithAReason(String said, Executable use) {
    String message = assertThrows(IllegalArgumentException.class, use).getMessage();
    assertTrue(message.contains(said), message);
  }

  @Test
  void idsAndTargetsOutOfRangeAreRefused() {
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Lookup.embedding(TAPE, of(5, 3), new int[] {4, 5}, 2));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Lookup.embedding(TAPE, of(5, 3), new int[] {4, -2}, 2));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Losses.softmaxCrossEntropy(TAPE, of(2, 7), new int[] {0, 7}));
  }

  @Test
  void aLossOverNoTargetsIsZero() {
    Variable logits = of(2, 7);
    int[] targets = {Losses.IGNORE, Losses.IGNORE};
    Variable loss = Losses.softmaxCrossEntropy(TAPE, logits, targets);
    TAPE.backward(loss);
    assertEquals(0, loss.value().item());
    assertEquals(0, logits.gradient().data()[3]);
  }
}
