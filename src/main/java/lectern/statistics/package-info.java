/// What a few numbers say of the distribution they come from.
///
/// Reading order: {@link lectern.statistics.Interval}, {@link lectern.statistics.StudentT}, {@link
/// lectern.statistics.Bootstrap}.
package lectern.statistics;
