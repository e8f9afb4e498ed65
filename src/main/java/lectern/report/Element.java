package lectern.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An HTML or SVG element: `el("p", "A & B").css("lead")` is `<p class="lead">A &amp; B</p>`.
///
/// Text and attribute values are escaped, and no method takes markup, so that what comes from data
/// can only ever be shown.
final class Element implements Content {
  private static final Set<String> EMPTY = Set.of("br", "input", "meta");
  private static final Set<String> CHARACTERS_ONLY = Set.of("title", "option");

  /// `script` and `style` hold code, which only an {@link Asset} can be.
  private static final Set<String> CODE = Set.of("script", "style");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Content> children = new ArrayList<>();

  private Element(String name) {
    if (!name.matches("[a-z][a-z0-9]*") || CODE.contains(name)) {
      throw new IllegalArgumentException("'" + name + "' is no element of a page");
    }
    this.name = name;
  }

  /// An element around others.
  static Element el(String name, Content... children) {
    return new Element(name).add(children);
  }

  /// An element around a text.
  static Element el(String name, String text) {
    return new Element(name).add(text);
  }

  /// A link to another page, a file beside it, or a place on this one.
  ///
  /// @throws IllegalArgumentException if it leaves the file system: `https:`, `javascript:`, `//`
  static Element link(String address, String text) {
    if (!address.matches("[^:\\s\\\\]*") || address.startsWith("//")) {
      throw new IllegalArgumentException("'" + address + "' is no place beside this page");
    }
    Element link = el("a", text);
    link.attributes.put("href", address);
    return link;
  }

  /// Sets an attribute; `href` only {@link #link} sets, and code (`onclick`, `style`) nobody.
  Element with(String attribute, String value) {
    if (!attribute.matches("[a-zA-Z][a-zA-Z0-9-]*")
        || attribute.matches("(?i)on.*|style|href|src.*|formaction|action")) {
      throw new IllegalArgumentException("'" + attribute + "' is no attribute to be set here");
    }
    attributes.put(attribute, value);
    return this;
  }

  /// Sets its classes.
  Element css(String classes) {
    return with("class", classes);
  }

  /// Appends others.
  Element add(Content... more) {
    children.addAll(List.of(more));
    return this;
  }

  /// Appends others.
  Element add(Collection<? extends Content> more) {
    children.addAll(more);
    return this;
  }

  /// Appends a text.
  Element add(String text) {
    children.add(CHARACTERS_ONLY.contains(name) ? Content.characters(text) : Content.text(text));
    return this;
  }

  @Override
  public void write(StringBuilder page) {
    page.append('<').append(name);
    attributes.forEach((attribute, value) -> {
      page.append(' ').append(attribute);
      if (!value.isEmpty()) {
        page.append("=\"").append(Html.escape(value)).append('"');
      }
    });
    page.append('>');
    if (!EMPTY.contains(name)) {
      children.forEach(child -> child.write(page));
      page.append("</").append(name).append('>');
    }
  }

  /// The element as HTML.
  @Override
  public String toString() {
    StringBuilder html = new StringBuilder();
    write(html);
    return html.toString();
  }
}
