package lectern.bench;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/// One product by OpenBLAS, on memory of its own outside the heap: nothing is copied in a call.
final class OpenBlas implements AutoCloseable {
  private final GemmCase shape;
  private final FloatPointer a;
  private final FloatPointer b;
  private final FloatPointer c;

  OpenBlas(GemmCase shape, float[] a, float[] b) {
    this.shape = shape;
    this.a = new FloatPointer(a);
    this.b = new FloatPointer(b);
    this.c = new FloatPointer((long) shape.m() * shape.n());
  }

  static void threads(int threads) {
    openblas_nolapack.blas_set_num_threads(threads);
  }

  void multiply() {
    openblas_nolapack.cblas_sgemm(
        openblas_nolapack.CblasRowMajor,
        shape.aTransposed(),
        shape.bTransposed(),
        shape.m(),
        shape.n(),
        shape.k(),
        1,
        a,
        shape.aStride(),
        b,
        shape.bStride(),
        0,
        c,
        shape.n());
  }

  float[] result() {
    float[] copy = new float[shape.m() * shape.n()];
    c.get(copy);
    return copy;
  }

  @Override
  public void close() {
    a.close();
    b.close();
    c.close();
  }
}
