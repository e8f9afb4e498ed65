package lectern.data;

/// Hears how far a download is.
public interface FetchProgress {
  /// Says nothing to nobody.
  FetchProgress SILENT = (file, done, total) -> {};

  /// @param file what is being fetched
  /// @param done bytes so far
  /// @param total bytes it will have
  void at(String file, long done, long total);
}
