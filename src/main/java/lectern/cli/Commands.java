package lectern.cli;

import java.util.List;

/// Every command, in the order of the help.
final class Commands {
  private Commands() {}

  static List<Object> all(Console console) {
    return List.of(new DoctorCommand(console));
  }
}
