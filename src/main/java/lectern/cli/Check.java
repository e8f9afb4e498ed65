package lectern.cli;

/// One thing looked at by `doctor`.
///
/// @param subject what was looked at
/// @param found what is there
/// @param remedy what to do about it, a sentence; empty if nothing needs doing
record Check(String subject, String found, String remedy) {
  static Check fine(String subject, String found) {
    return new Check(subject, found, "");
  }
}
