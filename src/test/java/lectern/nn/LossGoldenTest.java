package lectern.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.autograd.Losses;
import lectern.autograd.MarginLosses;
import lectern.autograd.Penalties;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Losses with margins, penalties and soft targets, forward and backward, against PyTorch 1.13.
class LossGoldenTest {
  private interface Loss {
    Variable of(Tape tape, List<Variable> inputs);
  }

  private static void check(String name, Loss loss) {
    GoldenCase golden = GoldenCase.load("losses.json", name);
    Map<String, Variable> leaves = new LinkedHashMap<>();
    golden.inputs().keySet().forEach(input -> leaves.put(input, golden.input(input)));
    Tape tape = GoldenCase.tape();
    golden.check(tape, List.of(loss.of(tape, List.copyOf(leaves.values()))), leaves);
  }

  @Test
  void absoluteError() {
    check("absolute error", (tape, in) -> Losses.absoluteError(tape, in.get(0), answers(0)));
  }

  @Test
  void squaredHinge() {
    check("squared hinge", (tape, in) -> MarginLosses.squaredHinge(tape, in.get(0), answers(-1)));
  }

  @Test
  void softTargets() {
    float[] weights = {1, 0, 2, 0.5f, 3};
    Tensor counts = Tensor.zeros(5, 19);
    for (int i = 0; i < counts.size(); i++) {
      counts.data()[i] = i % 13 * weights[i / 19];
    }
    check("soft targets", (tape, in) -> Losses.softTargetCrossEntropy(tape, in.get(0), counts));
  }

  @Test
  void multiClassHinge() {
    int[] targets = {10, 0, 3, 3, 7};
    check(
        "multi-class hinge", (tape, in) -> MarginLosses.multiClassHinge(tape, in.get(0), targets));
  }

  @Test
  void twoClassesAreTwiceWestonAndWatkins() {
    int[] targets = {1, 0, 0, 1, 1, 0, 1};
    check("two-class hinge", (tape, in) -> MarginLosses.multiClassHinge(tape, in.get(0), targets));
  }

  @Test
  void marginRanking() {
    check(
        "margin ranking",
        (tape, in) -> MarginLosses.marginRanking(tape, in.get(0), in.get(1), 0.75));
  }

  @Test
  void triplet() {
    check(
        "triplet", (tape, in) -> MarginLosses.triplet(tape, in.get(0), in.get(1), in.get(2), 0.5));
  }

  @Test
  void penalties() {
    check("l1", (tape, in) -> Penalties.l1(tape, 0.3, in.get(0), in.get(1)));
    check("l2", (tape, in) -> Penalties.l2(tape, 0.3, in.get(0), in.get(1)));
  }

  /// Three rows of answers.
  private static Tensor answers(float no) {
    float[] row = {no, 1, 1, no, no == 0 ? 0.25f : no, 1, no};
    float[] data = new float[21];
    for (int i = 0; i < data.length; i++) {
      data[i] = row[i % row.length];
    }
    return Tensor.of(data, 3, 7);
  }
}
