package lectern.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lectern.experiment.ExperimentSpec;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;
import lectern.tensor.RandomStream;

/// A task whose loss falls to a floor of its own, at a pace that changes from run to run.
public final class Descent implements Task<Descent.Config> {
  static final List<Task<?>> TASKS = List.of(new Descent());

  /// @param floor that the loss falls to
  /// @param mishap `fail` in step 3, `hang` in step 3 until interrupted, else nothing
  /// @param flag where a file lies, there is no mishap
  public record Config(double floor, int steps, Optional<String> mishap, Optional<String> flag) {}

  static final String EXPERIMENT =
      """
      id: descent
      lecture: mine
      title: Descent
      question: Who gets lowest?
      task: descent
      base: { steps: 5 }
      arms: { low: {} }
      grid: { floor: [1, 2, 3, 4, 5, 6] }
      seeds: 2
      goal: minimize loss
      profiles: { quick: {} }
      claims: [{ id: Q1, text: It gets low., expect: [loss of low < 9] }]
      """;

  static ExperimentSpec spec() {
    return ExperimentSpec.parse(EXPERIMENT, TASKS);
  }

  @Override
  public String name() {
    return "descent";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of("loss");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    RandomStream noise = context.random().split("noise");
    boolean mended = config.flag().map(file -> Files.exists(Path.of(file))).orElse(false);
    Path checkpoint = context.checkpoints().resolve("step");
    for (int step = read(checkpoint) + 1; step <= config.steps(); step++) {
      double loss = loss(config, noise, step);
      Thread.sleep(System.nanoTime() & 3); // no two runs are as fast
      context.record(step, Measures.none().with("loss", loss).with("rate", 0.5));
      context.progress(step, config.steps());
      String mishap = mended || step != 3 ? "" : config.mishap().orElse("");
      if (mishap.equals("fail")) {
        throw new IllegalStateException("it broke");
      }
      if (mishap.equals("hang")) {
        Thread.sleep(60_000);
      }
      write(checkpoint, step);
      context.checkInterrupted();
    }
    return Measures.none().with("loss", loss(config, noise, config.steps()));
  }

  private static double loss(Config config, RandomStream noise, int step) {
    return config.floor() + (1 + noise.uniformAt(step) / 100) / step;
  }

  private static int read(Path file) {
    try {
      return Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, int step) {
    try {
      Files.writeString(file, Integer.toString(step));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
