package lectern.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lectern.InputException;
import lectern.data.LabelledText;
import lectern.data.LabelledTexts;
import lectern.feature.FeatureSettings.Negation;
import lectern.feature.FeatureSettings.Scale;
import lectern.feature.FeatureSettings.Weighting;
import lectern.tensor.SparseMatrix;
import lectern.text.Vocabulary;

/// Turns texts into features, as learned from training texts: words, marked if need be, runs of
/// them, those that were learned, their values.
///
/// What a text has and no training text had is left out. A text none of whose features is known has
/// an empty row; a model then answers with its bias alone.
///
/// Letters: N texts, D features.
public final class FeatureExtractor {
  private final FeatureSettings settings;
  private final Vocabulary features;
  private final double[] inverseDocumentFrequency; // [D]

  private FeatureExtractor(
      FeatureSettings settings, Vocabulary features, double[] inverseDocumentFrequency) {
    this.settings = settings;
    this.features = features;
    this.inverseDocumentFrequency = inverseDocumentFrequency;
  }

  /// Learns which features there are.
  ///
  /// They are numbered by falling number of training texts that have them, those of as many in
  /// code-point order.
  ///
  /// @param texts of training; their labels are what features are selected by
  /// @throws InputException if there is no text, or no feature is left
  public static FeatureExtractor fit(FeatureSettings settings, LabelledTexts texts) {
    if (texts.size() == 0) {
      throw new InputException(
          "There is no text to learn features from; give at least one text for training.");
    }
    List<String> everywhere = new ArrayList<>(); // each text's different features, text by text
    for (LabelledText text : texts.texts()) {
      everywhere.addAll(ngrams(settings, text.words()).stream().distinct().toList());
    }
    Vocabulary all =
        Vocabulary.count(
            everywhere,
            new Vocabulary.Keep(List.of(), settings.minimumDocuments(), Integer.MAX_VALUE));
    if (all.size() == 0) {
      throw new InputException(
          "No feature occurs in %d of the %d training texts; lower minimumDocuments."
              .formatted(settings.minimumDocuments(), texts.size()));
    }
    FeatureExtractor every = weighing(settings, all, texts.texts());
    return settings.best().isEmpty() || settings.best().get() >= all.size()
        ? every
        : weighing(settings, every.best(texts), texts.texts());
  }

  private static FeatureExtractor weighing(
      FeatureSettings settings, Vocabulary features, List<LabelledText> texts) {
    double[] weights = new double[features.size()];
    Arrays.fill(weights, 1);
    FeatureExtractor extractor = new FeatureExtractor(settings, features, weights);
    if (settings.weighting() == Weighting.TF_IDF) {
      SparseMatrix byFeature = extractor.rows(texts).transpose();
      for (int d = 0; d < weights.length; d++) {
        int having = byFeature.end(d) - byFeature.start(d);
        weights[d] = 1 + StrictMath.log((1.0 + texts.size()) / (1.0 + having));
      }
    }
    return extractor;
  }

  /// The features with the greatest statistics, the more frequent ones first in a tie.
  private Vocabulary best(LabelledTexts texts) {
    double[] statistics = ChiSquare.of(rows(texts.texts()), texts.labels(), texts.classes().size());
    return Vocabulary.of(
        IntStream.range(0, statistics.length)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(d -> -statistics[d]))
            .limit(settings.best().orElseThrow())
            .sorted()
            .map(features::token)
            .toList());
  }

  /// What was asked for.
  public FeatureSettings settings() {
    return settings;
  }

  /// D
  public int size() {
    return features.size();
  }

  /// The features by number; a run of words is joined by single spaces.
  public List<String> names() {
    return features.tokens();
  }

  /// The features of some texts, whatever their labels.
  ///
  /// @return [N,D]
  public SparseMatrix rows(List<LabelledText> texts) {
    return SparseMatrix.of(size(), texts.stream().map(text -> row(text.words())).toList());
  }

  /// The features of training texts with their classes.
  ///
  /// @throws InputException if no classifier can be learned from them
  public LabelledRows labelledRows(LabelledTexts texts) {
    return new LabelledRows(rows(texts.texts()), names(), texts.labels(), texts.classes());
  }

  /// The features of one text.
  ///
  /// @param text its words
  public SparseMatrix.Row row(List<String> text) {
    int[] ids =
        ngrams(settings, text).stream()
            .filter(features::contains)
            .mapToInt(features::id)
            .sorted()
            .toArray();
    int[] columns = new int[ids.length];
    double[] values = new double[ids.length];
    int kept = 0;
    for (int from = 0, to; from < ids.length; from = to) {
      to = from;
      while (to < ids.length && ids[to] == ids[from]) {
        to++;
      }
      columns[kept] = ids[from];
      values[kept++] = value(ids[from], to - from);
    }
    double length = length(values);
    float[] scaled = new float[kept];
    for (int i = 0; i < kept; i++) {
      scaled[i] = (float) (values[i] / length);
    }
    return new SparseMatrix.Row(Arrays.copyOf(columns, kept), scaled);
  }

  private double value(int feature, int count) {
    return switch (settings.weighting()) {
      case BINARY -> 1;
      case COUNT -> count;
      case TF_IDF -> count * inverseDocumentFrequency[feature];
    };
  }

  private double length(double[] values) {
    if (settings.scale() == Scale.KEPT) {
      return 1;
    }
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return StrictMath.sqrt(squares);
  }

  /// How a text becomes features, step by step.
  public FeatureSteps steps(List<String> text) {
    List<String> marked = marked(settings, text);
    List<String> ngrams = ngrams(settings, text);
    SparseMatrix.Row row = row(text);
    List<FeatureSteps.Feature> known = new ArrayList<>();
    for (int i = 0; i < row.columns().length; i++) {
      String name = features.token(row.columns()[i]);
      long count = ngrams.stream().filter(name::equals).count();
      known.add(new FeatureSteps.Feature(row.columns()[i], name, count, row.values()[i]));
    }
    List<String> unknown =
        ngrams.stream().filter(ngram -> !features.contains(ngram)).distinct().toList();
    return new FeatureSteps(text, marked, ngrams, known, unknown);
  }

  private static List<String> marked(FeatureSettings settings, List<String> words) {
    return settings.negation() == Negation.MARKED ? NegationMarker.mark(words) : words;
  }

  /// All runs of 1 to n words: first the words, then the pairs, and so on.
  private static List<String> ngrams(FeatureSettings settings, List<String> text) {
    List<String> words = marked(settings, text);
    List<String> ngrams = new ArrayList<>(words);
    List<String> shorter = words; // by one word
    for (int n = 2; n <= settings.ngrams(); n++) {
      List<String> longer = new ArrayList<>();
      for (int from = 0; from + n <= words.size(); from++) {
        longer.add(shorter.get(from) + " " + words.get(from + n - 1));
      }
      ngrams.addAll(longer);
      shorter = longer;
    }
    return ngrams;
  }
}
