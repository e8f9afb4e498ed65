package lectern.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;

/// A training in a JVM of its own, with flags of its own, that can be killed.
///
/// The child prints a line for each step and one with the checksum of its weights at the end.
final class TrainingProcess implements AutoCloseable {
  static final long STEPS = 13;

  private static final String STEP = "step ";
  private static final String WEIGHTS = "weights ";

  private final Process process;
  private final BufferedReader lines;

  private TrainingProcess(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /// @param folder of its checkpoints
  /// @param flags of the JVM
  static TrainingProcess start(Path folder, int threads, String... flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TrainingProcess.class.getName());
    command.addAll(List.of(folder.toString(), Integer.toString(threads)));
    try {
      return new TrainingProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the child has done so many steps.
  void awaitStep(long step) throws IOException {
    await(STEP + step);
  }

  /// Waits for the end.
  ///
  /// @return the SHA-256 of the weights
  String awaitWeights() throws IOException {
    return await(WEIGHTS).substring(WEIGHTS.length());
  }

  private String await(String prefix) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(prefix)) {
        return line;
      }
    }
    throw new IOException("the child ended without a line of " + prefix);
  }

  /// Ends the child with SIGKILL: nothing of its own can run any more.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /// Trains.
  ///
  /// @return the SHA-256 of the weights
  static String train(Path folder, Workers workers, TrainingListener listener) throws IOException {
    RandomStream random = RandomStream.of(3);
    CharacterLstm model = new CharacterLstm(CharacterLstm.Size.THREADED, random);
    Trainer.Options options =
        Trainer.Options.of(STEPS, new Schedule.Linear(0.01, 0, 5, STEPS))
            .withClipNorm(0.3)
            .withCheckpointEvery(5);
    Path[] last = new Path[1];
    TrainingListener keeper =
        new TrainingListener() {
          @Override
          public void stepped(StepReport report) {
            listener.stepped(report);
          }

          @Override
          public void saved(long step, Path checkpoint) {
            last[0] = checkpoint;
          }
        };
    Trainer.of(model.parameters, new Adam(model.parameters, Adam.Options.DEFAULT), model)
        .checkpointing(folder)
        .reporting(keeper)
        .run(options, random, workers);
    return FileDigest.of(last[0].resolve("weights.safetensors")).sha256();
  }

  public static void main(String[] arguments) throws IOException {
    TrainingListener printer =
        new TrainingListener() {
          @Override
          public void stepped(StepReport report) {
            System.out.println(STEP + report.step());
          }
        };
    try (Workers workers = Workers.of(Integer.parseInt(arguments[1]))) {
      System.out.println(WEIGHTS + train(Path.of(arguments[0]), workers, printer));
    }
  }
}
