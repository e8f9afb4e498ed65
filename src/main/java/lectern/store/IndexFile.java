package lectern.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunStatus;

/// The file that an index is kept in: a table of texts, then a record a run that points into it.
///
/// ```
/// magic, 8 bytes | CRC-32C of the rest, 4 | texts: count, (length, UTF-8)* | runs: count, record*
/// ```
///
/// Runs share nearly all of their texts, so the file of 10,000 runs is a few megabytes. Anything
/// wrong with it (another version, a torn write, a stranger's file) makes it no index at all, and
/// the folders are read instead.
final class IndexFile {
  private static final byte[] MAGIC = "LectIdx1".getBytes(StandardCharsets.US_ASCII);
  private static final long MOST_BYTES = 1L << 28;
  private static final String UNFINISHED = ".part";

  /// Longer than any index takes to be written: what is older was left behind by a crash.
  private static final long LEFT_BEHIND_MILLIS = 3_600_000;

  private IndexFile() {}

  /// What was known of a run's folder, and what that folder was like then.
  record Known(Stamp stamp, RunEntry entry) {}

  /// The name of a run's folder below the store's: `<experiment>/<run>`.
  static String key(Path run) {
    return run.getParent().getFileName() + "/" + run.getFileName();
  }

  /// What is known by key.
  ///
  /// @param store the folder that the keys are names in
  /// @return nothing if there is no index, or none that can be trusted
  static Map<String, Known> read(Path file, Path store) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Map.of();
      }
      return new Reader(ByteBuffer.wrap(Files.readAllBytes(file)), store).read();
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
  }

  /// Replaces the index. Where it cannot be written there is none, and listing takes longer.
  static void write(Path file, Map<String, Known> known) {
    try {
      byte[] bytes = new Writer().write(new TreeMap<>(known));
      clear(file);
      Path temporary =
          Files.createTempFile(file.getParent(), file.getFileName().toString(), UNFINISHED);
      try {
        // Not forced to disk: the checksum tells of a file that a loss of power tore.
        Files.write(temporary, bytes);
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      return; // a store that may only be read, a full disk: the folders are the truth
    }
  }

  private static void clear(Path file) throws IOException {
    String glob = file.getFileName() + "*" + UNFINISHED;
    try (var left = Files.newDirectoryStream(file.getParent(), glob)) {
      for (Path part : left) {
        long age = System.currentTimeMillis() - Files.getLastModifiedTime(part).toMillis();
        if (age > LEFT_BEHIND_MILLIS) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }

  private static final class Writer {
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(records);

    byte[] write(Map<String, Known> known) throws IOException {
      out.writeInt(known.size());
      for (var each : known.entrySet()) {
        text(each.getKey());
        record(each.getValue());
      }
      ByteArrayOutputStream rest = new ByteArrayOutputStream();
      DataOutputStream texts = new DataOutputStream(rest);
      texts.writeInt(places.size());
      for (String text : places.keySet()) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        texts.writeInt(bytes.length);
        texts.write(bytes);
      }
      records.writeTo(texts);
      byte[] payload = rest.toByteArray();
      return ByteBuffer.allocate(MAGIC.length + Integer.BYTES + payload.length)
          .put(MAGIC)
          .putInt(checksum(ByteBuffer.wrap(payload)))
          .put(payload)
          .array();
    }

    private void record(Known known) throws IOException {
      out.writeLong(known.stamp().folder());
      for (long time : known.stamp().files()) {
        out.writeLong(time);
      }
      Run run = known.entry().run();
      for (String each :
          List.of(run.study(), run.experiment(), run.profile(), run.task(), run.arm())) {
        text(each);
      }
      out.writeInt(run.planned());
      out.writeLong(run.seed());
      texts(run.grid());
      texts(run.configuration());
      text(run.status().label());
      out.writeInt(run.measures().values().size());
      for (var measure : run.measures().values().entrySet()) {
        text(measure.getKey());
        out.writeDouble(measure.getValue());
      }
      out.writeDouble(run.seconds());
      out.writeLong(run.start().getEpochSecond());
      out.writeInt(run.start().getNano());
      text(run.error().orElse(""));
      text(known.entry().commit());
      text(known.entry().tree());
      List<String> tags = known.entry().annotations().tags();
      out.writeInt(tags.size());
      for (String tag : tags) {
        text(tag);
      }
      text(known.entry().annotations().note());
    }

    private void texts(SequencedMap<String, String> map) throws IOException {
      out.writeInt(map.size());
      for (var each : map.entrySet()) {
        text(each.getKey());
        text(each.getValue());
      }
    }

    private void text(String text) throws IOException {
      int next = places.size();
      Integer place = places.putIfAbsent(text, next);
      out.writeInt(place == null ? next : place);
    }
  }

  private static final class Reader {
    private final ByteBuffer in;
    private final Path store;
    private String[] texts;

    Reader(ByteBuffer in, Path store) {
      this.in = in;
      this.store = store;
    }

    Map<String, Known> read() {
      byte[] magic = new byte[MAGIC.length];
      in.get(magic);
      if (!java.util.Arrays.equals(magic, MAGIC) || in.getInt() != checksum(in.duplicate())) {
        return Map.of();
      }
      texts = new String[count(Integer.BYTES)];
      for (int i = 0; i < texts.length; i++) {
        byte[] bytes = new byte[count(1)];
        in.get(bytes);
        texts[i] = new String(bytes, StandardCharsets.UTF_8);
      }
      int runs = count(Long.BYTES);
      Map<String, Known> known = LinkedHashMap.newLinkedHashMap(runs);
      for (int i = 0; i < runs; i++) {
        String key = text();
        known.put(key, record(store.resolve(key)));
      }
      return known;
    }

    private Known record(Path folder) {
      long time = in.getLong();
      List<Long> files = new ArrayList<>();
      for (int i = 0; i < Stamp.FILES.size(); i++) {
        files.add(in.getLong());
      }
      String study = text();
      String experiment = text();
      String profile = text();
      String task = text();
      String arm = text();
      int planned = in.getInt();
      long seed = in.getLong();
      SequencedMap<String, String> grid = map();
      SequencedMap<String, String> configuration = map();
      RunStatus status = RunStatus.of(text()).orElseThrow();
      SequencedMap<String, Double> measures = new LinkedHashMap<>();
      for (int left = count(Integer.BYTES + Double.BYTES); left > 0; left--) {
        measures.put(text(), in.getDouble());
      }
      double seconds = in.getDouble();
      Instant start = Instant.ofEpochSecond(in.getLong(), in.getInt());
      String error = text();
      String commit = text();
      String tree = text();
      List<String> tags = new ArrayList<>();
      for (int left = count(Integer.BYTES); left > 0; left--) {
        tags.add(text());
      }
      Annotations annotations = new Annotations(tags, text());
      Run run =
          new Run(
              folder.getFileName().toString(),
              study,
              planned,
              experiment,
              profile,
              task,
              arm,
              grid,
              seed,
              configuration,
              status,
              new Measures(measures),
              seconds,
              start,
              error.isEmpty() ? Optional.empty() : Optional.of(error),
              folder);
      return new Known(new Stamp(time, files), new RunEntry(run, commit, tree, annotations));
    }

    private SequencedMap<String, String> map() {
      SequencedMap<String, String> map = new LinkedHashMap<>();
      for (int left = count(2 * Integer.BYTES); left > 0; left--) {
        map.put(text(), text());
      }
      return map;
    }

    /// A count of things of at least so many bytes each; more than are left is damage.
    private int count(int bytesEach) {
      int count = in.getInt();
      if (count < 0 || (long) count * bytesEach > in.remaining()) {
        throw new BufferUnderflowException();
      }
      return count;
    }

    private String text() {
      return texts[in.getInt()];
    }
  }
}
