package lectern.report;

import java.text.Bidi;

/// What an {@link Element} holds: another element, text, a chart or an asset of ours.
///
/// Nothing else is content, and none of these can be made of markup that came from data.
sealed interface Content permits Element, Content.Text, Drawing, Asset {
  /// Appends it as HTML.
  void write(StringBuilder page);

  /// Text from anywhere.
  static Content text(String text) {
    String safe = Html.escape(text);
    // Text that runs from right to left must not rearrange what stands beside it.
    boolean turns = Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    return new Text(turns ? "<bdi>" + safe + "</bdi>" : safe);
  }

  /// Text for elements that hold characters and no elements, such as `title` and `option`.
  static Content characters(String text) {
    return new Text(Html.escape(text));
  }

  /// Escaped text.
  final class Text implements Content {
    private final String safe;

    private Text(String safe) {
      this.safe = safe;
    }

    @Override
    public void write(StringBuilder page) {
      page.append(safe);
    }
  }
}
