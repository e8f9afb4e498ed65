package lectern.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the guide: its blocks of code and its links.
///
/// @param file where it is
/// @param text all of it
record GuideText(Path file, String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z]+)\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

  /// A block of code.
  ///
  /// @param language as named after the back quotes
  /// @param body with a line's end after each line
  record Block(String language, String body) {}

  /// A command of Lectern's.
  ///
  /// @param line as written
  /// @param arguments without `./lectern`
  record Command(String line, List<String> arguments) {}

  static GuideText read(Path file) {
    try {
      return new GuideText(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The guide's pages and the README.
  static List<GuideText> pages() {
    try (Stream<Path> pages = Files.list(Path.of("docs/guide"))) {
      List<Path> files = new ArrayList<>(pages.sorted().toList());
      files.add(Path.of("README.md"));
      return files.stream().map(GuideText::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Block> blocks() {
    Matcher matcher = BLOCK.matcher(text);
    List<Block> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  /// Everything in round brackets behind square ones.
  List<String> links() {
    return LINK.matcher(BLOCK.matcher(text).replaceAll("")).results().map(r -> r.group(1)).toList();
  }

  /// The commands of its `sh` blocks.
  List<Command> commands() {
    return blocks().stream()
        .filter(block -> block.language().equals("sh"))
        .flatMap(block -> commands(block).stream())
        .toList();
  }

  static List<Command> commands(Block block) {
    return block
        .body()
        .replace("\\\n", " ")
        .lines()
        .filter(line -> line.startsWith("./lectern"))
        .map(line -> new Command(line, words(line)))
        .toList();
  }

  /// As a shell would split them, up to a comment, a pipe or a redirection.
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      boolean quoted = matcher.group(3) == null;
      String word =
          matcher.group(1) != null
              ? matcher.group(1)
              : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      if (!quoted && (word.startsWith("#") || List.of("|", ">", "&", "&&", ";").contains(word))) {
        break;
      }
      words.add(word);
    }
    return words.subList(1, words.size());
  }

  /// The names that its headings can be linked by.
  List<String> anchors() {
    return BLOCK
        .matcher(text)
        .replaceAll("")
        .lines()
        .filter(line -> line.matches("#+ .*"))
        .map(GuideText::anchor)
        .toList();
  }

  private static String anchor(String heading) {
    return heading
        .replaceFirst("^#+ ", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  /// An experiment with some of its sections replaced, as a reader does in an editor.
  static String replaceSections(String experiment, String sections) {
    String rest = experiment;
    for (String line : sections.lines().filter(each -> each.matches("[a-z]+:.*")).toList()) {
      String key = line.replaceFirst(":.*", "");
      rest = rest.replaceFirst("(?m)^" + key + ":.*\n(?: +.*\n)*", "");
    }
    return rest + sections;
  }
}
