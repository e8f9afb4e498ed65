package lectern.tensor;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// A fixed team of threads that splits loops over independent outputs.
///
/// What is computed never depends on how many threads there are: a loop body owns the outputs of
/// its indices, and nothing is ever summed across bodies. A loop inside a body, or one started
/// while another thread's loop is under way, runs on its caller's thread alone.
public final class Workers implements AutoCloseable {
  /// No extra threads: everything runs on the caller's.
  public static final Workers SINGLE = new Workers(1);

  /// Range boundaries are multiples of this many elements, a cache line of floats.
  private static final int ALIGNMENT = 16;

  /// Ranges a thread, so that a thread held up by something else does not hold up the loop.
  private static final int RANGES_PER_THREAD = 4;

  private final Member[] members;
  private final int spins;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Loop loop;
  private volatile boolean closed;

  private Workers(int threads) {
    members = new Member[threads - 1];
    // Waiting actively saves the microseconds of a wake-up, but only while every thread has a core.
    spins = threads <= Runtime.getRuntime().availableProcessors() ? 2_000 : 0;
    for (int i = 0; i < members.length; i++) {
      members[i] = new Member("lectern-worker-" + (i + 1));
    }
    for (Member member : members) {
      member.start();
    }
  }

  /// @param threads how many threads compute, the caller's among them, at least 1
  /// @throws IllegalArgumentException if there are fewer
  public static Workers of(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("a team of " + threads + " threads, at least 1 expected");
    }
    return threads == 1 ? SINGLE : new Workers(threads);
  }

  /// How many threads compute, the caller's among them.
  public int threads() {
    return members.length + 1;
  }

  /// Runs `body` once for each index of `0..tasks-1`, in any order, and returns when all are done.
  ///
  /// The first exception of a body is thrown here, after which no further index is started. After
  /// {@link #close} everything runs on the caller's thread.
  public void forEach(int tasks, IntConsumer body) {
    if (members.length == 0 || tasks <= 1 || closed || !busy.compareAndSet(false, true)) {
      for (int task = 0; task < tasks; task++) {
        body.accept(task);
      }
      return;
    }
    try {
      Loop started = new Loop(tasks, body, Thread.currentThread());
      loop = started;
      for (int i = 0; i < Math.min(members.length, tasks - 1); i++) {
        members[i].wake();
      }
      started.work();
      started.await(spins);
    } finally {
      loop = null;
      busy.set(false);
    }
  }

  /// Runs `body` on contiguous ranges that cover `0..size-1`, and returns when all are done.
  ///
  /// @param grain the least range worth a thread of its own; below it the caller does everything
  public void forRange(int size, int grain, RangeBody body) {
    int share = Math.ceilDiv(size, threads() * RANGES_PER_THREAD);
    int range = Math.ceilDiv(Math.max(1, Math.max(grain, share)), ALIGNMENT) * ALIGNMENT;
    int ranges = members.length == 0 ? 1 : Math.max(1, size / range);
    if (ranges == 1) {
      if (size > 0) {
        body.accept(0, size);
      }
      return;
    }
    forEach(ranges, i -> body.accept(i * range, i == ranges - 1 ? size : (i + 1) * range));
  }

  /// A loop body over `from..to-1`.
  @FunctionalInterface
  public interface RangeBody {
    void accept(int from, int to);
  }

  /// Ends the threads; they finish the index they are at.
  @Override
  public void close() {
    if (members.length > 0) {
      closed = true;
      for (Member member : members) {
        LockSupport.unpark(member);
      }
    }
  }

  /// One loop under way. It is over when every index is done, not when every thread has come: a
  /// thread that wakes late finds nothing left.
  private static final class Loop {
    private final int tasks;
    private final IntConsumer body;
    private final Thread caller;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Loop(int tasks, IntConsumer body, Thread caller) {
      this.tasks = tasks;
      this.body = body;
      this.caller = caller;
    }

    void work() {
      int finished = 0;
      for (int task; (task = next.getAndIncrement()) < tasks; finished++) {
        if (failure.getPlain() == null) {
          try {
            body.accept(task);
          } catch (Throwable thrown) { // an error, too, belongs to the caller
            failure.compareAndSet(null, thrown);
          }
        }
      }
      if (finished > 0 && done.addAndGet(finished) == tasks) {
        LockSupport.unpark(caller);
      }
    }

    void await(int spins) {
      for (int spin = 0; done.get() < tasks; spin++) {
        if (spin < spins) {
          Thread.onSpinWait();
        } else {
          LockSupport.parkNanos(this, 1_000_000); // an interrupted thread does not park
        }
      }
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }

  private final class Member extends Thread {
    private volatile boolean parked;

    Member(String name) {
      super(name);
      setDaemon(true);
    }

    void wake() {
      if (parked) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      Loop last = null;
      int spin = 0;
      while (!closed) {
        Loop current = loop;
        if (current != null && current != last) {
          current.work();
          last = current;
          spin = 0;
        } else if (spin++ < spins) {
          Thread.onSpinWait();
        } else {
          parked = true;
          current = loop;
          if ((current == null || current == last) && !closed) {
            LockSupport.park(Workers.this);
          }
          parked = false;
        }
      }
    }
  }
}
