package lectern.report;

import static lectern.report.Element.el;

import java.util.Optional;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Study;
import lectern.report.Site.Entry;
import lectern.run.Run;
import lectern.run.RunStatus;

/// The commands that do it again.
final class CommandsSection {
  private CommandsSection() {}

  static Element of(Entry entry) {
    ExperimentSpec spec = entry.spec();
    Optional<Study> study = entry.study();
    Element section = el("section", el("h2", "Run it yourself"));
    String profile = study.map(Study::profile).orElse("quick");
    command(section, "This study again", "run " + spec.id() + " --profile " + profile);
    for (String corpus : spec.requires()) {
      command(section, "First its data", "data fetch " + corpus);
    }
    if (ComparisonSection.compares(study)) {
      command(section, "Its variants held against one another", "compare " + spec.id());
    }
    command(section, "Settings that can be changed with --set", "show " + spec.id());
    study
        .flatMap(all -> first(all, RunStatus.FINISHED))
        .ifPresent(run ->
            command(
                section, "One of its runs again, held against the old bits", "replay " + run.id()));
    study
        .flatMap(all -> first(all, RunStatus.INTERRUPTED))
        .ifPresent(run -> command(section, "Take up what was interrupted", "resume " + run.id()));
    return section;
  }

  private static Optional<Run> first(Study study, RunStatus status) {
    return study.runList().stream().filter(run -> run.status() == status).findFirst();
  }

  private static void command(Element section, String what, String arguments) {
    section.add(el("p", what + ":").css("command"), el("pre", "./lectern " + arguments));
  }
}
