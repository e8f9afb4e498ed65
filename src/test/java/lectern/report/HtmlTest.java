package lectern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HtmlTest {
  static final String HOSTILE = "<script>alert('x')</script>\"&\u0000<img src=x onerror=y>";

  @Test
  void escapesWhatIsMarkup() {
    assertEquals(
        "&lt;a href=&quot;x&quot;&gt;&amp;&#39;\uFFFD", Html.escape("<a href=\"x\">&'\u0000"));
    assertEquals("a\uFFFDb\uFFFDc\u05D0", Html.escape("a\u202Eb\u2066c\u05D0"), "turned text");
  }

  @Property(tries = 200)
  void nothingThatOpensATagOrEndsAnAttributeIsLeft(@ForAll String text) {
    String safe = Html.escape(text);
    assertTrue(safe.chars().noneMatch(c -> c == '<' || c == '>' || c == '"' || c == '\''));
  }

  @Test
  void tablesEscapeNamesAndCells() {
    Table table =
        Table.create(
            HOSTILE,
            StringColumn.create("a" + HOSTILE, HOSTILE, "plain"),
            DoubleColumn.create("value", 0.55, Double.NaN));
    String html = HtmlTable.of(table);
    assertFalse(html.contains("<script"), html);
    assertFalse(html.contains("<img"), html);
    assertTrue(html.contains(">0.55</td>"), html);
    assertTrue(html.contains(">–</td>"), html);
    assertTrue(HtmlTable.of(table, 1).contains("1 of 2 rows"));
  }
}
