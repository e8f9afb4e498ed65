package lectern.cli;

import lectern.data.Corpora;
import lectern.lab.Lab;

/// Opens the project's folder with every task and corpus that Lectern has.
final class Workbench {
  private Workbench() {}

  static Lab open(Console console) {
    return Lab.open(console.home());
  }

  static Corpora corpora(Console console) {
    return Corpora.open(console.home().resolve("data"));
  }
}
