package lectern.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.config.Settings;
import lectern.experiment.ClaimVerdict;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Finding;
import lectern.experiment.Study;
import lectern.run.Run;
import lectern.run.RunStatus;

/// One experiment's part of the report.
final class StudySection {
  private static final int MOST_FINDINGS = 8;
  private static final int FEW_FINDINGS = 4;
  private static final int LONGEST_SAMPLE = 4000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private StudySection() {}

  static String of(Study study) {
    ExperimentSpec spec = study.spec();
    StringBuilder html = new StringBuilder();
    html.append("<section id=\"").append(Html.escape(spec.id())).append("\"><h2>");
    html.append(Html.escape(spec.title())).append("</h2><p class=\"question\">");
    html.append(Html.escape(spec.question())).append("</p>");
    html.append(status(study));
    study.verdicts().forEach(claim -> claim(html, claim));
    StudyCharts.of(study).forEach(chart -> figure(html, chart));
    List<Chart> pictures = RunPictures.of(study);
    if (!pictures.isEmpty()) {
      html.append("<h3>Pictures</h3><div class=\"pictures\">");
      pictures.forEach(picture -> figure(html, picture));
      html.append("</div>");
    }
    arms(html, spec);
    html.append("<details><summary>Every measure</summary><div class=\"scroll\">");
    html.append(HtmlTable.of(study.summary())).append("</div></details>");
    samples(html, study);
    html.append("<h3>Run it yourself</h3><pre>./lectern run ").append(Html.escape(spec.id()));
    html.append(" --profile ").append(Html.escape(study.profile())).append("</pre>");
    provenance(html, study);
    return html.append("</section>").toString();
  }

  private static String status(Study study) {
    Map<String, Long> counts =
        study.runList().stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.status().label(), java.util.TreeMap::new, Collectors.counting()));
    String runs =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    String why =
        study.runList().stream()
            .flatMap(run -> run.error().stream())
            .findFirst()
            .map(error -> "<br>" + Html.escape(error))
            .orElse("");
    return "<p class=\"lead\"><code>"
        + Html.escape(study.spec().id())
        + "</code>, profile "
        + Html.escape(study.profile())
        + ", "
        + study.planned()
        + " runs planned: "
        + Html.escape(runs)
        + "; "
        + Ledgers.seconds(study.seconds())
        + " s of computing"
        + why
        + "</p>";
  }

  private static void claim(StringBuilder html, ClaimVerdict claim) {
    html.append("<h3>").append(Html.escape(claim.claim().id())).append(' ');
    html.append(Html.escape(claim.claim().text())).append(' ');
    html.append(Ledgers.badge(claim.verdict())).append("</h3><ul class=\"findings\">");
    int shown = claim.findings().size() <= MOST_FINDINGS ? MOST_FINDINGS : FEW_FINDINGS;
    claim.findings().stream().limit(shown).forEach(finding -> finding(html, finding));
    html.append("</ul>");
    if (claim.findings().size() > shown) {
      html.append("<details><summary>").append(claim.findings().size() - shown);
      html.append(" more findings</summary><ul class=\"findings\">");
      claim.findings().stream().skip(shown).forEach(finding -> finding(html, finding));
      html.append("</ul></details>");
    }
  }

  private static void finding(StringBuilder html, Finding finding) {
    html.append("<li>").append(Ledgers.badge(finding.verdict())).append(' ');
    html.append(Html.escape(finding.sentence()));
    html.append("<small><code>").append(Html.escape(finding.expectation())).append("</code>; ");
    html.append(Html.escape(finding.test())).append(", n = ").append(finding.n());
    if (!Double.isNaN(finding.effect())) {
      html.append("; effect ");
      html.append(Ledgers.effect(finding.effect(), finding.interval()));
      html.append(" against ").append(Ticks.number(finding.threshold()));
    }
    if (!Double.isNaN(finding.p())) {
      html.append("; p = ").append(Ticks.number(finding.p()));
    }
    finding
        .bootstrap()
        .ifPresent(interval ->
            html.append("; bootstrap ").append(Ledgers.effect(finding.effect(), interval)));
    html.append("</small></li>");
  }

  private static void figure(StringBuilder html, Chart chart) {
    html.append("<figure>").append(chart.svg()).append("</figure>");
  }

  private static void arms(StringBuilder html, ExperimentSpec spec) {
    html.append("<details><summary>Arms and configuration</summary><dl>");
    row(html, "base", settings(spec.base()));
    spec.arms().forEach((name, changes) -> row(html, name, settings(changes)));
    spec.grid()
        .forEach((path, values) ->
            row(
                html,
                "grid: " + path,
                values.stream().map(value -> value.text()).collect(Collectors.joining(", "))));
    html.append("</dl></details>");
  }

  private static String settings(Settings settings) {
    String text =
        settings.byPath().entrySet().stream()
            .map(entry -> entry.getKey() + " = " + entry.getValue().value().text())
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "as the base" : text;
  }

  private static void row(StringBuilder html, String name, String value) {
    html.append("<dt>").append(Html.escape(name)).append("</dt><dd>");
    html.append(Html.escape(value)).append("</dd>");
  }

  private static void samples(StringBuilder html, Study study) {
    for (Run run : StudyCharts.examples(study)) {
      Path folder = run.folder().resolve("samples");
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          String text = Files.readString(file, StandardCharsets.UTF_8);
          html.append("<details><summary>Sample: ");
          html.append(Html.escape(run.arm() + ", seed " + run.seed() + ", "));
          html.append(Html.escape(file.getFileName().toString().replaceFirst("\\.txt$", "")));
          html.append("</summary><pre>");
          html.append(
              Html.escape(
                  text.length() <= LONGEST_SAMPLE
                      ? text
                      : text.substring(0, LONGEST_SAMPLE) + "…"));
          html.append("</pre></details>");
        }
      } catch (IOException e) {
        html.append("<p>Samples cannot be read: ").append(Html.escape(e.toString()));
        html.append("</p>");
      }
    }
  }

  private static void provenance(StringBuilder html, Study study) {
    for (Run run : study.runList()) {
      Path file = run.folder().resolve("provenance.json");
      if (run.status() == RunStatus.DATA_MISSING || !Files.isRegularFile(file)) {
        continue;
      }
      html.append("<details><summary>Provenance</summary><dl>");
      row(html, "run", run.id());
      try {
        flatten(html, "", JSON.readTree(file.toFile()));
      } catch (IOException e) {
        row(html, "unreadable", e.toString());
      }
      html.append("</dl></details>");
      return;
    }
  }

  private static void flatten(StringBuilder html, String prefix, JsonNode node) {
    for (var entry : node.properties()) {
      String name = prefix + entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isObject()) {
        flatten(html, name + ".", value);
      } else if (value.isArray()) {
        String all = value.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
        row(html, name, all.isEmpty() ? "none" : all);
      } else {
        row(html, name, value.asText());
      }
    }
  }
}
