package lectern.sweep;

import java.util.List;
import java.util.function.Consumer;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes calls on one at a time, until the listener throws: a broken chart must not cost a study.
final class SerialListener implements StudyListener {
  private static final Logger LOG = LoggerFactory.getLogger(SerialListener.class);

  private StudyListener listener;

  SerialListener(StudyListener listener) {
    this.listener = listener;
  }

  private synchronized void tell(Consumer<StudyListener> call) {
    try {
      call.accept(listener);
    } catch (RuntimeException e) {
      LOG.warn("A listener failed and hears no more of this study.", e);
      listener = SILENT;
    }
  }

  @Override
  public void planned(List<StudyPlan> plans) {
    tell(to -> to.planned(plans));
  }

  @Override
  public void kept(RunPlan plan, Run run) {
    tell(to -> to.kept(plan, run));
  }

  @Override
  public void started(RunPlan run, String id) {
    tell(to -> to.started(run, id));
  }

  @Override
  public void recorded(RunPlan run, long step, Measures values) {
    tell(to -> to.recorded(run, step, values));
  }

  @Override
  public void progressed(RunPlan run, long done, long total) {
    tell(to -> to.progressed(run, done, total));
  }

  @Override
  public void ended(RunPlan plan, Run run) {
    tell(to -> to.ended(plan, run));
  }

  @Override
  public void judged(Study study) {
    tell(to -> to.judged(study));
  }
}
