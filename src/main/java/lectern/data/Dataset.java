package lectern.data;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/// What `data/<name>/dataset.yaml` says of a corpus: where it is from, who may use it, and the
/// exact bytes of every file.
///
/// @param name the folder's name
/// @param title what people call it
/// @param about what it has and how experiments split it
/// @param licence under which terms its text may be used
/// @param citation whom to cite
/// @param homepage where people read about it
/// @param note what to know before fetching it; empty if nothing
/// @param archives where files may be packed
/// @param files what tasks read
public record Dataset(
    String name,
    String title,
    String about,
    String licence,
    String citation,
    Optional<URI> homepage,
    String note,
    List<Archive> archives,
    List<DataFile> files) {

  public Dataset {
    archives = List.copyOf(archives);
    files = List.copyOf(files);
  }

  /// How an archive is packed.
  public enum Format {
    /// One file, compressed.
    GZ,
    /// Many files, each compressed.
    ZIP
  }

  /// Bytes with a known size and checksum.
  public interface Declared {
    /// Name within the corpus' folder.
    String name();

    /// Size in bytes.
    long bytes();

    /// SHA-256, 64 hexadecimal digits in lower case.
    String sha256();

    /// Where to download it, if there is a place for these very bytes.
    Optional<URI> url();
  }

  /// A packed file, deleted once unpacked.
  public record Archive(String name, long bytes, String sha256, Optional<URI> url, Format format)
      implements Declared {}

  /// A file that tasks read.
  ///
  /// @param encoding of its text
  /// @param packed where it can be unpacked from
  public record DataFile(
      String name,
      long bytes,
      String sha256,
      Optional<URI> url,
      Charset encoding,
      Optional<Packed> packed)
      implements Declared {}

  /// A place in an archive.
  ///
  /// @param archive its name
  /// @param member the entry's full name; empty for a format of one file
  public record Packed(String archive, String member) {}

  /// What a run records as its data: the SHA-256 of all checksums, in the order of the names.
  ///
  /// @return 64 hexadecimal digits
  public String dataHash() {
    StringBuilder lines = new StringBuilder();
    files.stream()
        .map(file -> file.sha256 + "  " + file.name + "\n")
        .sorted()
        .forEach(lines::append);
    return Sha256.of(lines.toString());
  }

  /// The archive of a name.
  Archive archive(String archive) {
    return archives.stream().filter(a -> a.name.equals(archive)).findFirst().orElseThrow();
  }
}
