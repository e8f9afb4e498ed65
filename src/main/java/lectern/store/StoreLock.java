package lectern.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// Lets one at a time, of all threads and processes, read what is said of a run and say something
/// else. Held for the writing of one small file.
final class StoreLock {
  private static final String FILE = ".lock";

  /// A file's lock is the whole process's, so threads need one besides.
  private static final ReentrantLock THREADS = new ReentrantLock();

  private StoreLock() {}

  /// What is done meanwhile.
  @FunctionalInterface
  interface Work<T> {
    T done() throws IOException;
  }

  static <T> T holding(Path store, Work<T> work) throws IOException {
    THREADS.lock();
    try (FileChannel channel =
            FileChannel.open(
                store.resolve(FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileLock _ = channel.lock()) {
      return work.done();
    } finally {
      THREADS.unlock();
    }
  }
}
