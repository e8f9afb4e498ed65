package lectern.metric;

import lectern.text.TokenPredictor;

/// How near a model's predictions come to the true ones, averaged over the places of a text.
///
/// @param places predictions compared
/// @param divergence mean KL(true‖model), nats, at least 0
/// @param cosine mean cosine of true and predicted distribution, in 0..1
/// @param trueNats cross-entropy of the text under the true model, nats a token
/// @param modelNats cross-entropy of the text under the model, nats a token
public record PredictionMatch(
    long places, double divergence, double cosine, double trueNats, double modelNats) {

  /// Compares two models as both read a text.
  ///
  /// @param truth knows the true distribution
  /// @param model is compared with it
  /// @param text [T] tokens, read from the beginning
  public static PredictionMatch over(TokenPredictor truth, TokenPredictor model, int[] text) {
    Tally tally = new Tally();
    for (int id : text) {
      tally.add(truth.next(), model.next(), id);
      truth.read(id);
      model.read(id);
    }
    return tally.match();
  }

  /// Adds up comparisons that come one by one.
  public static final class Tally {
    private long places;
    private double divergence;
    private double cosine;
    private double trueNats;
    private double modelNats;

    /// Adds one place of the text.
    ///
    /// @param truth [V]
    /// @param model [V]
    /// @param id the token that did come, 0..V-1
    public void add(double[] truth, double[] model, int id) {
      places++;
      divergence += Distribution.divergence(truth, model);
      cosine += Distribution.cosine(truth, model);
      trueNats -= StrictMath.log(truth[id]);
      modelNats -= StrictMath.log(model[id]);
    }

    /// The averages so far.
    public PredictionMatch match() {
      if (places == 0) {
        throw new IllegalStateException("no place of the text was added");
      }
      return new PredictionMatch(
          places, divergence / places, cosine / places, trueNats / places, modelNats / places);
    }
  }
}
