/// Pictures and pages: what an experiment's outcome looks like.
///
/// Reading order: {@link lectern.report.Chart} is a finished picture; {@link
/// lectern.report.LineChart}, {@link lectern.report.BarChart}, {@link lectern.report.ScatterChart}
/// and {@link lectern.report.SurfaceChart} make one, with {@link lectern.report.Axis} and {@link
/// lectern.report.Band}; {@link lectern.report.Html} makes text safe for a page.
package lectern.report;
