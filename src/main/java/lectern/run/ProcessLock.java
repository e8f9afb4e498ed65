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

/// Tells whether the process that writes something is alive: it holds a lock on a file that the
/// operating system lets go of when the process ends, however it ends.
public final class ProcessLock implements AutoCloseable {
  private static final int ATTEMPTS = 20;

  /// What this process holds. On some systems, closing any channel of a file gives up the process's
  /// locks on it, so a file of ours is never opened to look.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Takes the lock of a file, which is made if it is not there and stays when the lock is let go.
  ///
  /// @return absent if some process, perhaps this one, has it
  public static synchronized Optional<ProcessLock> take(Path file) throws IOException {
    Path key = file.toAbsolutePath().normalize();
    if (!HELD.add(key)) {
      return Optional.empty();
    }
    try {
      FileChannel channel =
          FileChannel.open(
              key, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (channel.tryLock() != null) {
          return Optional.of(new ProcessLock(key, channel));
        }
        LockSupport.parkNanos(10_000_000); // somebody may only be looking
      }
      channel.close();
    } catch (IOException e) {
      HELD.remove(key);
      throw e;
    }
    HELD.remove(key);
    return Optional.empty();
  }

  /// Whether some process, perhaps this one, has the lock of a file.
  public static synchronized boolean held(Path file) {
    Path key = file.toAbsolutePath().normalize();
    if (HELD.contains(key)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(key, StandardOpenOption.READ);
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
    HELD.remove(file);
  }
}
