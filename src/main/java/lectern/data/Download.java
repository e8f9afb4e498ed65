package lectern.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lectern.InputException;
import lectern.data.Dataset.Declared;

/// Fetches a declared file over HTTP.
///
/// Bytes go to `<name>.part`; a broken download is taken up where it stopped, in the same call or a
/// later one. The file gets its name only if size and SHA-256 are the declared ones, and bytes that
/// are not are deleted.
final class Download {
  /// How long to put up with a bad line.
  ///
  /// @param attempts at most, each taking up where the last one stopped
  /// @param pause before the second attempt; doubles each time
  /// @param stall without a byte after which an attempt is given up
  record Patience(int attempts, Duration pause, Duration stall) {
    static final Patience USUAL = new Patience(5, Duration.ofSeconds(1), Duration.ofSeconds(60));
  }

  /// The attempt failed in a way that another may not.
  private static final class Transient extends IOException {
    private static final long serialVersionUID = 1L;

    Transient(String message) {
      super(message);
    }
  }

  private final Patience patience;
  private final FetchProgress progress;

  Download(Patience patience, FetchProgress progress) {
    this.patience = patience;
    this.progress = progress;
  }

  /// @param file what it must be
  /// @param url where it is
  /// @param to where it goes; its folder exists
  /// @return whether the server has it
  /// @throws InputException if it has something else, or cannot be reached
  boolean fetch(Declared file, URI url, Path to) throws InterruptedException {
    Path part = to.resolveSibling(to.getFileName() + ".part");
    Duration pause = patience.pause;
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(patience.stall)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      for (int attempt = 1; ; attempt++) {
        try {
          if (!attempt(client, file, url, part)) {
            return false;
          }
          Corpora.moveInto(part, to);
          return true;
        } catch (IOException e) {
          if (attempt == patience.attempts) {
            throw new InputException(
                ("%s could not be downloaded from %s: %s (%d attempts). Try again later; what is"
                        + " there already is kept.")
                    .formatted(file.name(), url, reason(e), attempt),
                e);
          }
        }
        Thread.sleep(pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  /// One request. Leaves the whole file in `part`, or throws.
  private boolean attempt(HttpClient client, Declared file, URI url, Path part)
      throws IOException, InterruptedException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    if (have >= file.bytes()) { // a leftover that was never checked
      Files.delete(part);
      have = 0;
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).timeout(patience.stall).header("User-Agent", "lectern");
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 200 -> have = 0;
        case 206 -> checkRange(response, have, part);
        case 404, 410 -> {
          return false;
        }
        case 416 -> {
          Files.deleteIfExists(part);
          throw new Transient("the server refused to go on at byte " + have);
        }
        case 408, 425, 429, 500, 502, 503, 504 ->
            throw new Transient("the server answered " + response.statusCode());
        default ->
            throw new InputException(
                "%s could not be downloaded: %s answered %d."
                    .formatted(file.name(), url, response.statusCode()));
      }
      checkLength(response, file, url, have, part);
      copy(body, file, url, have, part);
    }
    checkSum(file, url, have, part);
    return true;
  }

  private static void checkRange(HttpResponse<?> response, long have, Path part)
      throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + have + "-")) {
      Files.deleteIfExists(part);
      throw new Transient("the server went on at another place: '" + range + "'");
    }
  }

  /// Refuses a wrong size before its bytes are read.
  private static void checkLength(
      HttpResponse<?> response, Declared file, URI url, long have, Path part) throws IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    if (length >= 0 && have + length != file.bytes()) {
      Files.deleteIfExists(part);
      throw new InputException(
          "%s has %d bytes at %s, expected %d. It was changed there; it was not used."
              .formatted(file.name(), have + length, url, file.bytes()));
    }
  }

  private void copy(InputStream body, Declared file, URI url, long have, Path part)
      throws IOException, InterruptedException {
    StandardOpenOption how =
        have > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    byte[] buffer = new byte[1 << 16];
    long done = have;
    try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor();
        OutputStream out =
            Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      progress.at(file.name(), done, file.bytes());
      for (int read = read(reader, body, buffer); read >= 0; read = read(reader, body, buffer)) {
        done += read;
        if (done > file.bytes()) {
          break;
        }
        out.write(buffer, 0, read);
        progress.at(file.name(), done, file.bytes());
      }
    }
    if (done > file.bytes()) {
      Files.delete(part);
      throw new InputException(
          "%s has more than the expected %d bytes at %s. It was changed there; it was not used."
              .formatted(file.name(), file.bytes(), url));
    }
    if (done < file.bytes()) {
      throw new EOFException("it broke off at byte " + done + " of " + file.bytes());
    }
  }

  /// Reads what there is, but waits no longer than a stall: a body has no time limit of its own.
  private int read(ExecutorService reader, InputStream body, byte[] buffer)
      throws IOException, InterruptedException {
    Future<Integer> read = reader.submit(() -> body.read(buffer));
    try {
      return read.get(patience.stall.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      body.close();
      throw new HttpTimeoutException("nothing came for " + patience.stall.toSeconds() + " s");
    } catch (InterruptedException e) {
      body.close();
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private static void checkSum(Declared file, URI url, long resumedAt, Path part)
      throws IOException {
    String found = Sha256.of(part);
    if (!found.equals(file.sha256())) {
      Files.delete(part);
      if (resumedAt > 0) { // perhaps only the earlier part was bad
        throw new Transient("the checksum of the resumed file was wrong");
      }
      throw new InputException(
          "%s at %s is another file: its SHA-256 is %s, expected %s. It was not used."
              .formatted(file.name(), url, found, file.sha256()));
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
