package lectern.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;
import lectern.tensor.RandomStream;

/// A task that records noise of its seed; `mishap` says at which step what goes wrong.
final class Counting implements Task<Counting.Config> {
  /// @param corpus read if given
  /// @param mishap `fail`, `hang` or `drift` (the code changed: numbers differ from step 4 on)
  record Config(int steps, double rate, Optional<String> corpus, Optional<String> mishap) {}

  /// What the code does beyond its configuration, for tests of code that changed.
  final Optional<String> version;

  /// Counted down when a hanging run hangs.
  final CountDownLatch hanging = new CountDownLatch(1);

  Counting(Optional<String> version) {
    this.version = version;
  }

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    config.corpus().ifPresent(name -> read(context, name));
    String mishap = version.or(config::mishap).orElse("none");
    RandomStream noise = context.random().split("noise");
    double sum = 0;
    for (int step = 1; step <= config.steps(); step++) {
      double value = config.rate() * noise.uniformAt(step);
      value += mishap.equals("drift") && step >= 4 ? 1e-9 : 0;
      sum += value;
      context.record(step, Measures.none().with("loss", value).with("threads-free", step));
      if (mishap.equals("fail") && step == 3) {
        throw new IllegalStateException("it broke");
      }
      if (mishap.equals("hang") && step == 3) {
        hanging.countDown();
        Thread.sleep(60_000);
      }
      context.checkInterrupted();
    }
    context.sample("said", "sum " + sum);
    return Measures.none().with("sum", sum);
  }

  private static void read(RunContext context, String name) {
    try {
      context.sample("read", Files.readString(context.corpus(name).resolve("text.txt")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
