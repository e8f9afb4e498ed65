package lectern.cli;

import java.util.List;
import lectern.InputException;
import lectern.data.Corpora;
import lectern.lab.Lab;
import lectern.run.Task;
import lectern.task.Tasks;
import lectern.yaml.Nearest;

/// Opens the project's folder with every task and corpus that Lectern has.
final class Workbench {
  private Workbench() {}

  static Lab open(Console console) {
    return Lab.open(console.home());
  }

  /// @throws InputException if there is no such task, naming the nearest
  static Task<?> task(String name) {
    List<String> names = Tasks.all().stream().map(Task::name).toList();
    int index = names.indexOf(name);
    if (index < 0) {
      throw new InputException("There is no task '" + name + "'" + Nearest.ending(name, names));
    }
    return Tasks.all().get(index);
  }

  static Corpora corpora(Console console) {
    return Corpora.open(console.home().resolve("data"));
  }
}
