package lectern.report;

import static lectern.report.Element.el;
import static lectern.report.Element.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import lectern.experiment.Claim;
import lectern.experiment.Ledger;
import lectern.experiment.Verdict;
import lectern.report.Site.Entry;

/// The first page: every claim with its verdict, and the experiments.
///
/// Without a script it is a plain table; the script shows the filters and makes the columns sort.
final class LedgerPage {
  private static final Set<String> NUMBERS = Set.of("effect", "n", "seconds");

  private LedgerPage() {}

  static SitePage of(List<Entry> entries, String file) {
    List<Element> rows = new ArrayList<>();
    SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict.label(), 0);
    }
    counts.put(Badge.NEVER_RUN, 0);
    for (Entry entry : entries) {
      List<Ledger.Row> known =
          entry.study().map(study -> Ledger.of(List.of(study)).rows()).orElse(List.of());
      for (int i = 0; i < known.size(); i++) {
        rows.add(marked(row(entry, known.get(i), i), entry, known.get(i).verdict().label()));
        counts.merge(known.get(i).verdict().label(), 1, Integer::sum);
      }
      List<Claim> unjudged = entry.study().isPresent() ? List.of() : entry.spec().claims();
      for (int i = 0; i < unjudged.size(); i++) {
        rows.add(marked(neverRun(entry, unjudged.get(i), i), entry, standing(entry)));
        counts.merge(standing(entry), 1, Integer::sum);
      }
    }
    Element content = el("div", el("h1", "What the experiments say"));
    content.add(summary(counts, rows.size()));
    if (entries.stream().allMatch(entry -> entry.study().isEmpty())) {
      content.add(
          el(
              "p",
              Content.text("Nothing has been run on this machine yet. Begin with "),
              el("code", "./lectern reproduce"),
              Content.text(", which takes a minute or two.")));
    }
    if (!rows.isEmpty()) {
      content.add(filters(entries, counts), table(rows));
    }
    content.add(judging(), experiments(entries));
    Element navigation = el("nav", el("strong", "Lectern report")).with("aria-label", "Pages");
    return new SitePage(file, "Lectern report", navigation, content);
  }

  /// A row with what the filters ask it for.
  private static Element marked(Element row, Entry entry, String verdict) {
    return row.with("data-verdict", slug(verdict))
        .with("data-lecture", entry.spec().lecture())
        .with("data-experiment", entry.spec().id());
  }

  private static String standing(Entry entry) {
    return entry.missing().isPresent() ? Verdict.NOT_RUN.label() : Badge.NEVER_RUN;
  }

  /// `not run: data missing` becomes `not-run-data-missing`, for the address.
  private static String slug(String label) {
    return label.replaceAll("[^a-z]+", "-");
  }

  /// How many claims there are of each verdict; each count is a link that filters by it.
  private static Element summary(Map<String, Integer> counts, int claims) {
    Element line = el("p", claims + (claims == 1 ? " claim" : " claims")).css("lead");
    String between = ": ";
    for (var count : counts.entrySet()) {
      if (count.getValue() > 0) {
        line.add(between);
        line.add(link("#verdict=" + slug(count.getKey()), count.getValue() + " " + count.getKey()));
        between = ", ";
      }
    }
    return line;
  }

  private static Element filters(List<Entry> entries, SequencedMap<String, Integer> counts) {
    SequencedMap<String, String> verdicts = new LinkedHashMap<>();
    counts.forEach((label, count) -> {
      if (count > 0) {
        verdicts.put(slug(label), label);
      }
    });
    SequencedMap<String, String> lectures = new LinkedHashMap<>();
    SequencedMap<String, String> experiments = new LinkedHashMap<>();
    for (Entry entry : entries) {
      lectures.put(entry.spec().lecture(), entry.spec().lecture());
      experiments.put(entry.spec().id(), entry.spec().id());
    }
    return el(
            "form",
            select("verdict", "Verdict", verdicts),
            select("lecture", "Lecture", lectures),
            select("experiment", "Experiment", experiments),
            el(
                "label",
                Content.text("Text "),
                el("input").with("type", "search").with("name", "q").with("autocomplete", "off")),
            el("button", "Show all").with("type", "reset"),
            el("output", "").with("id", "count").with("aria-live", "polite"))
        .with("id", "filters")
        .with("hidden", "")
        .with("aria-label", "Filter the claims");
  }

  private static Element select(String name, String label, SequencedMap<String, String> options) {
    Element select = el("select", el("option", "all").with("value", "")).with("name", name);
    options.forEach((value, text) -> select.add(el("option", text).with("value", value)));
    return el("label", Content.text(label + " "), select);
  }

  private static Element table(List<Element> rows) {
    Element head = el("tr");
    for (String name : List.of("claim", "verdict", "effect", "n", "seconds", "experiment")) {
      String css = NUMBERS.contains(name) ? "number" : "words";
      head.add(el("th", name).with("scope", "col").css(css).with("data-sort", name));
    }
    return el(
            "table",
            el("caption", "Claims, in teaching order, and what the latest runs say of them"),
            el("thead", head),
            el("tbody").add(rows))
        .with("id", "ledger")
        .css("ledger");
  }

  private static Element row(Entry entry, Ledger.Row row, int place) {
    return el(
        "tr",
        claim(entry, row.claim(), row.text(), row.finding(), place),
        cell("verdict", String.valueOf(row.verdict().ordinal()), Badge.of(row.verdict())),
        cell(
                "effect",
                Double.toString(row.effect()),
                Content.text(row.figure().isEmpty() ? "–" : row.figure()))
            .css("number"),
        cell("n", String.valueOf(row.n()), Content.text(String.valueOf(row.n()))).css("number"),
        cell(
                "seconds",
                Double.toString(row.seconds()),
                Content.text(Ledgers.seconds(row.seconds())))
            .css("number"),
        experiment(entry));
  }

  private static Element neverRun(Entry entry, Claim claim, int place) {
    String how =
        entry
            .missing()
            .orElse("Not run on this machine; ./lectern run " + entry.spec().id() + " does it.");
    int rank = entry.missing().isPresent() ? Verdict.NOT_RUN.ordinal() : Verdict.values().length;
    return el(
        "tr",
        claim(entry, claim.id(), claim.text(), how, place),
        cell("verdict", String.valueOf(rank), entry.standing()),
        cell("effect", "", Content.text("–")).css("number"),
        cell("n", "0", Content.text("0")).css("number"),
        cell("seconds", "", Content.text("–")).css("number"),
        experiment(entry));
  }

  private static Element claim(Entry entry, String id, String text, String finding, int place) {
    return el(
            "th",
            link(entry.file() + "#" + ClaimSection.anchor(place), id),
            Content.text(" " + text),
            el("small", finding))
        .with("scope", "row");
  }

  private static Element experiment(Entry entry) {
    return cell("experiment", entry.spec().id(), link(entry.file(), entry.spec().id()))
        .add(el("small", entry.spec().lecture()));
  }

  /// @param key what the column is sorted by; empty comes last
  private static Element cell(String column, String key, Content content) {
    return el("td", content).with("data-label", column).with("data-key", key);
  }

  private static Element judging() {
    return el(
        "details",
        el("summary", "How a claim is judged"),
        el(
            "p",
            "Each experiment is run with several seeds. A claim is reproduced when the whole 95 %"
                + " interval of its effect lies on the side it predicts, beyond the margin it"
                + " names, or when an exact assertion held in every run; refuted when the whole"
                + " interval lies on the other side, or an assertion failed in a run; inconclusive"
                + " when the interval spans the margin. Where a corpus is not on this machine, its"
                + " claims are not run. The test is named beside each finding."));
  }

  private static Element experiments(List<Entry> entries) {
    Element list = el("ul").css("experiments");
    for (Entry entry : entries) {
      list.add(
          el(
              "li",
              el("h3", link(entry.file(), entry.spec().title())),
              el("p", entry.spec().question()),
              el(
                      "p",
                      entry.spec().lecture()
                          + ", "
                          + entry
                              .study()
                              .map(study ->
                                  study.profile()
                                      + " profile, "
                                      + study.runList().size()
                                      + (study.runList().size() == 1 ? " run, " : " runs, ")
                                      + Ledgers.seconds(study.seconds())
                                      + " s")
                              .orElse(standing(entry)))
                  .css("lead")));
    }
    return el("section", el("h2", "Experiments"), list);
  }
}
