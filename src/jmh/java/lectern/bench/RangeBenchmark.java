package lectern.bench;

import java.util.concurrent.TimeUnit;
import lectern.tensor.Elementary;
import lectern.tensor.Elementwise;
import lectern.tensor.RandomStream;
import lectern.tensor.Rows;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Element-wise functions and softmax on one thread beside a copy, microseconds a range: in the
/// first-level cache and far beyond the last.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RangeBenchmark {
  /// Elements of the range; softmax runs over rows of 1024.
  @Param({"1024", "16777216"})
  public int size;

  private float[] x;
  private float[] y;

  /// Makes the range.
  @Setup
  public void start() {
    RandomStream random = RandomStream.of(1);
    x = new float[size];
    y = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = random.nextFloat();
    }
  }

  /// The reference: memory speed.
  @Benchmark
  public float[] copy() {
    System.arraycopy(x, 0, y, 0, size);
    return y;
  }

  @Benchmark
  public float[] scale() {
    Elementwise.scale(2, x, 0, y, 0, size);
    return y;
  }

  @Benchmark
  public float[] exp() {
    Elementary.exp(x, 0, y, 0, size);
    return y;
  }

  @Benchmark
  public float[] tanh() {
    Elementary.tanh(x, 0, y, 0, size);
    return y;
  }

  @Benchmark
  public float[] sigmoid() {
    Elementary.sigmoid(x, 0, y, 0, size);
    return y;
  }

  @Benchmark
  public float[] log() {
    Elementary.log(x, 0, y, 0, size);
    return y;
  }

  @Benchmark
  public float[] erf() {
    Elementary.erf(x, 0, y, 0, size);
    return y;
  }

  @Benchmark
  public float[] softmax() {
    for (int row = 0; row < size; row += 1024) {
      Rows.softmax(x, row, y, row, 1024);
    }
    return y;
  }

  @Benchmark
  public float sum() {
    return Rows.sum(x, 0, size);
  }
}
