package lectern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lectern.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/// The site in a real browser, opened from files.
class SiteBrowserTest {
  /// What of the text on a page has too little contrast: `4.1 "text"`, a line each.
  private static final String FAINT =
      """
      const luminance = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
      };
      const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
      const ground = element => {
        for (let each = element; each; each = each.parentElement) {
          const colour = numbers(getComputedStyle(each).backgroundColor);
          if (colour.length < 4 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
      };
      const faint = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let checked = 0;
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const element = text.parentElement;
        if (!text.data.trim() || element.closest('svg')) continue;
        const [a, b] = [numbers(getComputedStyle(element).color), ground(element)]
            .map(luminance).sort((x, y) => y - x);
        const contrast = (a + 0.05) / (b + 0.05);
        checked++;
        if (contrast < 4.5) faint.push(contrast.toFixed(2) + ' "' + text.data.slice(0, 40) + '"');
      }
      return checked < 20 ? ['only ' + checked + ' texts were found'] : faint;
      """;

  @TempDir private static Path root;
  private static Browser browser;
  private static ChromeDriver driver;
  private static String site;

  @BeforeAll
  static void open() throws Exception {
    site = Oddities.lab(root).report().getParent().toUri().toString();
    browser = Browser.open();
    driver = browser.driver();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void asAtFirst() {
    size(1280, 900);
    scheme("light");
    go("index.html");
    driver.executeScript("localStorage.clear(); delete document.documentElement.dataset.theme");
  }

  @AfterEach
  void nothingWasLoadedAndNothingComplained() {
    assertEquals(
        0L, driver.executeScript("return performance.getEntriesByType('resource').length"));
    List<String> complaints =
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .map(Object::toString)
            .toList();
    assertEquals(List.of(), complaints);
  }

  private static void go(String page) {
    driver.get("about:blank"); // else a change of the fragment alone loads nothing
    driver.get(site + page);
  }

  private static void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  private static void scheme(String name) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
  }

  private static long rows() {
    return (long)
        driver.executeScript(
            "return document.querySelectorAll('#ledger tbody tr:not([hidden])').length");
  }

  private static String first() {
    return driver.findElement(By.cssSelector("#ledger tbody tr:not([hidden])")).getText();
  }

  @Test
  void filtersNarrowTheLedgerAndStandInTheAddress() throws Exception {
    assertEquals(210, rows());
    driver.findElement(By.name("verdict")).sendKeys("not run y"); // as a keyboard chooses
    assertEquals(1, rows());
    assertTrue(first().contains("never"), first());
    assertTrue(driver.getCurrentUrl().endsWith("#verdict=not-run-yet"), driver.getCurrentUrl());
    assertEquals("1 of 210 claims", driver.findElement(By.id("count")).getText());

    driver.findElement(By.cssSelector("#filters button")).sendKeys(Keys.ENTER);
    driver.findElement(By.name("q")).sendKeys("CLAIM 19 many");
    // 19, 119 and 190 to 199
    assertEquals(12, rows());

    go("index.html#experiment=failing&sort=-claim");
    assertEquals(2, rows());
    assertTrue(first().startsWith("O2"), first());
    go("index.html#verdict=nonsense");
    assertEquals(210, rows());
    driver.findElement(By.partialLinkText("not run: data missing")).sendKeys(Keys.ENTER);
    for (int i = 0; i < 100 && rows() > 1; i++) {
      Thread.sleep(50); // the browser tells of another fragment when it gets to it
    }
    assertEquals(1, rows());
  }

  @Test
  void columnsSortWithTheKeyboardToo() {
    WebElement verdict = driver.findElement(By.cssSelector("th[data-sort=verdict] button"));
    verdict.sendKeys(Keys.ENTER);
    assertTrue(first().contains("reproduced"), first());
    verdict.sendKeys(Keys.ENTER);
    assertTrue(first().contains("not run yet"), first());
    assertEquals(
        "descending",
        driver.findElement(By.cssSelector("th[data-sort=verdict]")).getAttribute("aria-sort"));
    driver.findElement(By.cssSelector("th[data-sort=effect] button")).sendKeys(Keys.ENTER);
    assertFalse(first().contains("not run"), "what has no effect comes last: " + first());
  }

