package lectern.report;

/// How pages look: system fonts, light or dark as the reader's system is, readable on a phone.
final class Style {
  /// Tables and badges: also sent along with a table into a notebook.
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

  /// The report's page.
  static final String PAGE =
      """
      :root{color-scheme:light dark;--paper:#fff;--ink:#1f2933;--muted:#616e7c;--line:#e4e7eb;--card:#f7f8fa;--link:#0060a0}
      @media(prefers-color-scheme:dark){:root{--paper:#14181d;--ink:#e4e7eb;--muted:#9aa5b1;--line:#323f4b;--card:#1c2229;--link:#6cb8f0}
      .badge.good{background:#0b4f3a;color:#b9f2db}.badge.bad{background:#6b2408;color:#ffd9c7}
      .badge.open{background:#5c4300;color:#ffe9a8}.badge.none{background:#323f4b;color:#cbd2d9}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
      main{max-width:64rem;margin:0 auto;padding:1.2rem}
      h1{font-size:1.9rem;margin:.6em 0 .1em}h2{font-size:1.4rem;margin:2.2em 0 .2em;padding-top:1rem;border-top:1px solid var(--line)}
      h3{font-size:1.05rem;margin:1.6em 0 .3em}a{color:var(--link)}
      .lead{color:var(--muted);margin:.2em 0 1em}
      .question{font-size:1.08rem;margin:.2em 0 .8em}
      .scroll{overflow-x:auto}
      figure{margin:1em 0;padding:0;background:#fff;border:1px solid var(--line);border-radius:8px;overflow:hidden;max-width:46rem}
      figure svg{display:block;width:100%;height:auto}
      .pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:1rem}
      .pictures figure{margin:0}
      pre{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.8em 1em;overflow-x:auto;font:13px/1.5 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere}
      code{font:.92em ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
      details{margin:.8em 0}summary{cursor:pointer;font-weight:600}
      ul.findings{padding-left:1.1em}ul.findings li{margin:.3em 0}ul.findings small{color:var(--muted);display:block}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.15em 1em;margin:.5em 0}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
      footer{margin:3em 0 1em;color:var(--muted);font-size:.9em}
      @media(max-width:40rem){h1{font-size:1.5rem}
      table.ledger thead{display:none}table.ledger tr{display:block;border:1px solid var(--line);border-radius:8px;margin:.8em 0;padding:.4em}
      table.ledger td{display:block;border:0;padding:.2em .5em}
      table.ledger td:not(:first-child)::before{content:attr(data-label) ": ";color:var(--muted)}
      dl{grid-template-columns:1fr}dd{margin-bottom:.4em}}
      @media print{figure{break-inside:avoid}}
      """;

  private Style() {}
}
