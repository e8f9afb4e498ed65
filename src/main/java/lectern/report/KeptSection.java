package lectern.report;

import static lectern.report.Element.el;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.InputException;
import lectern.experiment.Study;
import lectern.report.TablePicture.Breadth;
import lectern.run.Run;
import lectern.run.RunFolder;

/// What runs kept besides numbers, of one run of each arm and grid point: pictures and samples.
final class KeptSection {
  private static final int LONGEST_SAMPLE = 4000;
  private static final int PICTURE = 400;

  /// More would make the page heavy: a picture takes 30 to 200 kB.
  private static final int MOST_PICTURES = 24;

  /// Of each kind; of those that take a page's width, half as many.
  private static final int UNFOLDED = 4;

  /// Samples beyond these fold together.
  private static final int MOST_SAMPLES = 8;

  private KeptSection() {}

  /// The pictures of what runs kept, kind by kind; absent if there are none.
  static Optional<Element> pictures(Study study) {
    Element section = el("section", el("h2", "Pictures"));
    Map<TablePicture, List<RunPictures.Drawable>> kinds = new LinkedHashMap<>();
    try {
      for (RunPictures.Drawable drawable : RunPictures.drawables(study)) {
        kinds.computeIfAbsent(drawable.kind(), _ -> new ArrayList<>()).add(drawable);
      }
    } catch (InputException damaged) {
      return Optional.of(section.add(note(damaged)));
    }
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    int most = Math.max(UNFOLDED, MOST_PICTURES / kinds.size());
    kinds.forEach((kind, drawables) -> section.add(kind(kind, drawables, most)));
    return Optional.of(section);
  }

  /// The first few pictures of a kind, the others folded, those beyond `most` left out.
  private static Element kind(TablePicture kind, List<RunPictures.Drawable> drawables, int most) {
    int unfolded = kind.breadth() == Breadth.BROAD ? UNFOLDED / 2 : UNFOLDED;
    int shown = Math.min(most, drawables.size());
    int open = Math.min(unfolded, shown);
    Element group = el("div", el("h3", kind.heading()), figures(kind, drawables.subList(0, open)));
    if (shown > open) {
      group.add(
          el(
              "details",
              el("summary", shown - open + " more"),
              figures(kind, drawables.subList(open, shown))));
    }
    if (drawables.size() > shown) {
      group.add(
          el(
              "p",
              shown
                  + " of "
                  + drawables.size()
                  + "; each run has its own in its folder, under charts."));
    }
    return group;
  }

  private static Element figures(TablePicture kind, List<RunPictures.Drawable> drawables) {
    boolean broad = kind.breadth() == Breadth.BROAD;
    Element grid = el("div").css(broad ? "charts" : "pictures");
    for (RunPictures.Drawable drawable : drawables) {
      try {
        Chart chart = drawable.draw();
        grid.add(
            broad ? Drawing.fitted(chart) : el("figure", new Drawing(chart.fitted(PICTURE), "")));
      } catch (InputException damaged) {
        grid.add(note(damaged));
      }
    }
    return grid;
  }

  private static Element note(InputException damaged) {
    return el("p", damaged.getMessage()).css("note");
  }

  /// Texts that were written; absent if there are none.
  static Optional<Element> samples(Study study) {
    List<Element> samples = new ArrayList<>();
    for (Run run : StudyCharts.examples(study)) {
      Path folder = new RunFolder(run.folder()).samples();
      if (!Files.isDirectory(folder)) {
        continue;
      }
      StringBuilder whose = new StringBuilder(run.arm());
      run.grid()
          .forEach((path, value) -> whose.append(", ").append(path).append(" = ").append(value));
      whose.append(", seed ").append(run.seed()).append(": ");
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String name = file.getFileName().toString().replaceFirst("\\.txt$", "");
          samples.add(el("details", el("summary", whose + name), el("pre", text(file))));
        }
      } catch (IOException e) {
        samples.add(el("p", whose + "samples cannot be read: " + e).css("note"));
      }
    }
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    int shown = Math.min(MOST_SAMPLES, samples.size());
    Element section = el("section", el("h2", "Samples")).add(samples.subList(0, shown));
    if (samples.size() > shown) {
      section.add(
          el("details", el("summary", samples.size() - shown + " more samples"))
              .add(samples.subList(shown, samples.size())));
    }
    return Optional.of(section);
  }

  /// The beginning of a text, however long the file is; what is not UTF-8 becomes U+FFFD.
  private static String text(Path file) throws IOException {
    char[] text = new char[LONGEST_SAMPLE + 1];
    int length = 0;
    try (Reader reader =
        new java.io.InputStreamReader(
            Files.newInputStream(file),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE))) {
      for (int read = 0; read >= 0 && length < text.length; ) {
        read = reader.read(text, length, text.length - length);
        length += Math.max(0, read);
      }
    }
    return length <= LONGEST_SAMPLE
        ? new String(text, 0, length)
        : new String(text, 0, LONGEST_SAMPLE) + "…";
  }
}
