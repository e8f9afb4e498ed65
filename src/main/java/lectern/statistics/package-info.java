/// What a few numbers say of the distribution they come from.
///
/// Reading order. One sample: {@link lectern.statistics.Interval}, {@link
/// lectern.statistics.StudentT}, {@link lectern.statistics.Bootstrap}. Two: {@link
/// lectern.statistics.Welch}, {@link lectern.statistics.HedgesG}, {@link lectern.statistics.Power}.
/// Many: {@link lectern.statistics.Holm}, {@link lectern.statistics.VarianceExplained}. Points of
/// many dimensions: {@link lectern.statistics.PrincipalComponents}, {@link
/// lectern.statistics.TSne}.
package lectern.statistics;
