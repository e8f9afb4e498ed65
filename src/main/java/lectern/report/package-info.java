/// Pictures and pages: what an experiment's outcome looks like.
///
/// Reading order: {@link lectern.report.Chart} is a finished picture; {@link
/// lectern.report.LineChart}, {@link lectern.report.BarChart}, {@link lectern.report.ScatterChart},
/// {@link lectern.report.SurfaceChart}, {@link lectern.report.RankingChart}, {@link
/// lectern.report.ReliabilityChart} and {@link lectern.report.PathChart} make one, with {@link
/// lectern.report.Axis} and {@link lectern.report.Band}. {@link lectern.report.StudyCharts} draws
/// what an experiment file asks for, {@link lectern.report.RunPictures} the tables that runs keep,
/// a {@link lectern.report.TablePicture} for each kind of them, {@link lectern.report.RunCharts}
/// both into a run's folder. {@link lectern.report.ComparisonCharts} and {@link
/// lectern.report.SettingCharts} draw a comparison, as {@link lectern.report.ForestChart}, {@link
/// lectern.report.HeatMapChart}, {@link lectern.report.ParallelCoordinatesChart} and {@link
/// lectern.report.ShareChart}. {@link lectern.report.TableText} writes tables for papers. {@link
/// lectern.report.Site} is the report, pages made of {@link lectern.report.Element}, which {@link
/// lectern.report.Html} makes safe.
package lectern.report;
