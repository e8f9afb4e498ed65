package lectern.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The values of golden.csv, which R computed with golden.R.
final class Golden {
  private Golden() {}

  static double[] of(String key) {
    try (InputStream in = Golden.class.getResourceAsStream("golden.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String line =
          text.lines().filter(each -> each.startsWith(key + ",")).findFirst().orElseThrow();
      return Arrays.stream(line.substring(key.length() + 1).split(","))
          .mapToDouble(Double::parseDouble)
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
