package lectern.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.experiment.Study;
import lectern.run.Run;

/// A score over two inputs: a decision surface, its boundary where the score is 0, with the cases
/// that were learned on top.
final class SurfacePicture implements TablePicture {
  /// Scores below this are what single precision leaves of zero.
  private static final double ROUNDING = 1e-4;

  @Override
  public String name() {
    return "decision-surface";
  }

  @Override
  public String heading() {
    return "Decision surfaces";
  }

  @Override
  public List<String> columns() {
    return List.of("x1", "x2", "score");
  }

  @Override
  public List<String> words() {
    return List.of();
  }

  @Override
  public Breadth breadth() {
    return Breadth.NARROW;
  }

  @Override
  public Chart draw(KeptTable kept) {
    SurfaceChart chart =
        SurfaceChart.of(kept.title(this, "Decision surface"), kept.table(), "x1", "x2", "score")
            .subtitle(kept.note("the line is the boundary"))
            .x(Axis.of("x₁"))
            .y(Axis.of("x₂"))
            .meaning("score");
    double reach = 0;
    for (int row = 0; row < kept.rows(); row++) {
      double score = StrictMath.abs(kept.number("score", row));
      reach = Double.isFinite(score) ? Math.max(reach, score) : reach;
    }
    if (reach > ROUNDING) {
      chart.range(-reach, reach).boundary(0);
    } else {
      chart.range(-1, 1).subtitle(kept.note("no class scores higher"));
    }
    cases(kept.study())
        .forEach((name, places) -> places.forEach(place -> chart.point(name, place[0], place[1])));
    return chart.draw();
  }

  /// The cases that were learned, by class, from whichever run kept them.
  private static Map<String, List<double[]>> cases(Study study) {
    Map<String, List<double[]>> cases = new LinkedHashMap<>();
    for (Run run : StudyCharts.examples(study)) {
      var kept =
          RunPictures.table(run, "hidden-space")
              .filter(table -> table.columnNames().containsAll(List.of("x1", "x2", "label")))
              .map(table -> new KeptTable(study, run, "hidden-space", table.sortOn("label")));
      if (kept.isPresent()) {
        KeptTable table = kept.get();
        for (int row = 0; row < table.rows(); row++) {
          cases
              .computeIfAbsent("class " + table.word("label", row), _ -> new ArrayList<>())
              .add(new double[] {table.number("x1", row), table.number("x2", row)});
        }
        return cases;
      }
    }
    return cases;
  }
}
