package lectern.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import lectern.InputException;
import lectern.data.Dataset.Archive;
import lectern.data.Dataset.DataFile;

/// Unpacks the files that a dataset lists, and nothing else, out of an archive that may be hostile.
///
/// No name in the archive ever becomes a path: a listed member is written under the name that
/// dataset.yaml gives it, as a plain file whatever the archive calls it, and stops at the size
/// given there, so that neither `../`, nor a link, nor a bomb has anything to work on. An archive
/// that tries is refused whole.
final class Extraction {
  private static final int MOST_ENTRIES = 100_000;

  private final Archive archive;
  private final Path from;
  private final Path folder;
  private final SequencedMap<String, DataFile> wanted = new LinkedHashMap<>(); // by member

  /// @param from where the archive's bytes are
  /// @param folder where the files go
  /// @param files all packed in this archive
  Extraction(Archive archive, Path from, Path folder, List<DataFile> files) {
    this.archive = archive;
    this.from = from;
    this.folder = folder;
    for (DataFile file : files) {
      wanted.put(file.packed().orElseThrow().member(), file);
    }
  }

  /// @throws InputException if the archive is not what the dataset says
  void run() {
    try {
      switch (archive.format()) {
        case GZ -> gz();
        case ZIP -> zip();
      }
    } catch (IOException e) {
      throw new InputException(refusal("cannot be unpacked (" + e.getMessage() + ")"), e);
    }
    if (!wanted.isEmpty()) {
      throw refused("has no member '" + wanted.firstEntry().getKey() + "'");
    }
  }

  private void gz() throws IOException {
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(from)))) {
      write("", in);
    }
  }

  private void zip() throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        throw refused("has " + zip.size() + " entries, more than " + MOST_ENTRIES);
      }
      zip.stream().forEach(entry -> checkName(entry.getName()));
      for (Iterator<? extends ZipEntry> all = zip.stream().iterator(); all.hasNext(); ) {
        ZipEntry entry = all.next();
        if (wanted.containsKey(entry.getName())) {
          try (InputStream in = zip.getInputStream(entry)) {
            write(entry.getName(), in);
          }
        }
      }
    }
  }

  private void checkName(String name) {
    String slashed = name.replace('\\', '/');
    if (slashed.startsWith("/")
        || slashed.matches("(?s)[A-Za-z]:.*")
        || List.of(slashed.split("/")).contains("..")) {
      throw refused("has an entry that leaves its folder: '" + name + "'");
    }
  }

  /// Writes one member under its name in the dataset, if it has the size and checksum given there.
  private void write(String member, InputStream in) throws IOException {
    DataFile file = wanted.remove(member);
    Path part = folder.resolve(file.name() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        byte[] buffer = new byte[1 << 16];
        long written = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          written += read;
          if (written > file.bytes()) {
            throw refused(
                "holds more than the %d bytes that %s may have"
                    .formatted(file.bytes(), file.name()));
          }
          out.write(buffer, 0, read);
        }
      }
      String found = Sha256.of(part);
      if (!found.equals(file.sha256())) {
        throw refused(
            "holds another %s: its SHA-256 is %s, expected %s"
                .formatted(file.name(), found, file.sha256()));
      }
      Corpora.moveInto(part, folder.resolve(file.name()));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private InputException refused(String what) {
    return new InputException(refusal(what));
  }

  private String refusal(String what) {
    return "Archive %s %s; it was not used.".formatted(archive.name(), what);
  }
}
