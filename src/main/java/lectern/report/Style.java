package lectern.report;

/// How tables look in a notebook's cell; the report's pages have `site.css`.
final class Style {
  /// Tables and badges, sent along with each.
  static final String TABLES =
      """
      table.lectern{border-collapse:collapse;font-size:.92em;margin:.6em 0}
      table.lectern th{text-align:left;font-weight:600;border-bottom:2px solid #8885;padding:.35em .7em}
      table.lectern td{text-align:left;border-bottom:1px solid #8883;padding:.35em .7em;vertical-align:top}
      table.lectern .figure{white-space:nowrap;font-variant-numeric:tabular-nums}
      table.lectern small{display:block;opacity:.72}
      .badge{display:inline-block;padding:.1em .6em;border-radius:1em;font-size:.88em;font-weight:600;white-space:nowrap}
      .badge.good{background:#d3f0e3;color:#00583f}.badge.bad{background:#fbdcd0;color:#8a2b00}
      .badge.open{background:#fdeec4;color:#6b4a00}.badge.none{background:#e4e7eb;color:#3e4c59}
      """;

  private Style() {}
}
