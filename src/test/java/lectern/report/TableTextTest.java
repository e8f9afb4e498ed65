package lectern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableTextTest {
  private static final Table ABLATION =
      Table.create(
          "ablation",
          StringColumn.create("variant", "plain", "no_tie|50% & more"),
          IntColumn.create("n", 3, 12),
          DoubleColumn.create("mean", 0.91341235, 1234.5678),
          DoubleColumn.create("low", 0.8918, 1200),
          DoubleColumn.create("high", 0.9350, 1270),
          DoubleColumn.create("p", 5.65e-5, Double.NaN));

  @Test
  void markdownIsAlignedRoundedAndEscaped() {
    assertEquals(
        """
        | variant              |  n |  mean |   low |  high |       p |
        |:---------------------|---:|------:|------:|------:|--------:|
        | plain                |  3 | 0.913 | 0.892 | 0.935 | 5.65e-5 |
        | no\\_tie\\|50% \\& more | 12 |  1235 |  1200 |  1270 |       – |
        """,
        TableText.markdown(ABLATION));
  }

  @Test
  void latexIsBooktabs() {
    assertEquals(
        """
        % \\usepackage{booktabs}
        \\begin{tabular}{lrrrrr}
        \\toprule
        variant & n & mean & low & high & p \\\\
        \\midrule
        plain & 3 & 0.913 & 0.892 & 0.935 & 5.65$\\cdot10^{-5}$ \\\\
        no\\_tie$|$50\\% \\& more & 12 & 1235 & 1200 & 1270 & -- \\\\
        \\bottomrule
        \\end{tabular}
        """,
        TableText.latex(ABLATION));
  }

  @Test
  void everythingThatLatexReadsAsItsOwnIsEscaped() {
    String latex =
        TableText.latex(
            Table.create(
                "t",
                StringColumn.create("a", "\\x{y}#$~^", "[1]", "* < −2 ± 3 × 4 … –"),
                StringColumn.create("b", "-0.5 ± 0.1", "+2.0 ± 2.5", "-3")));
    assertTrue(
        latex.contains(
            "\\textbackslash{}x\\{y\\}\\#\\$\\textasciitilde{}\\textasciicircum{} & $-$0.5 $\\pm$ 0.1"),
        latex);
    assertTrue(
        latex.contains("\n{[}1{]} & +2.0 $\\pm$ 2.5"),
        "a bracket after \\\\ is an option: " + latex);
    assertTrue(latex.contains("\n{*} $<$ $-$2 $\\pm$ 3 $\\times$ 4 \\ldots{} -- & $-$3 "), latex);
    assertTrue(latex.contains("{tabular}{lr}"), "figures to the right: " + latex);
  }

  /// RFC 4180, section 2: CR LF, quotes doubled in quoted fields, line ends kept in them.
  @Test
  void csvIsRfc4180() {
    Table table =
        Table.create(
            "t",
            StringColumn.create("name, of", "a,b", "say \"no\"", "two\nlines", "", "plain"),
            DoubleColumn.create("x", 0.1, 1e-9, Double.NaN, -2, 1.0 / 3));
    assertEquals(
        "\"name, of\",x\r\n\"a,b\",0.1\r\n\"say \"\"no\"\"\",1.0E-9\r\n\"two\nlines\",\r\n,-2.0\r\n"
            + "plain,0.3333333333333333\r\n",
        TableText.csv(table));
  }

  @Test
  void aTableWithoutRowsIsItsHeading() {
    Table empty = ABLATION.emptyCopy();
    assertEquals(2, TableText.markdown(empty).lines().count());
    assertTrue(TableText.latex(empty).contains("\\midrule\n\\bottomrule"));
    assertEquals("variant,n,mean,low,high,p\r\n", TableText.csv(empty));
  }

  @Test
  void lineEndsDoNotBreakRows() {
    Table table = Table.create("t", StringColumn.create("a", "one\n| two"));
    assertEquals(3, TableText.markdown(table).lines().count());
    assertTrue(TableText.markdown(table).contains("| one \\| two |"));
  }
}
