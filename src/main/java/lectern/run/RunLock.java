package lectern.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Tells whether the process that writes a run is alive: it holds a lock on the run's folder that
/// the operating system lets go of when the process ends, however it ends.
final class RunLock implements AutoCloseable {
  private static final String FILE = "run.lock";

  private static final int ATTEMPTS = 20;

  /// What this process holds. On some systems, closing any channel of a file gives up the process's
  /// locks on it, so a folder of ours is never opened to look.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private RunLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Takes the lock of a run's folder.
  ///
  /// @return absent if some process, perhaps this one, has it
  static synchronized Optional<RunLock> take(Path folder) throws IOException {
    Path key = folder.toAbsolutePath().normalize();
    if (!HELD.add(key)) {
      return Optional.empty();
    }
    FileChannel channel =
        FileChannel.open(
            key.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (channel.tryLock() != null) {
        return Optional.of(new RunLock(key, channel));
      }
      LockSupport.parkNanos(10_000_000); // somebody may only be looking
    }
    channel.close();
    HELD.remove(key);
    return Optional.empty();
  }

  /// Whether some process, perhaps this one, runs what lies in a folder.
  static synchronized boolean held(Path folder) {
    Path key = folder.toAbsolutePath().normalize();
    if (HELD.contains(key)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(key.resolve(FILE), StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, /* shared= */ true)) {
      return lock == null;
    } catch (NoSuchFileException e) {
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false; // a file system without locks: nothing speaks for a living process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(folder);
  }
}
