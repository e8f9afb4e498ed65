package lectern.bench;

import lectern.tensor.Gemm.Layout;
import lectern.tensor.Gemm.Matrix;
import org.bytedeco.openblas.global.openblas_nolapack;

/// The size and layouts of a product to measure, m×k by k×n.
record GemmCase(int m, int k, int n, Layout a, Layout b) {
  /// Such as `2048x256x768`, or with layouts `2048x256x768:PT`.
  static GemmCase parse(String text) {
    String[] parts = text.split("[x:]");
    String layouts = parts.length > 3 ? parts[3] : "PP";
    return new GemmCase(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        layout(layouts.charAt(0)),
        layout(layouts.charAt(1)));
  }

  private static Layout layout(char letter) {
    return letter == 'T' ? Layout.TRANSPOSED : Layout.PLAIN;
  }

  double flops() {
    return 2.0 * m * n * k;
  }

  int aStride() {
    return a == Layout.PLAIN ? k : m;
  }

  int bStride() {
    return b == Layout.PLAIN ? n : k;
  }

  int aTransposed() {
    return blas(a);
  }

  int bTransposed() {
    return blas(b);
  }

  Matrix a(float[] data) {
    return new Matrix(data, 0, aStride(), a);
  }

  Matrix b(float[] data) {
    return new Matrix(data, 0, bStride(), b);
  }

  private static int blas(Layout layout) {
    return layout == Layout.PLAIN ? openblas_nolapack.CblasNoTrans : openblas_nolapack.CblasTrans;
  }
}
