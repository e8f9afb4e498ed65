package lectern.nn;

/// The kinds of recurrent layer.
public enum Cell {
  /// a simple recurrent network with tanh
  RNN,
  /// long short-term memory
  LSTM,
  /// gated recurrent units
  GRU;

  /// Makes a layer of this kind.
  public Recurrent create(Parameters parameters, Recurrent.Size size) {
    return switch (this) {
      case RNN -> new Elman(parameters, size);
      case LSTM -> new Lstm(parameters, size);
      case GRU -> new Gru(parameters, size);
    };
  }
}
