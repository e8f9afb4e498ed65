package lectern.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.tensor.Gemm.Layout;
import lectern.tensor.RandomStream;
import lectern.tensor.SparseMatrix;
import lectern.tensor.Tensor;

/// At least one case for each public operation; distinct prime extents, so that no two can be
/// mistaken for each other.
final class OperationCases {
  private OperationCases() {}

  static List<OperationCase> all() {
    List<OperationCase> cases = new ArrayList<>();
    addProducts(cases);
    addPointwise(cases);
    addShapes(cases);
    addRows(cases);
    addSegments(cases);
    addLosses(cases);
    cases.addAll(LossCases.all());
    addRecurrence(cases);
    addConvolution(cases);
    return cases;
  }

  private static void addProducts(List<OperationCase> cases) {
    for (Activation activation : Activation.values()) {
      int inputs = activation == Activation.RELU ? 2 : 7; // few sums, and none near the kink at 0
      cases.add(
          OperationCase.of(
              "Products.linear/5",
              activation.name(),
              (tape, in) -> Products.linear(tape, in.get(0), in.get(1), in.get(2), activation),
              shape(3, 1, inputs),
              shape(5, inputs),
              shape(5)));
      cases.add(
          OperationCase.of(
              "Products.linear/4",
              activation.name(),
              (tape, in) -> Products.linear(tape, in.get(0), in.get(1), activation),
              shape(3, inputs),
              shape(5, inputs)));
      cases.add(
          OperationCase.of(
              "Pointwise.apply/3",
              activation.name(),
              (tape, in) -> Pointwise.apply(tape, in.get(0), activation),
              shape(3, 19)));
    }
    for (Layout a : Layout.values()) {
      for (Layout b : Layout.values()) {
        cases.add(
            OperationCase.of(
                "Products.matmul/5",
                a + " " + b,
                (tape, in) -> Products.matmul(tape, in.get(0), a, in.get(1), b),
                a == Layout.PLAIN ? shape(3, 7) : shape(7, 3),
                b == Layout.PLAIN ? shape(7, 5) : shape(5, 7)));
      }
    }
  }

  private static void addPointwise(List<OperationCase> cases) {
    cases.add(
        OperationCase.of(
            "Pointwise.add/3",
            "",
            (tape, in) -> Pointwise.add(tape, in.get(0), in.get(1)),
            shape(3, 7),
            shape(3, 7)));
    cases.add(
        OperationCase.of(
            "Pointwise.subtract/3",
            "",
            (tape, in) -> Pointwise.subtract(tape, in.get(0), in.get(1)),
            shape(3, 7),
            shape(3, 7)));
    cases.add(
        OperationCase.of(
            "Pointwise.multiply/3",
            "",
            (tape, in) -> Pointwise.multiply(tape, in.get(0), in.get(1)),
            shape(3, 7),
            shape(3, 7)));
    cases.add(
        OperationCase.of(
            "Pointwise.multiply/3",
            "by itself",
            (tape, in) -> Pointwise.multiply(tape, in.get(0), in.get(0)),
            shape(3, 7)));
    cases.add(
        OperationCase.of(
            "Pointwise.scale/3",
            "",
            (tape, in) -> Pointwise.scale(tape, in.get(0), -1.75),
            shape(3, 7)));
    cases.add(
        OperationCase.of(
            "Pointwise.addRow/3",
            "",
            (tape, in) -> Pointwise.addRow(tape, in.get(0), in.get(1)),
            shape(2, 3, 7),
            shape(7)));
    cases.add(
        OperationCase.of(
            "Noise.dropout/4",
            "",
            (tape, in) -> Noise.dropout(tape, in.get(0), 0.3, RandomStream.of(5)),
            shape(3, 17)));
  }

