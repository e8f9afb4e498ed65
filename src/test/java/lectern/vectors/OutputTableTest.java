package lectern.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import lectern.text.Vocabulary;
import lectern.vectors.OutputTable.BatchLoss;
import lectern.vectors.Word2VecSettings.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One step on one window: the sentence 2 0 1 around its word 0.
class OutputTableTest {
  private static final int V = 7;
  private static final int D = 5;
  private static final int S = 16;
  private static final float RATE = 0.5f;
  private static final int[] ROWS = {0, 3, 5, 3}; // one of them twice
  private static final float[] SIGNS = {1, -1, -1, -1};

  record Case(Architecture architecture, String output) {
    @Override
    public String toString() {
      return architecture + " " + output;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(Architecture.values())
        .flatMap(a -> Stream.of(new Case(a, "sampled"), new Case(a, "softmax")));
  }

  private record Stepped(double loss, double[] input, double[] output) {}

  @ParameterizedTest
  @MethodSource("cases")
  void aStepIsThatOfPyTorch(Case kind) throws IOException {
    Stepped stepped = step(kind, ROWS, SIGNS);
    try (InputStream file = OutputTableTest.class.getResourceAsStream("word2vec.json")) {
      JsonNode golden = new ObjectMapper().readTree(file).get(kind.toString());
      assertEquals(golden.get("loss").asDouble(), stepped.loss, 1e-5);
      for (int i = 0; i < V * D; i++) {
        assertEquals(golden.get("input").get(i).asDouble(), stepped.input[i], 1e-6);
        assertEquals(golden.get("output").get(i).asDouble(), stepped.output[i], 1e-6);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStepGoesDownTheGradient(Case kind) {
    Stepped stepped = step(kind, ROWS, SIGNS);
    double[] input = table(0);
    double[] output = table(5);
    double far = kind.architecture == Architecture.CBOW ? 2 : 1; // each word as far as their mean
    for (int i = 0; i < V * D; i++) {
      double slope = slope(kind, input, output, input, i);
      assertEquals(input[i] - RATE * far * slope, stepped.input[i], 1e-5, "input " + i);
      slope = slope(kind, input, output, output, i);
      assertEquals(output[i] - RATE * slope, stepped.output[i], 1e-5, "output " + i);
    }
  }

  @Test
  void aNegativeThatIsTheWordItselfCountsForNothing() {
    Case kind = new Case(Architecture.SKIP_GRAM, "sampled");
    Stepped without = step(kind, ROWS, SIGNS);
    Stepped with = step(kind, new int[] {0, 3, 5, 3, 0}, new float[] {1, -1, -1, -1, 0});
    assertEquals(without.loss, with.loss);
    assertEquals(Arrays.toString(without.input), Arrays.toString(with.input));
    assertEquals(Arrays.toString(without.output), Arrays.toString(with.output));
  }

  private static double slope(Case kind, double[] input, double[] output, double[] varied, int i) {
    double h = 1e-5;
    double was = varied[i];
    varied[i] = was + h;
    double above = loss(kind, input, output);
    varied[i] = was - h;
    double below = loss(kind, input, output);
    varied[i] = was;
    return (above - below) / (2 * h);
  }

  /// The loss of the window as its definition says.
  private static double loss(Case kind, double[] input, double[] output) {
    double[][] examples =
        kind.architecture == Architecture.CBOW
            ? new double[][] {mean(row(input, 2), row(input, 1))}
            : new double[][] {row(input, 2), row(input, 1)};
    double loss = 0;
    for (double[] example : examples) {
      if (kind.output.equals("sampled")) {
        for (int k = 0; k < ROWS.length; k++) {
          loss += Math.log1p(Math.exp(-SIGNS[k] * dot(example, row(output, ROWS[k]))));
        }
      } else {
        double sum = 0;
        for (int word = 0; word < V; word++) {
          sum += Math.exp(dot(example, row(output, word)));
        }
        loss += Math.log(sum) - dot(example, row(output, 0));
      }
    }
    return loss;
  }

  private static double[] row(double[] table, int row) {
    return Arrays.copyOfRange(table, row * D, (row + 1) * D);
  }

  private static double[] mean(double[] a, double[] b) {
    return IntStream.range(0, D).mapToDouble(i -> (a[i] + b[i]) / 2).toArray();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, D).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private static double[] table(int shift) {
    double[] table = new double[V * D];
    for (int i = 0; i < table.length; i++) {
      table[i] = ((37 * (i / D) + 11 * (i % D) + shift) % 23 - 11) / 16.0;
    }
    return table;
  }

  private static Stepped step(Case kind, int[] rows, float[] signs) {
    Word2VecSettings settings =
        Word2VecSettings.SKIP_GRAM.withArchitecture(kind.architecture).withWidth(D).withWindow(1);
    InputTable input = new InputTable(V, D, null, RandomStream.of(1));
    OutputTable output =
        kind.output.equals("sampled")
            ? new SampledOutput(new Fixed(rows, signs), settings, /* places= */ 1)
            : new SoftmaxOutput(V, settings, /* places= */ 1);
    write(table(0), input.data());
    write(table(5), output.data());
    WordText text =
        new WordText(
            Vocabulary.of(List.of("a", "b", "c", "d", "e", "f", "g")),
            new long[] {1, 1, 1, 0, 0, 0, 0},
            new int[][] {{2, 0, 1}});
    double[] keep = new double[V];
    Arrays.fill(keep, 1);
    EpochText epoch = EpochText.of(text, keep, 0);
    WindowBatch batch = new WindowBatch(settings, /* places= */ 1, input);
    batch.open(epoch, 1);
    batch.read(epoch, 1, 0, S);
    BatchLoss loss = output.learn(batch, 0, RATE, Workers.SINGLE, (from, to) -> {});
    return new Stepped(loss.nats(), read(input.data()), read(output.data()));
  }

  private static void write(double[] numbers, float[] table) {
    for (int i = 0; i < numbers.length; i++) {
      table[i / D * S + i % D] = (float) numbers[i];
    }
  }

  private static double[] read(float[] table) {
    return IntStream.range(0, V * D).mapToDouble(i -> table[i / D * S + i % D]).toArray();
  }

  /// The same rows at every window.
  private record Fixed(int[] fixed, float[] fixedSigns) implements OutputDraw {
    @Override
    public int most() {
      return fixed.length;
    }

    @Override
    public int rows() {
      return V;
    }

    @Override
    public int draw(int word, long key, int[] rows, float[] signs, int at) {
      System.arraycopy(fixed, 0, rows, at, fixed.length);
      System.arraycopy(fixedSigns, 0, signs, at, fixed.length);
      return fixed.length;
    }

    @Override
    public double hottest(double[] frequency) {
      return 1;
    }

    @Override
    public int perWindow(int word) {
      return fixed.length;
    }
  }
}
