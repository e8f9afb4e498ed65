package lectern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
  @TempDir private Path folder;

  @Test
  void aPageFromAFileIsOpenedAndItsScriptRuns() throws Exception {
    Path page = folder.resolve("page.html");
    Files.writeString(page, "<title>before</title><script>document.title = 'after'</script>");
    try (Browser browser = Browser.open()) {
      browser.driver().get(page.toUri().toString());
      assertEquals("after", browser.driver().getTitle());
      Path picture = folder.resolve("pictures/page.png");
      browser.screenshot(picture);
      assertTrue(Files.size(picture) > 100);
    }
  }
}
