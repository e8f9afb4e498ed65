package lectern.yaml;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a name in a file may be that becomes part of file names, columns, addresses and labels: of
/// an experiment, an arm, a profile.
///
/// Only ASCII: there `а` (Cyrillic) cannot pass for `a`, nothing is invisible or turns the
/// direction of a line, and every file system, shell and spreadsheet writes it alike. Titles,
/// questions and texts may be in any language.
public final class Name {
  /// A run's folder has a moment, an arm and a seed in its name, and file systems take 255 bytes.
  static final int LONGEST = 64;

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /// Devices that Windows takes for files in every folder, whatever their ending.
  private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

  private Name() {}

  /// A name of letters, digits, - and _, beginning with a letter.
  ///
  /// @param what it names, such as `arm`
  /// @return `name`
  /// @throws lectern.InputException if it is none, naming the first character that cannot be
  public static String word(String what, String name, Place place) {
    if (!WORD.matcher(name).matches()) {
      throw place.error(
          "the "
              + what
              + " '"
              + Visible.text(brief(name))
              + "' must begin with a letter and go on with letters, digits, - and _, of ASCII"
              + offender(name, "[A-Za-z0-9_-]")
              + ".");
    }
    return checkLength(what, name, place);
  }

  /// Lower-case words joined by hyphens: the name of a file and of a folder.
  ///
  /// @param what it names, such as `id`
  /// @return `name`
  /// @throws lectern.InputException if it is none, or Windows has a device of that name
  public static String id(String what, String name, Place place) {
    if (!ID.matcher(name).matches()) {
      throw place.error(
          what
              + " is '"
              + Visible.text(brief(name))
              + "'; it must be lower-case words joined by hyphens"
              + offender(name, "[a-z0-9-]")
              + ".");
    }
    if (DEVICE.matcher(name).matches()) {
      throw place.error(
          what
              + " is '"
              + name
              + "', which no file or folder can be called on Windows; add a word.");
    }
    return checkLength(what, name, place);
  }

  /// Whether {@link #id} would take it.
  public static boolean isId(String text) {
    return ID.matcher(text).matches()
        && !DEVICE.matcher(text).matches()
        && text.length() <= LONGEST;
  }

  private static String checkLength(String what, String name, Place place) {
    if (name.length() > LONGEST) {
      throw place.error(
          what
              + " '"
              + brief(name)
              + "' has "
              + name.length()
              + " characters; it becomes part of file names, so "
              + LONGEST
              + " are the most.");
    }
    return name;
  }

  private static String brief(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /// `; found U+0430 CYRILLIC SMALL LETTER A`: what looks right may be another letter.
  private static String offender(String name, String allowed) {
    return name.codePoints()
        .filter(point -> point > 0x7e || point < 0x20)
        .filter(point -> !Character.toString(point).matches(allowed))
        .mapToObj(point ->
            String.format(Locale.ROOT, "; found U+%04X %s", point, Character.getName(point)))
        .findFirst()
        .orElse("");
  }
}
