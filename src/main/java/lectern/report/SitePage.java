package lectern.report;

import static lectern.report.Element.el;
import static lectern.report.Element.link;

/// A page of the site: what every one of them has around its own content.
///
/// @param file its name in the site's folder
/// @param title of the window
/// @param navigation links to its neighbours
/// @param content what it tells
record SitePage(String file, String title, Element navigation, Element content) {
  /// What a page of ours is known by when it is to be removed.
  static final String GENERATOR = "Lectern report";

  /// Nothing is loaded from anywhere, and no script or style runs but the two that come with the
  /// page: markup that slipped through would still do nothing.
  private static final String POLICY =
      "default-src 'none'; style-src "
          + Asset.STYLE.source()
          + "; script-src "
          + Asset.SCRIPT.source()
          + "; img-src data:; base-uri 'none'; form-action 'none'";

  /// The page as HTML.
  String html() {
    Element head =
        el(
            "head",
            el("meta").with("charset", "utf-8"),
            el("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY),
            el("meta").with("name", "generator").with("content", GENERATOR),
            el("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            el("title", title),
            Asset.STYLE,
            Asset.SCRIPT);
    Element theme =
        el("button", "Dark").with("type", "button").with("id", "theme").with("hidden", "");
    Element body =
        el(
            "body",
            link("#content", "Skip to the content").css("skip"),
            el("header", navigation, theme).css("bar"),
            el("main", content).with("id", "content"),
            el(
                "footer",
                el(
                    "p",
                    "Written by Lectern from the run folders under results/runs;"
                        + " it loads nothing from anywhere.")));
    StringBuilder page = new StringBuilder(1 << 16).append("<!doctype html>\n");
    el("html", head, body).with("lang", "en").write(page);
    return page.append('\n').toString();
  }
}
