package lectern.cli;

import java.util.List;
import lectern.replay.Entry;
import lectern.replay.MetricCurve;
import lectern.replay.RunDiff;
import lectern.yaml.Visible;

/// Prints two runs side by side.
final class Sides {
  private static final int DIGEST_LETTERS = 12;
  private static final int LONGEST = 160;
  private static final String LIBRARY = "library ";

  private Sides() {}

  /// How much is printed.
  enum Detail {
    /// What is equal too.
    EVERYTHING,
    /// What differs.
    DIFFERENCES,
    /// What differs, but of what they were done with only if the results differ.
    RESULTS
  }

  static void print(Console console, RunDiff diff, Detail detail) {
    line(console, "left   " + diff.left().id() + " of " + diff.left().experiment());
    line(console, "right  " + diff.right().id() + " of " + diff.right().experiment());
    console.out().println();
    entries(console, "setting", diff.settings(), detail);
    if (detail != Detail.RESULTS || !diff.reasons().isEmpty()) {
      entries(console, "environment", diff.machine(), detail);
    }
    entries(console, "outcome", diff.results(), detail);
    curves(console, diff.records().metrics(), detail);
    entries(console, "file", diff.files(), detail);
    line(console, diff.summary());
    diff.reasons().forEach(reason -> line(console, reason));
  }

  /// What runs left behind may come from a stranger.
  private static void line(Console console, String text) {
    Listing.wrap(Visible.text(text), console.columns()).forEach(console.out()::println);
  }

  private static void entries(Console console, String title, List<Entry> entries, Detail detail) {
    Listing listing = new Listing(title, "left", "right", "");
    int alike = 0;
    for (Entry entry : entries) {
      if (entry.same() && entry.name().startsWith(LIBRARY)) {
        alike++;
      } else if (entry.matters()) {
        String sign = entry.note().isEmpty() ? "differs" : entry.note();
        listing.row(entry.name(), cell(entry.left()), cell(entry.right()), sign);
      } else if (detail == Detail.EVERYTHING) {
        listing.row(
            entry.name(),
            cell(entry.left()),
            entry.same() ? "=" : cell(entry.right()),
            entry.note());
      }
    }
    if (alike > 0 && detail == Detail.EVERYTHING) {
      listing.row(alike + " libraries", "", "=", ""); // provenance.json names them
    }
    print(console, listing);
  }

  /// Digests are as long as tells them apart; a value may be as long as a stranger likes.
  private static String cell(java.util.Optional<String> text) {
    return text.map(value ->
            value.matches("[0-9a-f]{40,}")
                ? value.substring(0, DIGEST_LETTERS) + "…"
                : value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value)
        .orElse("none");
  }

  private static void curves(Console console, List<MetricCurve> curves, Detail detail) {
    Listing listing = new Listing("metric", "same rows", "different", "part at", "left", "right");
    for (MetricCurve curve : curves) {
      if (detail == Detail.EVERYTHING || curve.different() > 0) {
        listing.row(
            curve.metric(),
            curve.same() + "",
            curve.different() + "",
            curve.first().map(parting -> "step " + parting.step()).orElse("never"),
            curve.first().map(parting -> parting.leftText()).orElse(""),
            curve.first().map(parting -> parting.rightText()).orElse(""));
      }
    }
    print(console, listing);
  }

  private static void print(Console console, Listing listing) {
    if (!listing.isEmpty()) {
      listing.print(console);
      console.out().println();
    }
  }
}
