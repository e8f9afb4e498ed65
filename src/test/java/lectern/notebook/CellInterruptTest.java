package lectern.notebook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CellInterruptTest {
  @Test
  void aCellThatListensEndsByItself() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    FutureTask<Void> cell =
        new FutureTask<>(() -> {
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            heard.countDown();
          }
          return null;
        });
    Thread.ofPlatform().daemon().name("Engine-thread-7").start(cell);
    CellInterrupt.stop(List.of(cell));
    assertTrue(heard.await(30, TimeUnit.SECONDS));
    cell.get(30, TimeUnit.SECONDS);
    assertFalse(cell.isCancelled());
  }

  @Test
  void oneThatDoesNotIsAbandoned() throws Exception {
    CompletableFuture<Void> deaf = new CompletableFuture<>();
    CellInterrupt.stop(List.of(deaf));
    long patience = 20 * CellInterrupt.PATIENCE.toMillis();
    for (long waited = 0; !deaf.isDone() && waited < patience; waited += 50) {
      Thread.sleep(50);
    }
    assertTrue(deaf.isCancelled());
  }
}
