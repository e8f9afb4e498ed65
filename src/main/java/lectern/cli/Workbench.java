package lectern.cli;

import lectern.data.MissingDataException;
import lectern.lab.Lab;
import lectern.task.Tasks;

/// Opens the project's lab with every task and corpus that Lectern has.
final class Workbench {
  private Workbench() {}

  static Lab open(Console console) {
    return Lab.open(
        console.home(),
        Tasks.all(),
        name -> {
          throw new MissingDataException(name, name + " is missing");
        });
  }
}
