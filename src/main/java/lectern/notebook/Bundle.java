package lectern.notebook;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lectern.compare.Comparison;
import lectern.experiment.ClaimVerdict;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Finding;
import lectern.experiment.Ledger;
import lectern.experiment.Reference;
import lectern.experiment.Study;
import lectern.experiment.StudyPlan;
import lectern.feature.FeatureSteps;
import lectern.lab.Plan;
import lectern.replay.Replayed;
import lectern.replay.RunDiff;
import lectern.report.Chart;
import lectern.report.ComparisonCharts;
import lectern.report.Html;
import lectern.report.HtmlTable;
import lectern.report.Ledgers;
import lectern.report.SettingCharts;
import lectern.run.Run;
import lectern.text.Concordance;
import tech.tablesaw.api.Table;

/// A value in the forms a notebook can show, best last: text always, HTML or a picture where there
/// is one.
///
/// @param byType content by MIME type; a picture is base64
/// @param metadata width and height in pixels of the pictures, by MIME type; under {@link #OURS},
///   how letters were drawn in them
record Bundle(Map<String, String> byType, Map<String, Map<String, Object>> metadata) {
  static final String TEXT = "text/plain";
  static final String HTML = "text/html";
  static final String PNG = "image/png";

  /// What the metadata of an output say that is this project's own.
  static final String OURS = "lectern";

  /// Under {@link #OURS}: how letters were drawn, see {@link Chart#letters()}.
  static final String LETTERS = "letters";

  private static final int MOST_ROWS = 40;

  Bundle {
    byType = Map.copyOf(byType);
    metadata = Map.copyOf(metadata);
  }

  /// The types that a notebook shows other than as plain text; lists of runs, of experiments and of
  /// anything that is one of these are shown too.
  static final List<Class<?>> KNOWN =
      List.of(
          Chart.class,
          Table.class,
          Ledger.class,
          Study.class,
          ClaimVerdict.class,
          Finding.class,
          StudyPlan.class,
          Plan.class,
          Run.class,
          Comparison.class,
          RunDiff.class,
          Replayed.class,
          FeatureSteps.class,
          Concordance.class,
          Progress.class);

  /// The bundle of a value; empty for what is not one of {@link #KNOWN}.
  static Optional<Bundle> of(Object value) {
    return Optional.ofNullable(
        switch (value) {
          case Chart chart -> picture(chart);
          case Table table -> table(table);
          case Ledger ledger -> html(ledger.table().print(), Ledgers.html(ledger));
          case Reference reference -> any(new Ledger(reference.claims()));
          case Study study -> study(study);
          case ClaimVerdict claim -> html(sentence(claim), Ledgers.html(claim));
          case Finding finding -> finding(finding);
          case Plan plan -> titled(Overview.of(plan.plan()));
          case StudyPlan plan -> titled(Overview.of(plan));
          case Run run -> run(run);
          case Comparison comparison -> comparison(comparison);
          case RunDiff diff -> diff(diff);
          case Replayed replayed -> diff(replayed.diff());
          case FeatureSteps steps -> html(StepsView.text(steps), StepsView.html(steps));
          case Concordance found -> html(found.toString(), ConcordanceView.html(found));
          case Collection<?> many -> collection(many);
          case Optional<?> there -> there.flatMap(Bundle::of).orElse(null);
          case Progress progress -> html(progress.text(), progress.html());
          case null, default -> null;
        });
  }

  /// Two runs at a glance: the sentences, and what differs.
  private static Bundle diff(RunDiff diff) {
    String sentences =
        String.join(
            "\n", Stream.concat(Stream.of(diff.summary()), diff.reasons().stream()).toList());
    Table table = diff.differences();
    return table.isEmpty()
        ? text(sentences)
        : html(
            sentences + "\n\n" + table.print(MOST_ROWS),
            "<p>"
                + Html.escape(sentences).replace("\n", "<br>")
                + "</p>"
                + HtmlTable.of(table, MOST_ROWS));
  }

  private static String sentence(ClaimVerdict claim) {
    return claim.claim().id() + " " + claim.verdict().label() + ": " + claim.claim().text();
  }

