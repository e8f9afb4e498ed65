package lectern.autograd;

import java.util.Arrays;

/// Recurrent networks over whole sequences, time-major.
///
/// Letters: T steps, B sequences side by side, I inputs, H hidden units, G gates (1 in an Elman
/// network, 4 in an LSTM, 3 in a GRU). Formulas, gate order and the two biases are PyTorch's, so
/// that weights can be exchanged. The product with the input is one matrix product for all steps,
/// and so is each weight's gradient; only the product with the previous hidden state goes step by
/// step.
public final class Recurrence {
  private Recurrence() {}

  /// The trained numbers of one layer.
  ///
  /// @param input [G·H,I]
  /// @param recurrent [G·H,H]
  /// @param inputBias [G·H]
  /// @param recurrentBias [G·H]
  public record Weights(
      Variable input, Variable recurrent, Variable inputBias, Variable recurrentBias) {}

  /// What an Elman network or a GRU computed.
  ///
  /// @param all the hidden state after each step, [T,B,H]
  /// @param last the hidden state after the last step, [B,H]
  public record Sequence(Variable all, Variable last) {}

  /// What an LSTM computed.
  ///
  /// @param all the hidden state after each step, [T,B,H]
  /// @param lastHidden the hidden state after the last step, [B,H]
  /// @param lastCell the cell state after the last step, [B,H]
  public record LstmSequence(Variable all, Variable lastHidden, Variable lastCell) {}

  /// A simple recurrent network: `h' = f(W_i·x + b_i + W_h·h + b_h)`.
  ///
  /// Source: Elman 1990, "Finding structure in time".
  ///
  /// @param x [T,B,I], T at least 1
  /// @param initial the hidden state before the first step, [B,H]
  /// @param activation one whose derivative follows from its output: TANH, RELU, SIGMOID, IDENTITY
  /// @throws IllegalArgumentException if the shapes do not fit
  public static Sequence elman(
      Tape tape, Variable x, Variable initial, Weights weights, Activation activation) {
    if (activation.slopeNeedsInput()) {
      throw new IllegalArgumentException(
          activation + " in an Elman network: its derivative needs more than the output");
    }
    Unrolled net = Unrolled.of(tape, x, initial, weights, /* gates= */ 1);
    Variable all = new ElmanCell(net, activation).record();
    return new Sequence(all, Shapes.step(tape, all, net.steps() - 1));
  }

  /// Long short-term memory, with gates in the order i, f, g, o:
  ///
  /// ```
  /// i, f, o = σ(W·x + b + W'·h + b'),  g = tanh(…)
  /// c' = f·c + i·g,  h' = o·tanh(c')
  /// ```
  ///
  /// Source: Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000.
  ///
  /// @param x [T,B,I], T at least 1
  /// @param initialHidden the hidden state before the first step, [B,H]
  /// @param initialCell the cell state before the first step, [B,H]
  /// @throws IllegalArgumentException if the shapes do not fit
  public static LstmSequence lstm(
      Tape tape, Variable x, Variable initialHidden, Variable initialCell, Weights weights) {
    if (!Arrays.equals(initialHidden.shape(), initialCell.shape())) {
      throw new IllegalArgumentException(
          "initial cell state %s beside a hidden state %s"
              .formatted(
                  Arrays.toString(initialCell.shape()), Arrays.toString(initialHidden.shape())));
    }
    Unrolled net = Unrolled.of(tape, x, initialHidden, weights, /* gates= */ 4);
    return new LstmCell(net, initialCell).record();
  }

  /// Gated recurrent unit, with gates in the order r, z, n:
  ///
  /// ```
  /// r, z = σ(W·x + b + W'·h + b'),  n = tanh(W·x + b + r·(W'·h + b'))
  /// h' = (1-z)·n + z·h
  /// ```
  ///
  /// Source: Cho et al. 2014; the reset gate after the product, as cuDNN and PyTorch have it.
  ///
  /// @param x [T,B,I], T at least 1
  /// @param initial the hidden state before the first step, [B,H]
  /// @throws IllegalArgumentException if the shapes do not fit
  public static Sequence gru(Tape tape, Variable x, Variable initial, Weights weights) {
    Unrolled net = Unrolled.of(tape, x, initial, weights, /* gates= */ 3);
    Variable all = new GruCell(net).record();
    return new Sequence(all, Shapes.step(tape, all, net.steps() - 1));
  }
}
