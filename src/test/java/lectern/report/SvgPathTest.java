package lectern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SvgPathTest {
  @Test
  void isRelativeToATenthAndRepeatsNoCommand() {
    assertEquals("m1 2l3 0 0 4.5-3 0z", SvgPath.shortened("M1,2 L4,2 L4,6.5 L1,6.5 Z"));
    assertEquals(
        "m.1-.2q1 0 1 1-.5 0 1-1",
        SvgPath.shortened("M0.1,-0.2 Q1.1,-0.2 1.1,0.8 Q0.6,0.8 2.1,-0.2"));
    assertEquals("m10 10zm5 5", SvgPath.shortened("M10,10 Z M15,15"), "after z at its start");
    assertEquals("", SvgPath.shortened(""));
  }

  @Test
  void whatIsNotKnownStaysAsItIs() {
    String arc = "M1,2 A3,3 0 0 1 4,5";
    assertEquals(arc, SvgPath.shortened(arc));
  }

  /// Rounded before they are subtracted: after a thousand steps no place is off by more than half
  /// of a tenth.
  @Test
  void errorsDoNotAddUp() {
    StringBuilder outline = new StringBuilder("M0.04,0.04");
    for (int i = 1; i <= 1000; i++) {
      outline.append(" L").append(i * 0.34).append(',').append(i * 0.26);
    }
    double x = 0;
    double y = 0;
    Matcher numbers = Pattern.compile("-?[0-9.]+").matcher(SvgPath.shortened(outline.toString()));
    int steps = 0;
    while (numbers.find()) {
      x += Double.parseDouble(numbers.group());
      numbers.find();
      y += Double.parseDouble(numbers.group());
      steps++;
    }
    assertEquals(1001, steps);
    assertEquals(340, x, 0.051);
    assertEquals(260, y, 0.051);
  }

  /// Any outline drawn by Java comes out the same but for rounding.
  @Test
  void lettersKeepTheirOutline() {
    Shape letters =
        new java.awt.font.TextLayout(
                "Quäß 8", Theme.SMALL, new java.awt.font.FontRenderContext(null, true, true))
            .getOutline(java.awt.geom.AffineTransform.getTranslateInstance(100, 200));
    List<String> commands = new ArrayList<>();
    Path2D path = new Path2D.Double(letters);
    double[] c = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      commands.add(
          switch (i.currentSegment(c)) {
            case PathIterator.SEG_MOVETO -> "M" + c[0] + "," + c[1];
            case PathIterator.SEG_LINETO -> "L" + c[0] + "," + c[1];
            case PathIterator.SEG_QUADTO -> "Q" + c[0] + "," + c[1] + " " + c[2] + "," + c[3];
            case PathIterator.SEG_CUBICTO ->
                "C" + c[0] + "," + c[1] + " " + c[2] + "," + c[3] + " " + c[4] + "," + c[5];
            default -> "Z";
          });
    }
    String outline = String.join(" ", commands);
    String shortened = SvgPath.shortened(outline);
    assertEquals(ends(outline, false).size(), ends(shortened, true).size());
    for (int i = 0; i < ends(outline, false).size(); i++) {
      assertEquals(ends(outline, false).get(i), ends(shortened, true).get(i), 0.0501);
    }
  }

  /// The places that commands end at, absolute.
  private static List<Double> ends(String outline, boolean relative) {
    List<Double> ends = new ArrayList<>();
    Matcher tokens = Pattern.compile("[A-Za-z]|-?(?:[0-9]*\\.)?[0-9]+").matcher(outline);
    List<String> all = new ArrayList<>();
    while (tokens.find()) {
      all.add(tokens.group());
    }
    char command = 0;
    double x = 0;
    double y = 0;
    double startX = 0;
    double startY = 0;
    for (int i = 0; i < all.size(); ) {
      if (Character.isLetter(all.get(i).charAt(0))) {
        command = Character.toLowerCase(all.get(i++).charAt(0));
        if (command == 'z') {
          x = startX;
          y = startY;
        }
        continue;
      }
      int count = command == 'q' ? 4 : command == 'c' ? 6 : 2;
      double endX = Double.parseDouble(all.get(i + count - 2));
      double endY = Double.parseDouble(all.get(i + count - 1));
      x = relative ? x + endX : endX;
      y = relative ? y + endY : endY;
      if (command == 'm') {
        startX = x;
        startY = y;
      }
      ends.add(x);
      ends.add(y);
      i += count;
    }
    return ends;
  }
}
