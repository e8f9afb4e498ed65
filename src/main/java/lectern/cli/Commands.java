package lectern.cli;

import java.util.List;

/// Every command, in the order of the help.
final class Commands {
  private Commands() {}

  static List<Object> all(Console console) {
    return List.of(
        new ReproduceCommand(console),
        new ListCommand(console),
        new ShowCommand(console),
        new TasksCommand(console),
        NewCommand.of(console),
        new RunCommand(console),
        new SweepCommand(console),
        RunsCommand.of(console),
        new ResumeCommand(console),
        new CompareCommand(console),
        new ReplayCommand(console),
        new DiffCommand(console),
        new ReportCommand(console),
        DataCommand.of(console),
        new ConcordanceCommand(console),
        VectorsCommand.of(console),
        KernelCommand.of(console),
        NotebookCommand.of(console),
        new DoctorCommand(console));
  }
}
