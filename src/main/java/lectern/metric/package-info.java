/// How good predictions are.
///
/// Reading order: {@link lectern.metric.Distribution}, {@link lectern.metric.Perplexity}, {@link
/// lectern.metric.PredictionMatch}.
package lectern.metric;
