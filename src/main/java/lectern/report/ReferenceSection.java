package lectern.report;

import static lectern.report.Element.el;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lectern.experiment.Ledger;
import lectern.experiment.Reference;
import lectern.experiment.Reference.Mean;
import lectern.experiment.Study;
import lectern.statistics.Digits;

/// A study beside the committed outcome of its experiment.
final class ReferenceSection {
  private record Key(String at, String measure) {}

  private ReferenceSection() {}

  static Element of(Study study, Reference reference) {
    boolean same = study.profile().equals(reference.profile());
    Element section =
        el(
            "section",
            el("h2", "On record"),
            el(
                "p",
                same
                    ? "The committed outcome is of the same profile, "
                        + reference.profile()
                        + ": the same code gives the same figures."
                    : "The committed outcome is of the profile "
                        + reference.profile()
                        + ", this study of "
                        + study.profile()
                        + ": the figures stand side by side, but are not to be the same."),
            el(
                "p",
                Content.text("Recorded at commit "),
                el("code", Objects.requireNonNullElse(reference.commit(), "unknown")),
                Content.text(".")));
    return section.add(claims(study, reference), means(study, reference, same));
  }

  private static Element claims(Study study, Reference reference) {
    SiteTable table =
        SiteTable.of("Claims here and on record")
            .words("claim")
            .words("here")
            .numbers("effect here")
            .words("on record")
            .numbers("effect on record");
    List<Ledger.Row> here = Ledger.of(List.of(study)).rows();
    for (Ledger.Row row : here) {
      Ledger.Row recorded =
          reference.claims().stream()
              .filter(other -> row.claim().equals(other.claim()) && other.verdict() != null)
              .findFirst()
              .orElse(null);
      table.row(
          List.of(
              Content.text(row.claim()),
              Badge.of(row.verdict()),
              Content.text(row.figure()),
              recorded == null ? Content.text("–") : Badge.of(recorded.verdict()),
              Content.text(
                  recorded == null ? "–" : Objects.requireNonNullElse(recorded.figure(), "–"))));
    }
    return table.element();
  }

  private static Element means(Study study, Reference reference, boolean same) {
    Map<Key, Mean> here = new LinkedHashMap<>();
    Reference.of(study).summary().forEach(mean -> here.put(key(mean), mean));
    SiteTable table =
        SiteTable.of("Means over seeds, here and on record")
            .words("at")
            .words("measure")
            .numbers("here")
            .numbers("on record")
            .numbers("difference");
    int shared = 0;
    int equal = 0;
    for (Mean recorded : reference.summary()) {
      Mean mean = here.remove(key(recorded));
      if (mean == null) {
        continue;
      }
      shared++;
      double difference = mean.mean() - recorded.mean();
      equal += difference == 0 ? 1 : 0;
      table.row(
          List.of(
              Content.text(mean.at()),
              Content.text(mean.measure()),
              Content.text(figure(mean)),
              Content.text(figure(recorded)),
              Content.text(Double.isNaN(difference) ? "–" : Digits.of(difference))));
    }
    if (shared == 0) {
      return el("p", "No arm and grid point is in both.");
    }
    String summary =
        shared
            + (shared == 1 ? " mean" : " means")
            + " in both"
            + (same ? ", " + equal + " of them equal to the last bit" : "");
    return el("details", el("summary", summary), table.element());
  }

  private static Key key(Mean mean) {
    return new Key(
        Objects.requireNonNullElse(mean.at(), ""), Objects.requireNonNullElse(mean.measure(), ""));
  }

  private static String figure(Mean mean) {
    String sd = Double.isNaN(mean.sd()) ? "" : " ± " + Digits.of(mean.sd());
    return Digits.of(mean.mean()) + sd + " (n = " + mean.n() + ")";
  }
}
