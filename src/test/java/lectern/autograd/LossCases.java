package lectern.autograd;

import static lectern.autograd.OperationCases.integers;
import static lectern.autograd.OperationCases.probabilities;
import static lectern.autograd.OperationCases.shape;

import java.util.ArrayList;
import java.util.List;
import lectern.tensor.Tensor;

/// Cases of the losses with kinks and of the penalties. The inputs stay off the kinks: finite
/// differences know no subgradients.
final class LossCases {
  private LossCases() {}

  static List<OperationCase> all() {
    List<OperationCase> cases = new ArrayList<>();
    cases.add(
        OperationCase.of(
            "Losses.softTargetCrossEntropy/3",
            "rows of unlike weight",
            (tape, in) ->
                Losses.softTargetCrossEntropy(tape, in.get(0), weighted(probabilities(in.get(0)))),
            shape(2, 5, 19)));
    cases.add(
        OperationCase.of(
            "Losses.absoluteError/3",
            "",
            (tape, in) -> Losses.absoluteError(tape, in.get(0), answers(in.get(0), 0)),
            shape(3, 7)));
    for (LossTerm term : LossTerm.values()) {
      cases.add(
          OperationCase.of(
              "Losses.mean/4",
              term.name(),
              (tape, in) -> Losses.mean(tape, term, in.get(0), answers(in.get(0), -1)),
              shape(3, 7)));
    }
    cases.add(
        OperationCase.of(
            "MarginLosses.hinge/3",
            "on either side of the margin",
            (tape, in) -> MarginLosses.hinge(tape, wide(tape, in.get(0)), answers(in.get(0), -1)),
            shape(3, 7)));
    cases.add(
        OperationCase.of(
            "MarginLosses.squaredHinge/3",
            "on either side of the margin",
            (tape, in) ->
                MarginLosses.squaredHinge(tape, wide(tape, in.get(0)), answers(in.get(0), -1)),
            shape(3, 7)));
    cases.add(
        OperationCase.of(
            "MarginLosses.multiClassHinge/3",
            "with an ignored target",
            (tape, in) -> {
              int[] targets = integers(in.get(0).value().rows(), in.get(0).value().columns());
              targets[1] = Losses.IGNORE;
              return MarginLosses.multiClassHinge(tape, wide(tape, in.get(0)), targets);
            },
            shape(2, 5, 3)));
    cases.add(
        OperationCase.of(
            "MarginLosses.marginRanking/4",
            "on either side of the margin",
            (tape, in) -> MarginLosses.marginRanking(tape, in.get(0), in.get(1), 0.3),
            shape(3, 7),
            shape(3, 7)));
    cases.add(
        OperationCase.of(
            "MarginLosses.triplet/5",
            "on either side of the margin",
            (tape, in) -> MarginLosses.triplet(tape, in.get(0), in.get(1), in.get(2), 0.2),
            shape(11, 3),
            shape(11, 3),
            shape(11, 3)));
    cases.add(
        OperationCase.of(
            "Penalties.l1/3",
            "",
            (tape, in) -> Penalties.l1(tape, 0.3, in.get(0), in.get(1)),
            shape(3, 7),
            shape(5)));
    cases.add(
        OperationCase.of(
            "Penalties.l2/3",
            "",
            (tape, in) -> Penalties.l2(tape, 0.3, in.get(0), in.get(1)),
            shape(3, 7),
            shape(5)));
    return cases;
  }

  private static Variable wide(Tape tape, Variable x) {
    return Pointwise.scale(tape, x, 1.9);
  }

  /// 1 or `no`, as the toss of a coin.
  private static Tensor answers(Variable like, float no) {
    Tensor answers = probabilities(like);
    for (int i = 0; i < answers.size(); i++) {
      answers.data()[i] = answers.data()[i] < 0.5f ? no : 1;
    }
    return answers;
  }

  /// Row r times r: the first counts for nothing.
  private static Tensor weighted(Tensor rows) {
    for (int i = 0; i < rows.size(); i++) {
      rows.data()[i] *= i / rows.columns();
    }
    return rows;
  }
}
