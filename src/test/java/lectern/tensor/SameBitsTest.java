package lectern.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
      assertEquals(here, inChild("-XX:UseAVX=" + level), "with UseAVX=" + level);
    }
  }

  private static String inChild(String flag) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-modules=jdk.incubator.vector",
                    flag,
                    "-cp",
                    System.getProperty("java.class.path"),
                    KernelChecksums.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(child.waitFor(60, TimeUnit.SECONDS), "the child JVM did not end");
    assertEquals(0, child.exitValue(), output);
    return output;
  }
}