  @Test
  void aClaimLeadsToItsPlaceAndOnToTheNextExperiment() {
    driver.findElement(By.cssSelector("a[href='hostile.html#claim-2']")).click();
    assertTrue(driver.getCurrentUrl().endsWith("hostile.html#claim-2"));
    assertEquals(
        "O2", driver.findElement(By.cssSelector(":target h3 strong")).getText(), "the claim");
    driver.findElement(By.cssSelector("a[rel=next]")).sendKeys(Keys.ENTER);
    assertTrue(driver.getCurrentUrl().endsWith("lacking.html"), driver.getCurrentUrl());
    driver.findElement(By.linkText("All claims")).sendKeys(Keys.ENTER);
    assertEquals(210, rows());
  }

  @Test
  void markupFromDataIsShownAndDoesNothing() {
    go("hostile.html");
    String shown = "<script>document.title='owned'</script><img src=x onerror=";
    assertTrue(driver.findElement(By.tagName("h1")).getText().contains(shown));
    assertTrue(driver.getTitle().contains(shown), driver.getTitle());
    String text = (String) driver.executeScript("return document.body.textContent");
    for (String place :
        List.of("What of this? ", "Claim 1 ", "floor ", "It said: ", "lecture odd ")) {
      assertTrue(text.contains(place + shown), place);
    }
    assertTrue(text.contains("'\"&lt;\uFFFDdesrever\uFFFD"), "turned text is not turned");
    assertEquals(1L, driver.executeScript("return document.scripts.length"));
    assertEquals(0L, driver.executeScript("return document.images.length"));
    go("failing.html");
    assertTrue(driver.findElement(By.className("note")).getText().contains(shown), "an error");
    go("index.html");
    assertEquals("Lectern report", driver.getTitle());
    assertEquals(1L, driver.executeScript("return document.scripts.length"));
  }

  @Test
  void thePolicyStopsWhatWouldSlipThrough() {
    driver.executeScript(
        "document.body.insertAdjacentHTML('beforeend',"
            + " '<img src=\"data:,\" onerror=\"document.title=1\"><p style=\"color:red\" id=\"p\">')");
    assertEquals("Lectern report", driver.getTitle());
    assertNotEquals("rgba(255, 0, 0, 1)", driver.findElement(By.id("p")).getCssValue("color"));
    driver.manage().logs().get(LogType.BROWSER); // the complaints are what was wanted
  }

  @Test
  void theThemeIsTheSystemsUntilChosenAndThenKept() {
    assertEquals("rgba(255, 255, 255, 1)", ground());
    scheme("dark");
    String dark = ground();
    assertNotEquals("rgba(255, 255, 255, 1)", dark);
    driver.findElement(By.id("theme")).click();
    assertEquals("rgba(255, 255, 255, 1)", ground(), "light by choice on a dark system");
    go("halted.html");
    assertEquals("rgba(255, 255, 255, 1)", ground(), "kept for the next page");
    driver.findElement(By.id("theme")).click();
    assertEquals(dark, ground());
  }

  private static String ground() {
    return driver.findElement(By.tagName("body")).getCssValue("background-color");
  }

  @Test
  void everyTextCanBeReadInBothThemes() {
    for (String scheme : List.of("light", "dark")) {
      scheme(scheme);
      for (String page : List.of("index.html#q=claim+1", "halted.html", "hostile.html")) {
        go(page);
        assertEquals(List.of(), driver.executeScript(FAINT), scheme + " " + page);
      }
    }
  }

  @Test
  void noPageScrollsSideways() {
    for (String page : List.of("index", "hostile", "halted", "long", "many-arms", "lacking")) {
      go(page + ".html");
      driver.executeScript("document.querySelectorAll('details').forEach(d => d.open = true)");
      for (int width : new int[] {375, 768, 1280, 1920}) {
        size(width, 800);
        long wide = (long) driver.executeScript("return document.documentElement.scrollWidth");
        assertTrue(wide <= width, page + " is " + wide + " wide at " + width);
      }
    }
  }

  @Test
  void aPhoneIsShownTheChartThatWasDrawnForIt() {
    go("halted.html");
    assertTrue(driver.findElement(By.cssSelector("figure .wide")).isDisplayed());
    assertFalse(driver.findElement(By.cssSelector("figure .narrow")).isDisplayed());
    size(375, 800);
    assertFalse(driver.findElement(By.cssSelector("figure .wide")).isDisplayed());
    assertTrue(driver.findElement(By.cssSelector("figure .narrow")).isDisplayed());
  }

  @Test
  void withoutScriptsTheLedgerIsAPlainTable() {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      go("index.html");
      assertEquals("none", driver.findElement(By.id("filters")).getCssValue("display"));
      assertEquals("none", driver.findElement(By.id("theme")).getCssValue("display"));
      assertEquals(210, driver.findElements(By.cssSelector("#ledger tbody tr")).size());
    } finally {
      driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }
}
