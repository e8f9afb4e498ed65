package lectern;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// A headless Chromium for tests of what a user looks at.
///
/// ```java
/// try (Browser browser = Browser.open()) {
///   browser.driver().get("file:///…");
/// }
/// ```
public final class Browser implements AutoCloseable {
  private static final List<Path> BINARIES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /// Starts a browser with a profile of its own and no network beyond this machine.
  ///
  /// @throws IllegalStateException if there is no Chromium or no chromedriver
  public static Browser open() {
    Path binary = first(BINARIES.stream(), "chromium");
    Path chromedriver =
        first(
            Stream.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/local/bin/chromedriver")),
            "chromium-driver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(binary.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // containers have no user namespaces
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900");
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Path first(Stream<Path> candidates, String debianPackage) {
    return candidates
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "No browser for the tests: sudo apt-get install " + debianPackage));
  }

  /// What tests steer it with.
  public ChromeDriver driver() {
    return driver;
  }

  /// Keeps what is on the screen as a PNG file.
  public void screenshot(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
