package lectern.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Does jobs, several at a time, in their order: when a job is begun, all before it have been.
final class RunPool {
  /// How long a user who wants to stop waits for runs to write how far they are. What takes longer,
  /// such as code of others that hears no interrupt, is left to its daemon thread: to a process
  /// that ends it is as if it had been killed, and its run is resumed from its last checkpoint.
  private static final int MILLIS_TO_STOP = 700;

  private final int together;
  private volatile boolean stopping;

  /// @param together how many jobs are under way at a time
  RunPool(int together) {
    this.together = together;
  }

  /// Whether jobs under way have been told to stop.
  boolean stopping() {
    return stopping;
  }

  /// Does every job. When the time is over, those under way are interrupted and waited for, and no
  /// further one is begun.
  ///
  /// @throws InterruptedException if this thread is interrupted; jobs under way are, too, and have
  ///   a moment to end
  void run(List<? extends Callable<?>> jobs, Optional<Duration> time) throws InterruptedException {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            together, Thread.ofPlatform().daemon().name("run-", 1).factory());
    try {
      ExecutorCompletionService<Object> ending = new ExecutorCompletionService<>(pool);
      jobs.forEach(job -> ending.submit(job::call));
      long deadline = System.nanoTime() + time.map(RunPool::nanos).orElse(0L);
      for (int left = jobs.size(); left > 0; left--) {
        Future<?> ended =
            time.isEmpty()
                ? ending.take()
                : ending.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (ended == null) {
          stopping = true;
          left -= pool.shutdownNow().size();
          for (; left > 0; left--) {
            ending.take().get();
          }
          return;
        }
        ended.get();
      }
    } catch (InterruptedException e) {
      throw new InterruptedException(
          "stopped by the user; runs that ended are kept, the others can be resumed");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a run could not be kept", e.getCause());
    } finally {
      stopping = true;
      pool.shutdownNow();
      pool.awaitTermination(MILLIS_TO_STOP, TimeUnit.MILLISECONDS); // for summaries to be written
    }
  }

  private static long nanos(Duration time) {
    return time.compareTo(Duration.ofDays(10_000)) > 0
        ? Duration.ofDays(10_000).toNanos()
        : time.toNanos();
  }
}
