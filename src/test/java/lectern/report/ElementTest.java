package lectern.report;

import static lectern.report.Element.el;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {
  @Test
  void textAndAttributesAreEscaped() {
    Element link = Element.link("a.html#b", "1 < 2").with("title", "\"R&D\"").css("x y");
    assertEquals(
        "<p><a href=\"a.html#b\" title=\"&quot;R&amp;D&quot;\" class=\"x y\">1 &lt; 2</a>!<br></p>",
        el("p", link).add("!").add(el("br")).toString());
  }

  @Property(tries = 200)
  void whateverTheTextIsTheElementHoldsNoOther(@ForAll String text) {
    String html = el("p", text).with("title", text).toString();
    String inner = html.replaceAll("</?bdi>", "");
    assertEquals(2, inner.chars().filter(c -> c == '<').count(), html);
    assertEquals(2, inner.chars().filter(c -> c == '"').count() + (text.isEmpty() ? 2 : 0), html);
  }

  @Test
  void textFromRightToLeftStandsAlone() {
    assertEquals("<p><bdi>\u05D0\u05D1</bdi></p>", el("p", "\u05D0\u05D1").toString());
    assertEquals("<option>\u05D0</option>", el("option", "\u05D0").toString(), "no elements in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://example.org/",
        "//example.org/",
        "data:text/html,x",
        "\\\\example.org",
        "java\nscript:alert(1)",
      })
  void linksLeadToFilesBesideThePageOnly(String address) {
    assertThrows(IllegalArgumentException.class, () -> Element.link(address, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "ONLOAD", "style", "href", "src", "srcdoc", "a b", "x=\"y"})
  void noAttributeRunsCodeOrLoadsAnything(String attribute) {
    assertThrows(IllegalArgumentException.class, () -> el("p").with(attribute, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "style", "SCRIPT", "a b", "p><script", ""})
  void noElementHoldsCode(String name) {
    assertThrows(IllegalArgumentException.class, () -> el(name));
  }

  @Test
  void aChartsColoursAreThePagesUnlessItHoldsAnImage() {
    String themed = html(ChartTest.lines());
    assertTrue(themed.contains("fill=\"var(--chart-ink,rgb(31,41,51))\""), "ink");
    assertTrue(themed.contains("stroke=\"var(--series-1,rgb(213,94,0))\""), "second series");
    assertTrue(themed.contains("aria-label=\"Memory &lt;script&gt;"), "words");
    String fixed = html(ChartTest.surface());
    assertTrue(fixed.contains("fill=\"rgb(31,41,51)\""), "ink");
    assertFalse(fixed.contains("var(--"), "an image is drawn for one ground");
    for (String html : new String[] {themed, fixed}) {
      assertFalse(html.contains("style="), "the page's policy would not apply it");
    }
  }

  private static String html(Chart chart) {
    StringBuilder html = new StringBuilder();
    new Drawing(chart, "wide").write(html);
    return html.toString();
  }
}
