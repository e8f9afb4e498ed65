package lectern.run;

/// One number recorded while a run went on: a line of its metrics.csv.
///
/// @param step training step, counted from 1 over the whole run
/// @param metric its name, such as `train.loss`
/// @param value may be NaN or infinite
public record MetricRow(long step, String metric, double value) {}
