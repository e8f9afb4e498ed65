package lectern.notebook;

import java.util.Locale;
import lectern.report.Html;

/// How far something is: a bar with words beside it.
///
/// @param done steps done
/// @param total steps altogether, at least 1
/// @param words what is going on, such as `lstm, seed 2 · loss 1.83 · 40 s left`
public record Progress(long done, long total, String words) {
  private static final int CELLS = 30;

  public Progress {
    if (total < 1 || done < 0 || done > total) {
      throw new IllegalArgumentException(done + " of " + total + " steps done");
    }
  }

  /// The share done, percent, rounded down.
  public int percent() {
    return (int) (100 * done / total);
  }

  /// As a line of text.
  public String text() {
    int full = (int) (CELLS * done / total);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %% %s",
        "#".repeat(full),
        "-".repeat(CELLS - full),
        percent(),
        words);
  }

  /// As HTML; the words are escaped.
  public String html() {
    return "<div style=\"font:13px system-ui,sans-serif;display:flex;gap:.8em;align-items:center\">"
        + "<div style=\"width:14em;height:.6em;border-radius:.3em;background:#8884\">"
        + "<div style=\"height:100%;border-radius:.3em;background:#0072B2;width:"
        + percent()
        + "%\"></div></div><span>"
        + percent()
        + " %</span><span>"
        + Html.escape(words)
        + "</span></div>";
  }

  @Override
  public String toString() {
    return text();
  }
}
