package lectern.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettableTest {
  enum Shape {
    ROUND,
    NEARLY_SQUARE
  }

  record Size(int width, double height) {
    static final Size DEFAULT = new Size(3, 0.5);
  }

  record Drawing(
      String name,
      Size size,
      Optional<Size> frame,
      Optional<Long> seed,
      List<Shape> shapes,
      boolean filled) {}

  record Preset(Shape shape, List<Integer> widths, Size size, Optional<Integer> most) {
    static final Preset DEFAULT =
        new Preset(Shape.NEARLY_SQUARE, List.of(2, 5), new Size(7, 1), Optional.of(11));
  }

  private static List<String> lines(Class<?> configuration) {
    return Settable.of(configuration).stream()
        .map(each -> each.path() + " | " + each.kind() + " | " + each.fallback().orElse("given"))
        .toList();
  }

  @Test
  void whatIsNotInADefaultMustBeGiven() {
    assertEquals(
        List.of(
            "name | a text | given",
            "size.width | a whole number | 3",
            "size.height | a number | 0.5",
            "frame.width | a whole number | none",
            "frame.height | a number | none",
            "seed | a whole number | none",
            "shapes | a list, each one of round, nearly-square | given",
            "filled | true or false | given"),
        lines(Drawing.class));
  }

  @Test
  void theOuterDefaultWins() {
    assertEquals(
        List.of(
            "shape | one of round, nearly-square | nearly-square",
            "widths | a list, each a whole number | [2, 5]",
            "size.width | a whole number | 7",
            "size.height | a number | 1.0",
            "most | a whole number | 11"),
        lines(Preset.class));
  }

  @Test
  void aListOfChoicesIsAChoice() {
    List<Settable> drawing = Settable.of(Drawing.class);
    assertEquals(Optional.of(Shape.class), drawing.get(6).choice());
    assertEquals(Optional.empty(), drawing.get(0).choice());
    assertEquals("nearly-square", Settable.written(Shape.NEARLY_SQUARE));
  }
}
