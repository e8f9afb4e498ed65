package lectern.data;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lectern.data.Dataset.Archive;
import lectern.data.Dataset.DataFile;
import lectern.data.Dataset.Format;
import lectern.data.Dataset.Packed;
import lectern.yaml.Fields;
import lectern.yaml.Nearest;
import lectern.yaml.YamlReader;

/// Reads dataset.yaml.
final class DatasetReader {
  /// One path element that is safe on every system: no separator, no drive, not hidden.
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private static final long MOST_BYTES = 1L << 40; // 1 TiB

  private DatasetReader() {}

  /// @param file data/name/dataset.yaml
  static Dataset read(Path file) {
    Fields root =
        new Fields(
            YamlReader.read(file, file.toString()),
            List.of(
                "title", "about", "licence", "citation", "homepage", "note", "archives", "files"));
    Set<String> names = new HashSet<>();
    List<Archive> archives = new ArrayList<>();
    for (Fields entry :
        root.each("archives", List.of("name", "url", "format", "bytes", "sha256"))) {
      archives.add(
          new Archive(
              name(entry, names), bytes(entry), sha256(entry), url(entry, "url"), format(entry)));
    }
    Set<Packed> places = new HashSet<>();
    List<DataFile> files = new ArrayList<>();
    for (Fields entry :
        root.each(
            "files", List.of("name", "url", "archive", "member", "encoding", "bytes", "sha256"))) {
      Optional<Packed> packed = packed(entry, archives);
      if (packed.isPresent() && !places.add(packed.get())) {
        throw entry.wrong("archive", "gives a place that another file has already");
      }
      files.add(
          new DataFile(
              name(entry, names),
              bytes(entry),
              sha256(entry),
              url(entry, "url"),
              encoding(entry),
              packed));
    }
    if (files.isEmpty()) {
      throw root.wrong("files", "must list at least one file");
    }
    return new Dataset(
        file.toAbsolutePath().getParent().getFileName().toString(),
        root.text("title"),
        root.text("about"),
        root.text("licence"),
        root.text("citation"),
        url(root, "homepage"),
        root.optionalText("note").orElse(""),
        archives,
        files);
  }

  private static String name(Fields entry, Set<String> taken) {
    String name = entry.text("name");
    if (!NAME.matcher(name).matches() || name.endsWith(".part")) {
      throw entry.wrong(
          "name",
          "must be one plain file name of letters, digits, '.', '_' and '-', found '" + name + "'");
    }
    if (!taken.add(name.toLowerCase(Locale.ROOT))) {
      throw entry.wrong("name", "'" + name + "' is there twice");
    }
    return name;
  }

  private static long bytes(Fields entry) {
    return entry
        .count("bytes", MOST_BYTES)
        .orElseThrow(() -> entry.missing("bytes", "the file's length"));
  }

  private static String sha256(Fields entry) {
    String sha256 = entry.text("sha256");
    if (!SHA_256.matcher(sha256).matches()) {
      throw entry.wrong(
          "sha256", "must be 64 hexadecimal digits in lower case, found '" + sha256 + "'");
    }
    return sha256;
  }

  private static Optional<URI> url(Fields entry, String key) {
    Optional<String> address = entry.optionalText(key);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(address.get());
      if (("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
          && url.getHost() != null) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      // Falls through: no address at all.
    }
    throw entry.wrong(key, "must be an http or https address, found '" + address.get() + "'");
  }

  private static Charset encoding(Fields entry) {
    return switch (entry.optionalText("encoding").orElse("utf-8")) {
      case "utf-8" -> StandardCharsets.UTF_8;
      case "latin-1" -> StandardCharsets.ISO_8859_1;
      case String other ->
          throw entry.wrong("encoding", "must be utf-8 or latin-1, found '" + other + "'");
    };
  }

  private static Format format(Fields entry) {
    return switch (entry.text("format")) {
      case "gz" -> Format.GZ;
      case "zip" -> Format.ZIP;
      case String other -> throw entry.wrong("format", "must be gz or zip, found '" + other + "'");
    };
  }

  private static Optional<Packed> packed(Fields entry, List<Archive> archives) {
    boolean member = entry.value("member").isPresent();
    if (entry.value("archive").isEmpty()) {
      if (member) {
        throw entry.wrong("member", "needs the key 'archive' beside it");
      }
      return Optional.empty();
    }
    String name = entry.text("archive");
    Archive archive =
        archives.stream()
            .filter(a -> a.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                entry
                    .place("archive")
                    .error(
                        "archives lists no '"
                            + name
                            + "'"
                            + Nearest.ending(name, archives.stream().map(Archive::name).toList())));
    if (archive.format() == Format.GZ) {
      if (member) {
        throw entry.wrong("member", "is for archives of many files; " + name + " has one");
      }
      return Optional.of(new Packed(name, ""));
    }
    return Optional.of(new Packed(name, entry.text("member")));
  }
}
