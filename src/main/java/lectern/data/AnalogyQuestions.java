package lectern.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lectern.InputException;
import lectern.text.TextFile;

/// Questions of the form "man is to king as woman is to queen", by sections.
///
/// Source: Mikolov et al. 2013, "Efficient estimation of word representations in vector space",
/// section 4.1.
///
/// @param sections in the file's order
public record AnalogyQuestions(List<Section> sections) {
  /// @param name such as `family`
  /// @param questions in the file's order
  public record Section(String name, List<Question> questions) {
    public Section {
      questions = List.copyOf(questions);
    }
  }

  /// "a is to b as c is to d", d being asked for.
  ///
  /// @param a man
  /// @param b king
  /// @param c woman
  /// @param d queen
  public record Question(String a, String b, String c, String d) {}

  public AnalogyQuestions {
    sections = List.copyOf(sections);
  }

  /// How many questions there are in all.
  public int size() {
    return sections.stream().mapToInt(section -> section.questions().size()).sum();
  }

  /// Reads a file in the format of `questions-words`: `: name` begins a section, every other line
  /// has four words.
  ///
  /// @throws InputException naming the line, if it is no such file
  public static AnalogyQuestions read(Path file) {
    List<String> lines = TextFile.read(file).lines().toList();
    List<Section> sections = new ArrayList<>();
    String name = null;
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).strip().split("\\s+");
      if (fields.length == 2 && fields[0].equals(":")) {
        if (name != null) {
          sections.add(new Section(name, questions));
        }
        name = fields[1];
        questions = new ArrayList<>();
      } else if (fields.length == 4 && name != null) {
        questions.add(new Question(fields[0], fields[1], fields[2], fields[3]));
      } else {
        throw new InputException(
            "%s:%d: expected %s, found '%s'."
                .formatted(
                    file,
                    i + 1,
                    name == null ? "': ' and the name of a section" : "four words",
                    lines.get(i)));
      }
    }
    if (name == null) {
      throw new InputException(file + " is empty; expected sections of four words a line.");
    }
    sections.add(new Section(name, questions));
    return new AnalogyQuestions(sections);
  }
}
