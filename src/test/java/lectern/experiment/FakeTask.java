package lectern.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import lectern.data.MissingDataException;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;
import lectern.run.WholeFile;
import lectern.tensor.RandomStream;

/// A task that trains nothing: its loss is noise that shrinks, its accuracy a function of
/// configuration and seed, and it can be told to come to grief.
public final class FakeTask implements Task<FakeTask.Config> {
  static final String CORPUS = "lost-corpus";

  public record Config(Model model, Data data, Train train) {}

  /// @param kind decides the accuracy
  public record Model(Kind kind, int hidden) {
    public Model {
      if (hidden < 1) {
        throw new IllegalArgumentException("hidden is " + hidden + "; it must be 1 or more");
      }
    }
  }

  public enum Kind {
    LINEAR,
    DEEP_MLP
  }

  public record Data(int gap) {
    public static final Data DEFAULT = new Data(7);
  }

  /// @param mishap `fail`, `missing`, `hang` or `none`
  /// @param pause after each step, milliseconds
  public record Train(int steps, double rate, Optional<String> mishap, Optional<Integer> pause) {}

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of("accuracy", "loss", "floor");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    String mishap = config.train().mishap().orElse("none");
    if (mishap.equals("missing")) {
      throw new MissingDataException(CORPUS, CORPUS + " is missing; run lectern data fetch");
    }
    RandomStream noise = context.random().split("noise");
    Path checkpoint = context.checkpoints().resolve("step");
    int first = Files.exists(checkpoint) ? read(checkpoint) + 1 : 1;
    int steps = config.train().steps();
    for (int step = first; step <= steps; step++) {
      context.record(
          step, Measures.none().with("train.loss", noise.uniformAt(step) / step).with("rate", 0.5));
      context.progress(step, steps);
      if (step % 10 == 0) {
        // The checkpoint last: what it says is done must have been kept.
        context.sample("after " + step + " steps", "text " + noise.bitsAt(step));
        write(checkpoint, step);
      }
      if (mishap.equals("fail") && step == 3 && noise.bitsAt(0) % 2 == 0) {
        throw new IllegalStateException("it broke");
      }
      if (mishap.equals("hang") && step == 25) {
        Thread.sleep(60_000);
      }
      Thread.sleep(config.train().pause().orElse(0));
      context.checkInterrupted();
    }
    context.countFlops(steps);
    double base = config.model().kind() == Kind.LINEAR ? 0.5 : 0.9;
    double jitter = noise.uniformAt(0) / 100;
    return Measures.none()
        .with("accuracy", base + jitter)
        .with("loss", noise.uniformAt(steps) / steps)
        .with("floor", 0.25);
  }

  private static int read(Path file) {
    try {
      return Integer.parseInt(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, int step) {
    try {
      WholeFile.write(file, Integer.toString(step));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
