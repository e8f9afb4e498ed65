package lectern.bench;

import java.util.concurrent.TimeUnit;
import lectern.tensor.Gemm;
import lectern.tensor.Gemm.Into;
import lectern.tensor.Gemm.Matrix;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One matrix product, ours and OpenBLAS's, microseconds. {@link KernelBenchmark} compares the two
/// turn by turn.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GemmBenchmark {
  /// m×k×n and layouts, as {@link GemmCase#parse} reads them.
  @Param({"2048x256x768", "512x512x512", "32x256x1024", "4x2x8"})
  public String product;

  @Param({"1", "2"})
  public int threads;

  private GemmCase shape;
  private Workers workers;
  private OpenBlas blas;
  private Matrix a;
  private Matrix b;
  private Matrix c;

  /// Makes the factors.
  @Setup(Level.Trial)
  public void start() {
    shape = GemmCase.parse(product);
    float[] left = random(shape.m() * shape.k());
    float[] right = random(shape.k() * shape.n());
    a = shape.a(left);
    b = shape.b(right);
    c = Matrix.plain(new float[shape.m() * shape.n()], shape.n());
    workers = Workers.of(threads);
    blas = new OpenBlas(shape, left, right);
    OpenBlas.threads(threads);
  }

  /// Ends the threads and frees the memory outside the heap.
  @TearDown(Level.Trial)
  public void end() {
    workers.close();
    blas.close();
  }

  /// Ours.
  @Benchmark
  public float[] lectern() {
    Gemm.multiply(workers, shape.m(), shape.n(), shape.k(), a, b, c, Into.REPLACE);
    return c.data();
  }

  /// The reference.
  @Benchmark
  public void openBlas() {
    blas.multiply();
  }

  private static float[] random(int size) {
    RandomStream random = RandomStream.of(1);
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    return x;
  }
}
