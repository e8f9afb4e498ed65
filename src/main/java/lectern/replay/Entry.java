package lectern.replay;

import java.util.Objects;
import java.util.Optional;

/// What two runs have under one name.
///
/// @param name a setting's path, `commit`, a measure, a file
/// @param left what the left run has; absent if it has none
/// @param right what the right run has; absent if it has none
/// @param note what else is to be said, such as a difference; often empty
public record Entry(String name, Optional<String> left, Optional<String> right, String note) {
  public Entry {
    Objects.requireNonNull(note);
  }

  /// Two texts, either of which may be null for none.
  static Entry of(String name, String left, String right) {
    return new Entry(name, Optional.ofNullable(left), Optional.ofNullable(right), "");
  }

  /// The note of what may differ without anything being amiss, as wall time.
  static final String FOR_INFORMATION = "for information";

  /// Whether it differs and that is worth a reader's attention.
  public boolean matters() {
    return !same() && !note.equals(FOR_INFORMATION);
  }

  /// Whether both have the same, or neither has any.
  public boolean same() {
    return left.equals(right);
  }
}
