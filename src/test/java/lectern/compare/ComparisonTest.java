package lectern.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lectern.run.Run;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ComparisonTest {
  /// By hand: differences 1, 2, 3 have mean 2, sd 1, t(0.975, 2) / √3 = 2.484138; p is 1 − t/√(2 +
  /// t²) with t = 2√3. Hedges' correction for two degrees of freedom is Γ(1)/Γ(½) = 1/√π.
  @Test
  void threePairsByHand() {
    List<Run> runs = new ArrayList<>(FakeRun.arm("plain").runs("loss", 5, 5, 5));
    runs.addAll(FakeRun.arm("deep").runs("loss", 6, 7, 8));
    Comparison comparison = Comparison.of(runs);
    Difference difference = comparison.standings("loss").get(1).difference().orElseThrow();
    assertEquals("plain", difference.against());
    assertEquals(Difference.Test.PAIRED, difference.test());
    assertEquals(2, difference.mean(), 1e-12);
    assertEquals(2 - 2.484138, difference.interval().low(), 1e-6);
    double t = 2 * Math.sqrt(3);
    assertEquals(1 - t / Math.sqrt(2 + t * t), difference.p(), 1e-12);
    assertEquals(difference.p(), difference.adjusted());
    assertEquals(2 / Math.sqrt(Math.PI), difference.effect(), 1e-12);
    Table table = comparison.table();
    System.out.println(table.print());
    comparison.warnings().forEach(System.out::println);
    System.out.println(comparison.importance().print());
    assertTrue(table.columnNames().contains("verdict"));
  }

  @Test
  void armsOnAGridAreComparedPointByPoint() {
    List<Run> runs = new ArrayList<>();
    for (String arm : List.of("rnn", "lstm")) {
      for (int gap : new int[] {5, 20}) {
        double base = arm.equals("rnn") ? 1.0 / gap : 0.5;
        runs.addAll(
            FakeRun.arm(arm)
                .with("model.cell", arm)
                .at("data.gap", gap)
                .runs("accuracy", base, base + 0.01, base + 0.03, base - 0.02));
      }
    }
    Comparison comparison = Comparison.of(runs);
    System.out.println(comparison.baseline());
    System.out.println(comparison.table().print());
    comparison.warnings().forEach(System.out::println);
    System.out.println(comparison.importance().print());
    System.out.println(comparison.figures().print());
  }
}
