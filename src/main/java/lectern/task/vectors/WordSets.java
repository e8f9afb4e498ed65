package lectern.task.vectors;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lectern.data.AnalogyQuestions;
import lectern.data.WordSimilarities;
import lectern.run.RunContext;

/// What people say of English words, and some words to look at.
final class WordSets {
  /// Groups that a map of newspaper words should show.
  private static final Map<String, List<String>> GROUPS = groups();

  private WordSets() {}

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("days", List.of("monday", "tuesday", "wednesday", "thursday", "friday"));
    groups.put("months", List.of("march", "june", "july", "august", "september", "october"));
    groups.put("numbers", List.of("two", "three", "four", "five", "six", "seven"));
    groups.put("countries", List.of("japan", "germany", "france", "britain", "canada", "mexico"));
    groups.put("people", List.of("president", "chairman", "director", "manager", "lawyer"));
    groups.put("family", List.of("father", "mother", "son", "daughter", "wife", "husband"));
    groups.put("markets", List.of("stocks", "bonds", "shares", "securities", "futures"));
    groups.put("movement", List.of("rose", "fell", "climbed", "dropped", "jumped", "declined"));
    groups.put("speech", List.of("said", "says", "told", "announced", "added", "argued"));
    groups.put("drink", List.of("water", "beer", "wine", "coffee", "milk"));
    return groups;
  }

  /// WordSim-353 as `wordsim` and SimLex-999 as `simlex`.
  static List<WordSimilarities> similarities(RunContext context) {
    Path folder = context.corpus("wordsim");
    return List.of(
        WordSimilarities.read("wordsim", folder.resolve("EN-WS-353-ALL.txt")),
        WordSimilarities.read("simlex", folder.resolve("EN-SIMLEX-999.txt")));
  }

  /// Mikolov's questions.
  static AnalogyQuestions analogies(RunContext context) {
    return AnalogyQuestions.read(context.corpus("analogies").resolve("questions-words.txt"));
  }

  /// Words to map, by group.
  static Map<String, String> mapped() {
    Map<String, String> mapped = new LinkedHashMap<>();
    GROUPS.forEach((group, words) -> words.forEach(word -> mapped.put(word, group)));
    return mapped;
  }

  /// Words whose neighbours are worth a look.
  static List<String> asked() {
    return List.of("monday", "japan", "million", "president", "rose", "shares", "water", "bank");
  }
}