  private static void addShapes(List<OperationCase> cases) {
    cases.add(
        OperationCase.of(
            "Shapes.reshape/3",
            "",
            (tape, in) -> Shapes.reshape(tape, in.get(0), in.get(0).value().size()),
            shape(3, 7)));
    cases.add(
        OperationCase.of(
            "Shapes.rows/4",
            "",
            (tape, in) -> Shapes.rows(tape, in.get(0), 2, in.get(0).shape()[0] - 1),
            shape(7, 3, 2)));
    cases.add(
        OperationCase.of(
            "Shapes.step/3", "", (tape, in) -> Shapes.step(tape, in.get(0), 2), shape(5, 3, 2)));
    cases.add(
        OperationCase.of(
            "Shapes.stack/2",
            "the first twice",
            (tape, in) -> Shapes.stack(tape, in.get(0), in.get(1), in.get(0)),
            shape(5, 3),
            shape(5, 3)));
    cases.add(
        OperationCase.of(
            "Shapes.concat/2",
            "",
            (tape, in) -> Shapes.concat(tape, in.get(0), in.get(1), in.get(2)),
            shape(2, 3, 7),
            shape(2, 3, 5),
            shape(2, 3, 1)));
    cases.add(
        OperationCase.of(
            "Shapes.reverse/3",
            "of several lengths",
            (tape, in) -> {
              int steps = in.get(0).shape()[0];
              int[] lengths = integers(in.get(0).shape()[1], steps + 1);
              lengths[0] = steps;
              return Shapes.reverse(tape, in.get(0), lengths);
            },
            shape(5, 3, 2)));
    cases.add(
        OperationCase.of(
            "Reductions.sum/2", "", (tape, in) -> Reductions.sum(tape, in.get(0)), shape(3, 7)));
    cases.add(
        OperationCase.of(
            "Reductions.mean/2", "", (tape, in) -> Reductions.mean(tape, in.get(0)), shape(3, 7)));
  }

  private static void addRows(List<OperationCase> cases) {
    cases.add(
        OperationCase.of(
            "Normalisation.layerNorm/5",
            "",
            (tape, in) -> Normalisation.layerNorm(tape, in.get(0), in.get(1), in.get(2), 1e-5),
            shape(2, 3, 19),
            shape(19),
            shape(19)));
    cases.add(
        OperationCase.of(
            "Normalisation.softmax/2",
            "",
            (tape, in) -> Normalisation.softmax(tape, in.get(0)),
            shape(2, 3, 19)));
    cases.add(
        OperationCase.of(
            "Lookup.embedding/4",
            "with repeated ids",
            (tape, in) -> {
              int rows = in.get(0).shape()[0];
              return Lookup.embedding(tape, in.get(0), integers(2 * rows, rows), 2, rows);
            },
            shape(7, 3)));
    cases.add(
        OperationCase.of(
            "SparseProducts.multiply/3",
            "with an empty row",
            (tape, in) -> SparseProducts.multiply(tape, sparse(5, in.get(0).shape()[0]), in.get(0)),
            shape(7, 3)));
    cases.add(
        OperationCase.of(
            "Lookup.embedding/4",
            "with ids of no row",
            (tape, in) -> {
              int rows = in.get(0).shape()[0];
              int[] ids = integers(2 * rows, rows);
              ids[0] = Lookup.NONE;
              ids[rows] = Lookup.NONE;
              return Lookup.embedding(tape, in.get(0), ids, 2, rows);
            },
            shape(7, 3)));
  }

  private static void addSegments(List<OperationCase> cases) {
    cases.add(
        OperationCase.of(
            "Segments.product/3",
            "with an empty text",
            (tape, in) -> Segments.product(tape, in.get(0), starts(in.get(0))),
            shape(7, 3)));
  }

