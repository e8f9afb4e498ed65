package lectern.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import lectern.ChildJvm;
import org.junit.jupiter.api.Test;

/// The kernels give the same bits in a JVM restricted to narrower vectors.
class SameBitsTest {
  @Test
  void forEveryVectorWidth() throws Exception {
    assumeTrue(
        System.getProperty("os.arch").equals("amd64"),
        "only x86 has the switch that narrows vectors");
    String here = KernelChecksums.all();
    assertTrue(here.contains("gemm"), here);
    for (int level = 1; level <= 3; level++) {
      assertEquals(
          here,
          ChildJvm.output(KernelChecksums.class, "-XX:UseAVX=" + level),
          "with UseAVX=" + level);
    }
  }
}
