package lectern.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import lectern.experiment.Choice;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.run.Run;

/// What is kept of a study before its first run: what was asked for and what was planned, so that
/// it can be taken up and read later, whatever became of the experiment's file.
///
/// @param id its name among all studies; of two, the later one's sorts behind
/// @param experiment the experiment's id
/// @param digest tells plans apart by what is computed, see {@link StudyPlan#digest}
/// @param begun when each sitting began, ISO 8601
/// @param commit what the latest sitting was run with; followed by `dirty` if something differed
/// @param terms budget and early stopping of the latest sitting in words; may be empty
/// @param choice what was asked for
/// @param arms the arms' names
/// @param points value by path of each point, of the grid and of what was drawn, in order
/// @param seeds how many
/// @param text the experiment's file
public record StudyRecord(
    String id,
    String experiment,
    String digest,
    List<String> begun,
    String commit,
    String terms,
    Choice choice,
    List<String> arms,
    List<SequencedMap<String, String>> points,
    int seeds,
    String text) {
  public StudyRecord {
    begun = List.copyOf(begun);
    arms = List.copyOf(arms);
    points = List.copyOf(points);
  }

  /// How many runs it has when it is whole.
  public int planned() {
    return arms.size() * points.size() * seeds;
  }

  /// The study as its runs stand.
  ///
  /// @param runs of the experiment; those of other studies are passed over
  /// @throws lectern.InputException if the recorded experiment cannot be read
  public Study study(Collection<Run> runs) {
    return study(ExperimentSpec.asRun(text, choice), runs);
  }

  /// As above, judged by another version of the experiment that means the same runs.
  ///
  /// @param spec with the arms, grid and search that were run
  public Study study(ExperimentSpec spec, Collection<Run> runs) {
    Map<Cell, Run> byCell = byCell(runs);
    List<Run> inOrder = new ArrayList<>();
    for (String arm : arms) {
      for (SequencedMap<String, String> point : points) {
        for (long seed = 1; seed <= seeds; seed++) {
          Run run = byCell.get(new Cell(arm, point, seed));
          if (run != null) {
            inOrder.add(run);
          }
        }
      }
    }
    return new Study(id, spec, choice, planned(), inOrder);
  }

  /// The study's run of each cell. There are two of a cell if one failed and was run anew.
  Map<Cell, Run> byCell(Collection<Run> runs) {
    Map<Cell, Run> byCell = new HashMap<>();
    for (Run run : runs) {
      if (run.study().equals(id)) {
        byCell.merge(
            Cell.of(run), run, (one, other) -> BEST.compare(one, other) >= 0 ? one : other);
      }
    }
    return byCell;
  }

  /// Not by id alone, as the clock may have been set back between the two.
  private static final Comparator<Run> BEST =
      Comparator.<Run>comparingInt(run ->
              switch (run.status()) {
                case FINISHED -> 4;
                case STOPPED -> 3;
                case RUNNING -> 2;
                case INTERRUPTED -> 1;
                case FAILED, DATA_MISSING -> 0;
              })
          .thenComparing(Run::id);
}
