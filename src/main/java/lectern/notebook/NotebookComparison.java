package lectern.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lectern.InputException;

/// A notebook's outputs held against those that were committed.
///
/// Compared are printed text, texts and tables (as HTML where there is HTML), pictures byte by byte
/// with their descriptions, and errors. Left out are cells tagged `volatile`, elements of HTML that
/// carry the attribute {@link #VOLATILE} (seconds, run ids), and the pixels of pictures whose
/// letters were drawn with other fonts than this machine's; their descriptions, which hold the
/// figures, are compared all the same.
///
/// @param differences none if the outputs are the committed ones
/// @param unseen pictures whose pixels were not compared because of the fonts
public record NotebookComparison(List<Difference> differences, int unseen) {
  /// The tag of a cell whose outputs differ from run to run by their nature.
  static final String TAG = "volatile";

  /// The attribute of an HTML element whose text differs from run to run by its nature.
  static final String VOLATILE = "data-volatile";

  static final NotebookComparison NONE = new NotebookComparison(List.of(), 0);

  private static final Pattern VOLATILE_TEXT =
      Pattern.compile("(<[^<>]*\\b" + VOLATILE + "\\b[^<>]*>)[^<]*");

  private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([^\"]*)");

  public NotebookComparison {
    differences = List.copyOf(differences);
  }

  /// One output that is not the committed one.
  ///
  /// @param cell which of the code cells, counted from 1
  /// @param what differs, such as `line 3 of the text`
  /// @param committed as it was, a line or a file's name
  /// @param now as it is, a line or a file's name
  public record Difference(int cell, String what, String committed, String now) {
    /// In three lines, for people.
    public String sentence() {
      return "code cell %d: %s\n  committed: %s\n  now:       %s"
          .formatted(cell, what, committed, now);
    }
  }

  /// @param aside where `now` lies; pictures that differ are kept beside it
  static NotebookComparison of(NotebookFile committed, NotebookFile now, Path aside) {
    List<JsonNode> before = committed.codeCells();
    List<JsonNode> after = now.codeCells();
    List<Difference> differences = new ArrayList<>();
    int unseen = 0;
    for (int i = 0; i < before.size(); i++) {
      if (!NotebookFile.tagged(before.get(i), TAG)) {
        Cell cell = new Cell(i + 1, aside, differences);
        cell.compare(Output.all(before.get(i)), Output.all(after.get(i)));
        unseen += cell.unseen;
      }
    }
    return new NotebookComparison(differences, unseen);
  }

  /// What of an output is compared.
  ///
  /// @param kind such as `text`, `table`, `picture`
  /// @param text the words
  /// @param picture base64, of several a line each; empty if there is none
  /// @param letters how letters were drawn in the picture
  private record Output(String kind, String text, String picture, String letters) {
    static List<Output> all(JsonNode cell) {
      List<Output> outputs = new ArrayList<>();
      for (JsonNode output : cell.path("outputs")) {
        Output next = of(output);
        Output last = outputs.isEmpty() ? null : outputs.getLast();
        if (last != null && next.kind.startsWith("printed") && last.kind.equals(next.kind)) {
          outputs.set(outputs.size() - 1, new Output(next.kind, last.text + next.text, "", ""));
        } else {
          outputs.add(next);
        }
      }
      return outputs;
    }

    private static Output of(JsonNode output) {
      switch (output.path("output_type").asText()) {
        case "stream" -> {
          return new Output(
              "printed text (" + output.path("name").asText() + ")",
              NotebookFile.joined(output.path("text")),
              "",
              "");
        }
        case "error" -> {
          return new Output(
              "error",
              output.path("ename").asText() + ": " + output.path("evalue").asText(),
              "",
              "");
        }
        default -> {
          JsonNode data = output.path("data");
          if (data.has(Bundle.PNG)) {
            return new Output(
                "picture",
                NotebookFile.joined(data.path(Bundle.TEXT)),
                NotebookFile.joined(data.path(Bundle.PNG)).replaceAll("\\s", ""),
                output.path("metadata").path(Bundle.OURS).path(Bundle.LETTERS).asText());
          }
          if (data.has(Bundle.HTML)) {
            String html = NotebookFile.joined(data.path(Bundle.HTML));
            String words = PICTURE.matcher(html).replaceAll("");
            return new Output(
                "HTML",
                VOLATILE_TEXT.matcher(words).replaceAll("$1…"),
                PICTURE
                    .matcher(html)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.joining("\n")),
                output.path("metadata").path(Bundle.OURS).path(Bundle.LETTERS).asText());
          }
          return new Output("text", NotebookFile.joined(data.path(Bundle.TEXT)), "", "");
        }
      }
    }
  }

  /// The comparison of one cell.
  private static final class Cell {
    private final int number;
    private final Path aside;
    private final List<Difference> differences;
    private int unseen;

    Cell(int number, Path aside, List<Difference> differences) {
      this.number = number;
      this.aside = aside;
      this.differences = differences;
    }

    void compare(List<Output> before, List<Output> after) {
      for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
        compare(i + 1, before.get(i), after.get(i));
      }
      if (before.size() != after.size()) {
        differ("the number of its outputs", "" + before.size(), "" + after.size());
      }
    }

    private void compare(int output, Output before, Output after) {
      if (!before.kind.equals(after.kind)) {
        differ("the kind of output " + output, before.kind, after.kind);
      } else if (!before.text.equals(after.text)) {
        differ(output, before, after);
      } else if (!before.picture.equals(after.picture)) {
        if (before.letters.equals(after.letters)) {
          String[] old = before.picture.split("\n");
          String[] now = after.picture.split("\n");
          int which = Arrays.mismatch(old, now); // as many: the HTML around them is the same
          differ(
              "a picture of output " + output,
              keep(old[which], output, "committed"),
              keep(now[which], output, "now"));
        } else {
          unseen++;
        }
      }
    }

    /// Names the first line that differs; HTML is cut between elements first.
    private void differ(int output, Output before, Output after) {
      String[] old = lines(before);
      String[] now = lines(after);
      int line = Arrays.mismatch(old, now);
      differ(
          "line %d of the %s, output %d".formatted(line + 1, before.kind, output),
          line < old.length ? old[line] : "(ends before)",
          line < now.length ? now[line] : "(ends before)");
    }

    private static String[] lines(Output output) {
      return (output.kind.equals("HTML")
              ? output.text.replaceAll("(?<=>)(?=<(?!/))", "\n")
              : output.text)
          .split("\n", -1);
    }

    private void differ(String what, String before, String after) {
      differences.add(new Difference(number, what, before, after));
    }

    private String keep(String picture, int output, String which) {
      String notebook = aside.getFileName().toString().replaceFirst("\\.ipynb$", "");
      Path file =
          aside.resolveSibling(
              "%s-cell-%d-output-%d-%s.png".formatted(notebook, number, output, which));
      try {
        Files.write(file, Base64.getDecoder().decode(picture));
        return file.toString();
      } catch (IOException e) {
        throw new InputException("Cannot write " + file + ": " + e.getMessage(), e);
      } catch (IllegalArgumentException e) {
        return "not base64";
      }
    }
  }
}
