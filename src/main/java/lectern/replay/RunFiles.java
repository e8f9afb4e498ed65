package lectern.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.run.Run;
import lectern.run.RunFolder;

/// What two runs left beside their numbers: samples, tables, weights; by SHA-256.
///
/// Links are not followed: what they lead to is no part of a run, and may be endless.
final class RunFiles {
  private static final Pattern CHECKPOINT = Pattern.compile("\\d{6,9}-step-(\\d{1,18})");

  private RunFiles() {}

  static List<Entry> samples(Run left, Run right) {
    return compare(
        "samples", new RunFolder(left.folder()).samples(), new RunFolder(right.folder()).samples());
  }

  static List<Entry> tables(Run left, Run right) {
    return compare(
        "tables", new RunFolder(left.folder()).tables(), new RunFolder(right.folder()).tables());
  }

  private static List<Entry> compare(String name, Path left, Path right) {
    SequencedMap<String, Path> lefts = files(left);
    SequencedMap<String, Path> rights = files(right);
    TreeSet<String> names = new TreeSet<>(lefts.keySet());
    names.addAll(rights.keySet());
    List<Entry> entries = new ArrayList<>();
    for (String file : names) {
      entries.add(
          Entry.of(
              name + "/" + file, sha256OrNull(lefts.get(file)), sha256OrNull(rights.get(file))));
    }
    return entries;
  }

  /// The tensors of the latest checkpoint that both have; none if there is no such. A file that
  /// only one has says nothing: the other's may have been cleared away when it had finished.
  static List<Entry> weights(Run left, Run right) {
    SequencedMap<Long, Path> lefts = checkpoints(left);
    SequencedMap<Long, Path> rights = checkpoints(right);
    TreeSet<Long> steps = new TreeSet<>(lefts.keySet());
    steps.retainAll(rights.keySet());
    if (steps.isEmpty()) {
      return List.of();
    }
    long step = steps.last();
    return compare("checkpoint at step " + step, lefts.get(step), rights.get(step)).stream()
        .filter(entry -> entry.name().endsWith(".safetensors"))
        .filter(entry -> entry.left().isPresent() && entry.right().isPresent())
        .toList();
  }

  /// Folder by step. A checkpoint's serial number counts resumptions too, so it does not tell.
  private static SequencedMap<Long, Path> checkpoints(Run run) {
    SequencedMap<Long, Path> byStep = new TreeMap<>();
    for (Path path : children(new RunFolder(run.folder()).checkpoints())) {
      Matcher name = CHECKPOINT.matcher(path.getFileName().toString());
      if (name.matches() && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        byStep.put(Long.parseLong(name.group(1)), path);
      }
    }
    return byStep;
  }

  private static SequencedMap<String, Path> files(Path folder) {
    SequencedMap<String, Path> files = new TreeMap<>();
    for (Path path : children(folder)) {
      plain(path).ifPresent(file -> files.put(file.getFileName().toString(), file));
    }
    return files;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new InputException(folder + " cannot be listed (" + e + "); make it readable.", e);
    }
  }

  /// The file, if there is one that is neither link, folder nor device.
  static Optional<Path> plain(Path file) {
    return Optional.of(file).filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS));
  }

  private static String sha256OrNull(Path file) {
    return file == null ? null : sha256(file);
  }

  /// @return hexadecimal
  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new InputException(file + " cannot be read (" + e + "); make it readable.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