  /// Texts of 2 rows, none, and the others by twos and fives.
  private static int[] starts(Variable x) {
    int rows = x.shape()[0];
    List<Integer> starts = new ArrayList<>(List.of(0, 2, 2));
    for (int at = 2; at < rows; at += starts.size() % 2 == 0 ? 2 : 5) {
      if (at > 2) {
        starts.add(at);
      }
    }
    starts.add(rows);
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void addLosses(List<OperationCase> cases) {
    cases.add(
        OperationCase.of(
            "Losses.softmaxCrossEntropy/3",
            "with an ignored target",
            (tape, in) -> {
              int[] targets = integers(in.get(0).value().rows(), in.get(0).value().columns());
              targets[1] = Losses.IGNORE;
              return Losses.softmaxCrossEntropy(tape, in.get(0), targets);
            },
            shape(2, 5, 19)));
    cases.add(
        OperationCase.of(
            "Losses.binaryCrossEntropy/3",
            "",
            (tape, in) -> Losses.binaryCrossEntropy(tape, in.get(0), probabilities(in.get(0))),
            shape(3, 7)));
    cases.add(
        OperationCase.of(
            "Losses.squaredError/3",
            "",
            (tape, in) -> Losses.squaredError(tape, in.get(0), probabilities(in.get(0))),
            shape(3, 7)));
  }

  private static void addRecurrence(List<OperationCase> cases) {
    for (Activation activation :
        List.of(Activation.TANH, Activation.RELU, Activation.SIGMOID, Activation.IDENTITY)) {
      cases.add(
          OperationCase.of(
              "Recurrence.elman/5",
              activation.name(),
              (tape, in) -> {
                var out = Recurrence.elman(tape, in.get(0), in.get(1), weights(in), activation);
                return joined(tape, out.all(), out.last());
              },
              recurrentShapes(/* gates= */ 1)));
    }
    cases.add(
        OperationCase.of(
            "Recurrence.gru/4",
            "",
            (tape, in) -> {
              var out = Recurrence.gru(tape, in.get(0), in.get(1), weights(in));
              return joined(tape, out.all(), out.last());
            },
            recurrentShapes(/* gates= */ 3)));
    int[][] lstmShapes = Arrays.copyOf(recurrentShapes(/* gates= */ 4), 7);
    lstmShapes[6] = lstmShapes[1]; // the cell state
    cases.add(
        OperationCase.of(
            "Recurrence.lstm/5",
            "",
            (tape, in) -> {
              var out = Recurrence.lstm(tape, in.get(0), in.get(1), in.get(6), weights(in));
              return joined(tape, out.all(), out.lastHidden(), out.lastCell());
            },
            lstmShapes));
    cases.add(
        OperationCase.of(
            "Recurrence.lstm/5",
            "of which only the cell state is used",
            (tape, in) ->
                Recurrence.lstm(tape, in.get(0), in.get(1), in.get(6), weights(in)).lastCell(),
            lstmShapes));
  }

  /// N 13, C 2, w 3, F 5; the second of three texts has one window only.
  private static void addConvolution(List<OperationCase> cases) {
    for (Activation activation :
        List.of(Activation.IDENTITY, Activation.RELU, Activation.TANH, Activation.SIGMOID)) {
      cases.add(
          OperationCase.of(
              "Convolution.maxOverTime/6",
              activation.name(),
              (tape, in) -> {
                int rows = in.get(0).value().rows();
                int window = in.get(1).value().columns() / in.get(0).value().columns();
                Convolution.Windows windows =
                    new Convolution.Windows(
                        new int[] {0, rows / 2, rows / 2 - 1},
                        new int[] {rows / 2, rows / 2 + 1, rows - window + 1});
                return Convolution.maxOverTime(
                        tape, in.get(0), windows, in.get(1), in.get(2), activation)
                    .values();
              },
              shape(13, 2),
              shape(5, 6),
              shape(5)));
    }
  }

  /// Input, initial state, weights and biases: T 5, B 3, I 7, H 2.
  private static int[][] recurrentShapes(int gates) {
    int width = gates * 2;
    return new int[][] {
      shape(5, 3, 7), shape(3, 2), shape(width, 7), shape(width, 2), shape(width), shape(width)
    };
  }

  private static Recurrence.Weights weights(List<Variable> in) {
    return new Recurrence.Weights(in.get(2), in.get(3), in.get(4), in.get(5));
  }

  /// All numbers in a row.
  private static Variable joined(Tape tape, Variable... parts) {
    Variable[] flat = new Variable[parts.length];
    for (int i = 0; i < parts.length; i++) {
      flat[i] = Shapes.reshape(tape, parts[i], parts[i].value().size());
    }
    return Shapes.concat(tape, flat);
  }

  /// About a third of the numbers, none of them in the first row.
  private static SparseMatrix sparse(int rows, int columns) {
    RandomStream random = RandomStream.of(17);
    float[][] dense = new float[rows][columns];
    for (int n = 1; n < rows; n++) {
      for (int d = 0; d < columns; d++) {
        dense[n][d] = random.nextInt(3) == 0 ? 2 * random.nextFloat() - 1 : 0;
      }
    }
    return SparseMatrix.of(dense);
  }

  static int[] integers(int count, int bound) {
    RandomStream random = RandomStream.of(11);
    int[] result = new int[count];
    for (int i = 0; i < count; i++) {
      result[i] = random.nextInt(bound);
    }
    return result;
  }

  static Tensor probabilities(Variable like) {
    RandomStream random = RandomStream.of(13);
    Tensor result = Tensor.zeros(like.shape());
    for (int i = 0; i < result.size(); i++) {
      result.data()[i] = random.nextFloat();
    }
    return result;
  }

  static int[] shape(int... extents) {
    return extents;
  }
}