  /// PNG rather than SVG: every front end, GitHub and nbconvert show it, and it is smaller.
  private static Bundle picture(Chart chart) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(TEXT, chart.toString());
    forms.put(PNG, Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(chart.png()));
    return new Bundle(
        forms,
        Map.of(
            PNG, Map.of("width", chart.width(), "height", chart.height()),
            OURS, Map.of(LETTERS, Chart.letters())));
  }

  private static Bundle table(Table table) {
    return html(table.print(MOST_ROWS), HtmlTable.of(table, MOST_ROWS));
  }

  /// A table under its name.
  private static Bundle titled(Table table) {
    return html(
        table.print(MOST_ROWS),
        "<p><b>" + Html.escape(table.name()) + "</b></p>" + HtmlTable.of(table, MOST_ROWS));
  }

  private static Bundle run(Run run) {
    Table facts = Overview.of(run);
    String name =
        "<p><b %s>%s</b></p>".formatted(NotebookComparison.VOLATILE, Html.escape(run.id()));
    return html(facts.print(), name + HtmlTable.of(facts));
  }

  /// The table, what to know before believing it, and the pictures of the first measure.
  private static Bundle comparison(Comparison comparison) {
    List<Bundle> parts = new ArrayList<>();
    String baseline = "against " + comparison.baseline();
    parts.add(html(baseline, "<p>" + Html.escape(baseline) + "</p>"));
    parts.add(table(comparison.table()));
    if (!comparison.warnings().isEmpty()) {
      StringBuilder items = new StringBuilder("<ul>");
      comparison
          .warnings()
          .forEach(warning -> items.append("<li>").append(Html.escape(warning)).append("</li>"));
      parts.add(html(String.join("\n", comparison.warnings()), items.append("</ul>").toString()));
    }
    String first = comparison.measures().getFirst();
    ComparisonCharts.differences(comparison, first).map(Bundle::picture).ifPresent(parts::add);
    SettingCharts.importance(comparison, first).map(Bundle::picture).ifPresent(parts::add);
    return joined(parts);
  }

  private static Bundle finding(Finding finding) {
    String text = finding.verdict().label() + ": " + finding.sentence();
    return html(text, "<p>" + Html.escape(text) + "</p>");
  }

  /// A study at a glance: its verdicts, and the means that they rest on.
  private static Bundle study(Study study) {
    String name =
        "%s, %s: %d of %d runs"
            .formatted(study.spec().id(), study.profile(), study.runList().size(), study.planned());
    StringBuilder text = new StringBuilder(name).append('\n');
    StringBuilder html = new StringBuilder("<p>").append(Html.escape(name)).append("</p>");
    for (ClaimVerdict claim : study.verdicts()) {
      text.append(sentence(claim)).append('\n');
      html.append(Ledgers.html(claim));
    }
    Table means = study.summary();
    html.append("<details><summary>means over seeds</summary>");
    html.append(HtmlTable.of(means, MOST_ROWS)).append("</details>");
    return html(text.toString().strip(), html.toString());
  }

  /// Runs and experiments as one table, what can be shown one below the other; null for anything
  /// else.
  private static Bundle collection(Collection<?> many) {
    if (!many.isEmpty() && many.stream().allMatch(Run.class::isInstance)) {
      return titled(Overview.runs(many.stream().map(Run.class::cast).toList()));
    }
    if (!many.isEmpty() && many.stream().allMatch(ExperimentSpec.class::isInstance)) {
      return table(Overview.experiments(many.stream().map(ExperimentSpec.class::cast).toList()));
    }
    List<Bundle> all = many.stream().flatMap(value -> of(value).stream()).toList();
    return all.size() < many.size() || all.isEmpty()
        ? null
        : all.size() == 1 ? all.getFirst() : joined(all);
  }

  /// Bundles one below the other; pictures become part of the HTML.
  static Bundle joined(List<Bundle> all) {
    StringBuilder text = new StringBuilder();
    StringBuilder html = new StringBuilder();
    for (Bundle bundle : all) {
      text.append(bundle.byType.get(TEXT)).append('\n');
      html.append(bundle.byType.containsKey(PNG) ? image(bundle) : bundle.byType.get(HTML));
    }
    return new Bundle(
        Map.of(TEXT, text.toString().strip(), HTML, html.toString()),
        Map.of(OURS, Map.of(LETTERS, Chart.letters())));
  }

  private static String image(Bundle picture) {
    return "<p><img style=\"max-width:100%%\" width=\"%s\" alt=\"%s\" src=\"data:%s;base64,%s\"></p>"
        .formatted(
            ((Map<?, ?>) picture.metadata.get(PNG)).get("width"),
            Html.escape(picture.byType.get(TEXT)),
            PNG,
            picture.byType.get(PNG).replace("\n", ""));
  }

  private static Bundle html(String text, String html) {
    return new Bundle(Map.of(TEXT, text, HTML, html), Map.of());
  }

  /// The bundle of a value, as text if there is nothing better.
  static Bundle any(Object value) {
    return of(value).orElseGet(() -> text(String.valueOf(value)));
  }

  /// Plain text, shown as such.
  static Bundle text(String text) {
    return html(text, "<pre>" + Html.escape(text) + "</pre>");
  }
}
