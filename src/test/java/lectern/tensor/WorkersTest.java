package lectern.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17})
  void runsEveryIndexOnce(int threads) {
    try (Workers workers = Workers.of(threads)) {
      assertEquals(threads, workers.threads());
      for (int tasks = 0; tasks < 200; tasks++) {
        AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
        workers.forEach(tasks, runs::incrementAndGet);
        for (int i = 0; i < tasks; i++) {
          assertEquals(1, runs.get(i));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void rangesCoverEverythingInAlignedPieces(int threads) {
    try (Workers workers = Workers.of(threads)) {
      for (int size : new int[] {0, 1, 15, 16, 17, 63, 64, 100, 997, 4096}) {
        for (int grain : new int[] {0, 1, 50, 5000}) {
          AtomicIntegerArray covered = new AtomicIntegerArray(size);
          workers.forRange(
              size,
              grain,
              (from, to) -> {
                assertEquals(0, from % 16);
                assertTrue(to == size || to % 16 == 0);
                assertTrue(to - from >= Math.min(grain, size), to - from + " of " + grain);
                for (int i = from; i < to; i++) {
                  covered.incrementAndGet(i);
                }
              });
          for (int i = 0; i < size; i++) {
            assertEquals(1, covered.get(i));
          }
        }
      }
    }
  }

  @Test
  void severalThreadsTakePart() {
    try (Workers workers = Workers.of(3)) {
      CountDownLatch all = new CountDownLatch(3);
      workers.forEach(
          3,
          i -> {
            all.countDown(); // nobody goes on before three threads are here
            try {
              all.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      assertEquals(0, all.getCount());
    }
  }

  @Test
  void nestedLoopsRunOnTheirCallersThread() {
    try (Workers workers = Workers.of(3)) {
      ConcurrentLinkedQueue<Thread> strangers = new ConcurrentLinkedQueue<>();
      AtomicInteger runs = new AtomicInteger();
      workers.forEach(
          8,
          i -> {
            Thread outer = Thread.currentThread();
            workers.forEach(
                8,
                j -> {
                  runs.incrementAndGet();
                  if (Thread.currentThread() != outer) {
                    strangers.add(outer);
                  }
                });
          });
      assertEquals(64, runs.get());
      assertTrue(strangers.isEmpty());
    }
  }

  @Test
  void anExceptionReachesTheCallerAndTheTeamLivesOn() {
    try (Workers workers = Workers.of(3)) {
      for (int failing = 0; failing < 50; failing += 7) {
        IllegalStateException planned = new IllegalStateException("planned");
        int index = failing;
        assertSame(
            planned,
            assertThrows(
                IllegalStateException.class,
                () ->
                    workers.forEach(
                        50,
                        i -> {
                          if (i == index) {
                            throw planned;
                          }
                        })));
      }
      AtomicInteger runs = new AtomicInteger();
      workers.forEach(50, i -> runs.incrementAndGet());
      assertEquals(50, runs.get());
    }
  }

  @Test
  void twoCallersShareATeam() throws InterruptedException {
    try (Workers workers = Workers.of(2)) {
      AtomicInteger runs = new AtomicInteger();
      List<Thread> callers = new ArrayList<>();
      for (int caller = 0; caller < 4; caller++) {
        callers.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (int round = 0; round < 100; round++) {
                    workers.forEach(20, i -> runs.incrementAndGet());
                  }
                }));
      }
      for (Thread caller : callers) {
        caller.join();
      }
      assertEquals(4 * 100 * 20, runs.get());
    }
  }

  @Test
  void anInterruptedCallerStillGetsEverythingDone() {
    try (Workers workers = Workers.of(2)) {
      AtomicInteger runs = new AtomicInteger();
      Thread.currentThread().interrupt();
      workers.forEach(100, i -> runs.incrementAndGet());
      assertEquals(100, runs.get());
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void closingEndsTheThreads() throws InterruptedException {
    ConcurrentLinkedQueue<Thread> seen = new ConcurrentLinkedQueue<>();
    Workers workers = Workers.of(2);
    CountDownLatch both = new CountDownLatch(2);
    workers.forEach(
        2,
        i -> {
          seen.add(Thread.currentThread());
          both.countDown();
          try {
            both.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    seen.remove(Thread.currentThread());
    workers.close();
    for (Thread thread : seen) {
      thread.join(10_000);
      assertFalse(thread.isAlive());
    }
    AtomicInteger runs = new AtomicInteger();
    workers.forEach(5, i -> runs.incrementAndGet());
    assertEquals(5, runs.get());
  }

  @Test
  void aTeamHasAThread() {
    assertThrows(IllegalArgumentException.class, () -> Workers.of(0));
  }
}
