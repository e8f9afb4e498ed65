package lectern.cli;

import lectern.task.TaskGuide;

/// What a setting means, in the words that every command uses for it.
final class Manual {
  private Manual() {}

  /// `learning rate, above 0 (a number)`.
  static String meaning(TaskGuide.Setting setting) {
    String kind = "(" + setting.settable().kind() + ")";
    return setting.meaning().isEmpty() ? kind : setting.meaning() + " " + kind;
  }
}
