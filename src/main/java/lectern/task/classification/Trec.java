package lectern.task.classification;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lectern.data.LabelledTextReader;
import lectern.data.LabelledTexts;
import lectern.data.TextSplit;
import lectern.run.RunContext;

/// Questions by what they ask for, six classes: 5,452 to learn from, of which a tenth, drawn by the
/// run's seed, to choose by; 500 to be judged on.
///
/// Source: Li & Roth 2002, "Learning question classifiers"; the tenth: Kim 2014, section 3.
public record Trec() implements TextSource {
  private static final List<String> CLASSES =
      List.of("description", "entity", "abbreviation", "human", "location", "number");

  @Override
  public List<TextSplit> splits(RunContext context) {
    Path folder = context.corpus("trec");
    LabelledTexts learned =
        LabelledTextReader.read(
            folder.resolve("TREC.train.all"), StandardCharsets.ISO_8859_1, CLASSES);
    LabelledTexts test =
        LabelledTextReader.read(
            folder.resolve("TREC.test.all"), StandardCharsets.ISO_8859_1, CLASSES);
    Tenths tenths = Tenths.of(learned, context.random().split("validation"));
    return List.of(new TextSplit(tenths.without(0), tenths.only(0), test));
  }
}
