/// How good predictions are.
///
/// Reading order: {@link lectern.metric.Distribution}, {@link lectern.metric.Perplexity}, {@link
/// lectern.metric.PredictionMatch}; of classifiers: {@link lectern.metric.ConfusionMatrix}, {@link
/// lectern.metric.Calibration}.
package lectern.metric;
