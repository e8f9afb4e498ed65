package lectern.task.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import lectern.autograd.Tape;
import lectern.data.LabelledText;
import lectern.data.TextSplit;
import lectern.model.TextCnn;
import lectern.nn.Pass;
import lectern.run.RunContext;
import lectern.tensor.Workers;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// A convolutional network that has been trained, and what its filters look for.
final class TrainedCnn implements TrainedTextModel {
  private static final int SHOWN_FILTERS = 12;
  private static final int SHOWN_NGRAMS = 5;
  static final String PADDING = "·";

  private final TrainedNetwork network;
  private final TextCnn cnn;
  private final TextSplit split;

  /// What a filter fires at.
  ///
  /// @param filter its number, counted from 0 over all widths
  /// @param width w, words
  /// @param ngram the words of a window
  /// @param activation of the filter there
  record Firing(int filter, int width, List<String> ngram, double activation) {}

  TrainedCnn(TrainedNetwork network, TextCnn cnn, TextSplit split) {
    this.network = network;
    this.cnn = cnn;
    this.split = split;
  }

  @Override
  public double[][] probabilities(List<LabelledText> texts) {
    return network.probabilities(texts);
  }

  /// Of the filters that push furthest towards one class, what fires them most.
  @Override
  public void describe(RunContext context) {
    Table table =
        Table.create(
            "filters",
            IntColumn.create("filter"),
            IntColumn.create("width"),
            StringColumn.create("ngram"),
            DoubleColumn.create("activation"),
            StringColumn.create("class"),
            DoubleColumn.create("weight"));
    List<List<Firing>> firings = firings(context.workers(), split.test().texts());
    for (int filter : strongest()) {
      int side = favoured(filter);
      for (Firing firing : firings.get(filter)) {
        table.intColumn("filter").append(filter);
        table.intColumn("width").append(firing.width());
        table.stringColumn("ngram").append(String.join(" ", firing.ngram()));
        table.doubleColumn("activation").append(firing.activation());
        table.stringColumn("class").append(split.training().classes().get(side));
        table.doubleColumn("weight").append(push(filter, side));
      }
    }
    context.table("filters", table);
  }

  /// The filters of the greatest push times activation are hardly the same in two trainings; those
  /// shown are the ones of the greatest push, as many of each width, widths in order.
  private List<Integer> strongest() {
    int widths = cnn.config().windows().size();
    int each = Math.max(1, SHOWN_FILTERS / widths);
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < widths; i++) {
      int first = i * cnn.config().filters();
      IntStream.range(first, first + cnn.config().filters())
          .boxed()
          .sorted(
              Comparator.comparingDouble((Integer filter) -> -push(filter, favoured(filter)))
                  .thenComparing(Comparator.naturalOrder()))
          .limit(each)
          .forEachOrdered(shown::add);
    }
    return shown;
  }

  /// The class whose score an activation of a filter raises most.
  int favoured(int filter) {
    return IntStream.range(0, classes())
        .boxed()
        .max(
            Comparator.comparingDouble((Integer k) -> push(filter, k))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  /// By how much an activation of 1 raises the score of a class above the classes' mean, nats.
  double push(int filter, int side) {
    double mean = 0;
    for (int k = 0; k < classes(); k++) {
      mean += weight(filter, k) / classes();
    }
    return weight(filter, side) - mean;
  }

  private double weight(int filter, int k) {
    return cnn.output().weight().data()[k * filters() + filter];
  }

  private int classes() {
    return cnn.config().classes();
  }

  private int filters() {
    return cnn.config().windows().size() * cnn.config().filters();
  }

  /// What each filter fires at most in some texts: different runs of words, the strongest first.
  List<List<Firing>> firings(Workers workers, List<LabelledText> texts) {
    List<List<Firing>> all = new ArrayList<>();
    IntStream.range(0, filters()).forEach(_ -> all.add(new ArrayList<>()));
    Tape tape = Tape.evaluating(workers);
    for (LabelledText text : texts) {
      tape.reset();
      TextCnn.Reading reading = cnn.read(tape, network.ids(List.of(text)), Pass.evaluate());
      for (int filter = 0; filter < filters(); filter++) {
        int width = cnn.config().windows().get(filter / cnn.config().filters());
        int begin = reading.begins()[0][filter];
        List<String> ngram =
            IntStream.range(begin, begin + width)
                .mapToObj(
                    at -> at < 0 || at >= text.words().size() ? PADDING : text.words().get(at))
                .toList();
        all.get(filter).add(new Firing(filter, width, ngram, reading.features().data()[filter]));
      }
    }
    all.replaceAll(TrainedCnn::strongestDifferent);
    return all;
  }

  private static List<Firing> strongestDifferent(List<Firing> firings) {
    SequencedSet<List<String>> seen = new LinkedHashSet<>();
    return firings.stream()
        .sorted(Comparator.comparingDouble(Firing::activation).reversed())
        .filter(firing -> seen.add(firing.ngram()))
        .limit(SHOWN_NGRAMS)
        .toList();
  }
}
