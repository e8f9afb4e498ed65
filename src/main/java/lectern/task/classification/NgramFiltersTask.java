package lectern.task.classification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lectern.data.LabelledText;
import lectern.data.PlantedNgramCorpus;
import lectern.data.PlantedNgramCorpus.Planted;
import lectern.data.TextSplit;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;

/// Whether the filters of a convolutional network are detectors of the n-grams that tell two
/// classes of texts apart.
///
/// A filter is known by the n-gram that it fires at most in the test texts, and by the class whose
/// score its firing raises. Measures:
///
/// - `accuracy` on the test texts
/// - `telling`: the share of what the filters say that rests on n-grams which only the class they
///   speak for has; a filter says its greatest activation times what that raises the score by
/// - `recovered`: the share of the planted n-grams at which some filter that speaks for their class
///   fires most
/// - `telling.untrained`, `recovered.untrained`: the same of the filters as they were before
///   training
///
/// Bound: `best.narrower`, the accuracy of everything that sees fewer words at once than the
/// planted n-grams have. Table: `filters`.
public final class NgramFiltersTask implements Task<NgramFiltersTask.Config> {
  /// @param data the texts
  /// @param model the network
  public record Config(PlantedNgrams data, Cnn model) {}

  @Override
  public String name() {
    return "ngram-filters";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of(
        "accuracy",
        "telling",
        "telling.untrained",
        "recovered",
        "recovered.untrained",
        "best.narrower");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    Planted planted = config.data().planted(context.random());
    TextSplit split = config.data().split(context.random());
    List<LabelledText> texts = split.test().texts();
    Found before = Found.of(config.model().untrained(split, context), texts, context);
    TrainedCnn trained = config.model().train(split, context);
    Found after = Found.of(trained, texts, context);
    trained.describe(context);
    return Measures.none()
        .with("accuracy", accuracy(trained, texts))
        .with("telling", after.telling(texts))
        .with("telling.untrained", before.telling(texts))
        .with("recovered", after.recovered(planted))
        .with("recovered.untrained", before.recovered(planted))
        .with("best.narrower", PlantedNgramCorpus.BEST_WITH_LESS);
  }

  private static double accuracy(TrainedCnn trained, List<LabelledText> texts) {
    double[][] probabilities = trained.probabilities(texts);
    int right = 0;
    for (int n = 0; n < probabilities.length; n++) {
      int answer = probabilities[n][1] > probabilities[n][0] ? 1 : 0;
      right += answer == texts.get(n).label() ? 1 : 0;
    }
    return (double) right / probabilities.length;
  }

  /// What the filters of a network fire at most.
  ///
  /// @param network the filters
  /// @param strongest of each filter
  private record Found(TrainedCnn network, List<TrainedCnn.Firing> strongest) {
    static Found of(TrainedCnn network, List<LabelledText> texts, RunContext context) {
      return new Found(
          network, network.firings(context.workers(), texts).stream().map(List::getFirst).toList());
    }

    double telling(List<LabelledText> texts) {
      double all = 0;
      double telling = 0;
      for (TrainedCnn.Firing firing : strongest) {
        int side = network.favoured(firing.filter());
        double said = firing.activation() * network.push(firing.filter(), side);
        all += said;
        telling += has(texts, 1 - side, firing.ngram()) ? 0 : said;
      }
      return all == 0 ? 0 : telling / all;
    }

    /// Whether a text of a class has these words next to each other, padding among them.
    private static boolean has(List<LabelledText> texts, int label, List<String> ngram) {
      List<String> edge = Collections.nCopies(ngram.size(), TrainedCnn.PADDING);
      return texts.stream()
          .filter(text -> text.label() == label)
          .anyMatch(text -> {
            List<String> padded = new ArrayList<>(edge);
            padded.addAll(text.words());
            padded.addAll(edge);
            return Collections.indexOfSubList(padded, ngram) >= 0;
          });
    }

    double recovered(Planted planted) {
      Set<List<String>> found = new HashSet<>();
      for (TrainedCnn.Firing firing : strongest) {
        boolean left = network.favoured(firing.filter()) == 0;
        for (List<String> ngram : left ? planted.left() : planted.right()) {
          if (Collections.indexOfSubList(firing.ngram(), ngram) >= 0) {
            found.add(ngram);
          }
        }
      }
      return (double) found.size() / planted.all().size();
    }
  }
}
