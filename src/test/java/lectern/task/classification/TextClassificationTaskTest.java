package lectern.task.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lectern.data.LabelledText;
import lectern.data.TextSplit;
import lectern.run.Measures;
import lectern.run.RecordingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextClassificationTaskTest {
  @TempDir private Path folder;

  private RecordingContext context(String corpus) {
    String mirror = System.getenv("LECTERN_DATA_MIRROR");
    assumeTrue(
        mirror != null && Files.isDirectory(Path.of(mirror, corpus)),
        "the corpus " + corpus + " is not in LECTERN_DATA_MIRROR");
    RecordingContext context = new RecordingContext(1, folder);
    context.corpora.put(corpus, Path.of(mirror, corpus));
    return context;
  }

  @Test
  void theCorporaHaveTheirPublishedSizes() {
    TextSplit sst2 = Sst2.DEFAULT.splits(context("sst2")).getFirst();
    assertEquals(
        List.of(6920, 872, 1821),
        List.of(sst2.training().size(), sst2.validation().size(), sst2.test().size()));
    TextSplit trec = new Trec().splits(context("trec")).getFirst();
    assertEquals(5452, trec.training().size() + trec.validation().size());
    assertEquals(500, trec.test().size());
    List<TextSplit> reviews = new MovieReviews(10).splits(context("mr"));
    assertEquals(10, reviews.size());
    Set<LabelledText> judged = new HashSet<>();
    int tests = 0;
    for (TextSplit split : reviews) {
      assertEquals(
          10_662, split.training().size() + split.validation().size() + split.test().size());
      judged.addAll(split.test().texts());
      tests += split.test().size();
    }
    assertEquals(10_662, tests);
  }

  @Test
  void withoutReadingTheAnswersAreTheShares() throws InterruptedException {
    Measures measures =
        new TextClassificationTask()
            .run(new TextClassificationTask.Config(Sst2.DEFAULT, new Prior()), context("sst2"));
    // 3,610 of 6,920 training sentences and 909 of 1,821 test sentences are positive
    assertEquals(909 / 1821.0, measures.values().get("accuracy"), 1e-12);
    assertEquals(909 / 1821.0, measures.values().get("majority"), 1e-12);
    double yes = 3610 / 6920.0;
    assertEquals(
        -(909 * StrictMath.log(yes) + 912 * StrictMath.log(1 - yes)) / 1821,
        measures.values().get("nats"),
        1e-12);
  }
}
