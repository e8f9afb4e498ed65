package lectern.data;

/// A corpus that an experiment needs is not on this machine.
public final class MissingDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String corpus;

  /// @param corpus the folder's name under data/
  /// @param message what is missing and the command that fetches it
  public MissingDataException(String corpus, String message) {
    super(message);
    this.corpus = corpus;
  }

  /// The folder's name under data/.
  public String corpus() {
    return corpus;
  }
}
