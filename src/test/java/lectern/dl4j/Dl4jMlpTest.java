package lectern.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import lectern.InputException;
import lectern.autograd.Activation;
import lectern.model.Mlp;
import org.junit.jupiter.api.Test;

class Dl4jMlpTest {
  private static final float[][] CASES = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  private static final int[] XOR = {0, 1, 1, 0};
  private static final Dl4jMlp.Options OPTIONS = new Dl4jMlp.Options(0.05, 300);

  @Test
  void solvesXorTheSameWayTwice() throws InterruptedException {
    Dl4jMlp one = Dl4jMlp.fit(Mlp.Config.XOR, OPTIONS, CASES, XOR, 5);
    Dl4jMlp two = Dl4jMlp.fit(Mlp.Config.XOR, OPTIONS, CASES, XOR, 5);
    assertArrayEquals(XOR, one.predict(CASES));
    assertArrayEquals(one.scores(CASES), two.scores(CASES));
    for (double[] row : one.scores(CASES)) {
      assertEquals(1, row[0] + row[1], 1e-6);
    }
  }

  @Test
  void heedsAnInterruptAndWorksAfterwards() throws InterruptedException {
    Dl4jMlp.Options endless = new Dl4jMlp.Options(0.05, Integer.MAX_VALUE);
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class, () -> Dl4jMlp.fit(Mlp.Config.XOR, endless, CASES, XOR, 5));
    Dl4jMlp.fit(Mlp.Config.XOR, new Dl4jMlp.Options(0.05, 1), CASES, XOR, 5);
    FutureTask<Dl4jMlp> fitting =
        new FutureTask<>(() -> Dl4jMlp.fit(Mlp.Config.XOR, endless, CASES, XOR, 5));
    Thread thread = Thread.ofPlatform().start(fitting);
    thread.interrupt();
    ExecutionException ended = assertThrows(ExecutionException.class, fitting::get);
    assertInstanceOf(InterruptedException.class, ended.getCause());
    assertArrayEquals(XOR, Dl4jMlp.fit(Mlp.Config.XOR, OPTIONS, CASES, XOR, 5).predict(CASES));
  }

  @Test
  void refusesWhatDl4jLacks() {
    Mlp.Config gelu = new Mlp.Config(2, List.of(3), 2, Activation.GELU);
    assertThrows(IllegalArgumentException.class, () -> Dl4jMlp.fit(gelu, OPTIONS, CASES, XOR, 5));
  }

  @Test
  void refusesOptionsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new Dl4jMlp.Options(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Dl4jMlp.Options(0.1, 0));
  }

  @Test
  void aLibraryThatDoesNotLoadIsSaidInASentence() {
    InputException error =
        assertThrows(
            InputException.class,
            () ->
                NativeBackend.explaining(() -> {
                  throw new ExceptionInInitializerError(
                      new UnsatisfiedLinkError("no jnind4jcpu in java.library.path"));
                }));
    assertTrue(error.getMessage().contains("no jnind4jcpu in java.library.path"));
    assertTrue(error.getMessage().contains(System.getProperty("os.arch")));
    assertTrue(error.getMessage().contains("mvn package"));
  }
}
