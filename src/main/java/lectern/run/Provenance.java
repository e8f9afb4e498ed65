package lectern.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Where a run's numbers come from: provenance.json.
///
/// @param experiment the experiment's id
/// @param seed the root of its randomness
/// @param threads the run computes with, last
/// @param start when it was begun, ISO 8601
/// @param resumed when it was taken up again, each time
/// @param data SHA-256 of each corpus it used, by name
/// @param machine what it is done with
public record Provenance(
    String experiment,
    long seed,
    int threads,
    String start,
    List<String> resumed,
    SequencedMap<String, String> data,
    Machine machine) {
  public Provenance {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(machine, "machine");
    data.values().forEach(hash -> Objects.requireNonNull(hash, "data"));
    resumed = List.copyOf(resumed);
    data = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(data));
  }

  /// Of a run that begins now.
  public static Provenance of(RunPlan plan, int threads, Machine machine) {
    return new Provenance(
        plan.experiment(),
        plan.seed(),
        threads,
        Instant.now().toString(),
        List.of(),
        new LinkedHashMap<>(),
        machine);
  }

  /// This and one more corpus.
  Provenance with(String corpus, String sha256) {
    SequencedMap<String, String> more = new LinkedHashMap<>(data);
    more.put(corpus, sha256);
    return new Provenance(experiment, seed, threads, start, resumed, more, machine);
  }

  /// This, taken up again now.
  ///
  /// @param now threads it goes on with
  Provenance resumed(int now) {
    List<String> more =
        Stream.concat(resumed.stream(), Stream.of(Instant.now().toString())).toList();
    return new Provenance(experiment, seed, now, start, more, data, machine);
  }

  /// The SHA-256 of a folder: of its files' names and bytes, in the order of their names.
  ///
  /// @throws IOException if one cannot be read
  public static String hash(Path folder) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files =
          walk.filter(Files::isRegularFile)
              .sorted(Comparator.comparing(file -> name(folder, file)))
              .toList();
    }
    byte[] buffer = new byte[1 << 16];
    for (Path file : files) {
      digest.update((name(folder, file) + "\0").getBytes(StandardCharsets.UTF_8));
      try (InputStream in = Files.newInputStream(file)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
