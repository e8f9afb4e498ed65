package lectern.cli;

import java.util.concurrent.Callable;
import lectern.run.Task;
import lectern.task.TaskGuide;
import lectern.task.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Tells which tasks there are and what can be set in each.
@Command(
    name = "tasks",
    mixinStandardHelpOptions = true,
    description = "List the tasks that experiments name, or one task's settings and measures.")
final class TasksCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "TASK",
      arity = "0..1",
      description = "The task to explain; without it, all are listed.")
  private String name;

  TasksCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (name == null) {
      Listing tasks = new Listing("task", "settings", "about");
      for (Task<?> task : Tasks.all()) {
        TaskGuide guide = TaskGuide.of(task);
        tasks.row(guide.task(), String.valueOf(guide.settings().size()), guide.about());
      }
      tasks.print(console);
    } else {
      explain(TaskGuide.of(Workbench.task(name)));
    }
    return ExitCode.FINE;
  }

  private void explain(TaskGuide guide) {
    console.out().println(console.styled("bold", guide.task()));
    console.out().println(guide.about());
    console.out().println();
    Listing settings = new Listing("setting", "default", "means");
    for (TaskGuide.Setting setting : guide.settings()) {
      settings.row(
          setting.settable().name(),
          setting.settable().fallback().orElse("must be given"),
          setting.choices().isEmpty() ? Manual.meaning(setting) : setting.meaning() + ", one of");
      setting
          .choices()
          .forEach((choice, text) -> settings.row("", "", "- " + choice + ": " + text));
    }
    settings.print(console);
    console.out().println();
    Listing measures =
        new Listing("measures")
            .row(
                guide.measures().isEmpty()
                    ? "They depend on the settings; docs/guide/reference.md says how."
                    : String.join(", ", guide.measures()));
    measures.print(console);
  }
}
