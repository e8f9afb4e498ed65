package lectern.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lectern.data.WordSimilarities;
import lectern.statistics.StudentT;
import lectern.tensor.RandomStream;
import lectern.tensor.Workers;
import lectern.vectors.Likeness;
import lectern.vectors.OutputLayer;
import lectern.vectors.SimilarityScore;
import lectern.vectors.SubwordSettings;
import lectern.vectors.VectorFormat;
import lectern.vectors.Word2Vec;
import lectern.vectors.Word2VecSettings;
import lectern.vectors.WordText;
import lectern.vectors.WordVectors;

/// Prints how fast word vectors are trained beside gensim and fastText, at equal settings on the
/// same text, what a token costs over the size of the vocabulary, and how good the vectors are
/// beside gensim's.
///
/// The sides take turns; a ratio is the geometric mean over the turns with its 95 % interval.
/// Processor time is that of whole processes: compilation and collection of garbage count on our
/// side. Arguments: a text with a sentence a line, and then how many turns, with how many
/// sentences; or `vocabulary` for the second table; or `quality` for the third, with a file of
/// pairs of words and what people said of their likeness.
public final class Word2VecBenchmark {
  private static final int BUCKETS = 200_000;
  private static final int COMMON = 5; // occurrences of a word that is judged
  private static final int SEEDS = 5;

  private Word2VecBenchmark() {}

  private record Case(String name, Word2VecSettings settings, List<String> others) {}

  private record Time(double processor, double wall) {}

  /// The other programs, behind a process that speaks to them.
  private static final class Others implements AutoCloseable {
    private final Process python;
    private final PrintWriter ask;
    private final BufferedReader answers;

    Others(Path text) throws IOException {
      python =
          new ProcessBuilder("/usr/bin/python3", "src/jmh/python/word2vec.py", text.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      ask = new PrintWriter(python.getOutputStream(), true);
      answers =
          new BufferedReader(
              new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
    }

    /// @param vectors the file to leave the vectors in, as word2vec's text; null for none
    Time train(Word2VecSettings s, int threads, String other, int atLeast, int seed, Path vectors)
        throws IOException {
      int negative = s.output() instanceof OutputLayer.NegativeSampling n ? n.negatives() : 0;
      int shortest = s.subwords().map(SubwordSettings::shortest).orElse(0);
      int longest = s.subwords().map(SubwordSettings::longest).orElse(0);
      ask.println(
          String.format(
              Locale.ROOT,
              "{\"by\":\"%s\",\"architecture\":\"%s\",\"width\":%d,\"window\":%d,\"sample\":%s,"
                  + "\"rate\":%s,\"negative\":%d,\"epochs\":%d,\"threads\":%d,\"shortest\":%d,"
                  + "\"longest\":%d,\"buckets\":%d,\"atLeast\":%d,\"seed\":%d,\"vectors\":\"%s\"}",
              other,
              s.architecture(),
              s.width(),
              s.window(),
              s.subsampling(),
              s.learningRate(),
              negative,
              s.epochs(),
              threads,
              shortest,
              longest,
              longest == 0 ? 1 : BUCKETS,
              atLeast,
              seed,
              vectors == null ? "" : vectors));
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException(other + " gave up; what it said is above");
      }
      String[] seconds = answer.split(" ");
      return new Time(Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]));
    }

    @Override
    public void close() throws IOException {
      ask.close();
      answers.close();
      python.destroy();
    }
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2 || (arguments[1].equals("quality") && arguments.length < 3)) {
      System.err.println(
          "arguments: <text> (<turns> [<sentences>] | vocabulary | quality <pairs>)");
      System.exit(2);
    }
    List<List<String>> text = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      if (!line.isBlank()) {
        text.add(List.of(line.strip().split("\\s+")));
      }
    }
    switch (arguments[1]) {
      case "vocabulary" -> vocabulary(text);
      case "quality" -> quality(text, WordSimilarities.read("pairs", Path.of(arguments[2])));
      default -> {
        long most = arguments.length > 2 ? Long.parseLong(arguments[2]) : Long.MAX_VALUE;
        beside(text.stream().limit(most).toList(), Integer.parseInt(arguments[1]));
      }
    }
  }

  private static List<Case> cases() {
    Word2VecSettings negative = Word2VecSettings.SKIP_GRAM.withEpochs(1);
    Word2VecSettings cbow = Word2VecSettings.CBOW.withEpochs(1).withLearningRate(0.025);
    OutputLayer tree = new OutputLayer.HierarchicalSoftmax();
    List<String> both = List.of("gensim", "fasttext");
    return List.of(
        new Case("skip-gram negative", negative, both),
        new Case("cbow negative", cbow, both),
        new Case("skip-gram tree", negative.withOutput(tree), both),
        new Case("cbow tree", cbow.withOutput(tree), both),
        new Case(
            "skip-gram n-grams",
            negative.withSubwords(new SubwordSettings(3, 6, BUCKETS)),
            List.of("fasttext")));
  }

  private static void beside(List<List<String>> text, int turns) throws Exception {
    WordText words = WordText.of(text, 1);
    System.out.printf(
        "%d words, vocabulary %d; seconds an epoch, and how many times as fast we are%n",
        words.tokens(), words.vocabulary().size());
    System.out.printf(
        "%-20s %7s %-9s %7s %7s %-22s %7s %7s %-22s%n",
        "training", "threads", "beside", "cpu", "ours", "ratio", "wall", "ours", "ratio");
    Path file = written(text);
    try (Others others = new Others(file)) {
      for (Case kind : cases()) {
        for (int threads = 1; threads <= 2; threads++) {
          for (String other : kind.others()) {
            beside(words, kind, threads, other, turns, others);
          }
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  private static Path written(List<List<String>> text) throws IOException {
    Path file = Files.createTempFile("word2vec", ".txt");
    return Files.write(file, text.stream().map(sentence -> String.join(" ", sentence)).toList());
  }

  private static void beside(
      WordText words, Case kind, int threads, String other, int turns, Others others)
      throws Exception {
    try (Workers workers = Workers.of(threads)) {
      train(words, kind.settings(), workers); // warms up
      train(words, kind.settings(), workers);
      double[][] ratios = new double[2][turns];
      double[] sums = new double[4];
      for (int turn = 0; turn < turns; turn++) {
        Time ours = train(words, kind.settings(), workers);
        Time theirs = others.train(kind.settings(), threads, other, 1, turn, null);
        ratios[0][turn] = Math.log(theirs.processor / ours.processor);
        ratios[1][turn] = Math.log(theirs.wall / ours.wall);
        sums[0] += theirs.processor / turns;
        sums[1] += ours.processor / turns;
        sums[2] += theirs.wall / turns;
        sums[3] += ours.wall / turns;
      }
      System.out.printf(
          "%-20s %7d %-9s %7.2f %7.2f %-22s %7.2f %7.2f %-22s%n",
          kind.name(),
          threads,
          other,
          sums[0],
          sums[1],
          ratio(ratios[0]),
          sums[2],
          sums[3],
          ratio(ratios[1]));
    }
  }

  private static String ratio(double[] logs) {
    StudentT t = StudentT.of(logs);
    return "%.2f (%.2f to %.2f)"
        .formatted(Math.exp(t.mean()), Math.exp(t.interval().low()), Math.exp(t.interval().high()));
  }

  private static Time train(WordText words, Word2VecSettings settings, Workers workers)
      throws InterruptedException {
    long cpu = processorNanos();
    long wall = System.nanoTime();
    new Word2Vec(settings, words, RandomStream.of(1), workers).train(Long.MAX_VALUE, report -> {});
    return new Time((processorNanos() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /// Rank correlation with people's judgements after five epochs, ours beside gensim's, whose
  /// vectors are read from its file and judged by the same code.
  private static void quality(List<List<String>> text, WordSimilarities pairs) throws Exception {
    WordText words = WordText.of(text, COMMON);
    System.out.printf(
        "%d words, vocabulary %d; rank correlation, mean of %d seeds, and ours less gensim's%n",
        words.tokens(), words.vocabulary().size(), SEEDS);
    Path file = written(text);
    Path vectors = Files.createTempFile("word2vec", ".vec");
    try (Others others = new Others(file)) {
      for (Case kind : cases()) {
        if (!kind.others().contains("gensim")) {
          continue;
        }
        Word2VecSettings settings = kind.settings().withEpochs(5);
        double[] theirs = new double[SEEDS];
        double[] ours = new double[SEEDS];
        double[] differences = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
          others.train(settings, 1, "gensim", COMMON, seed + 1, vectors);
          theirs[seed] = spearman(VectorFormat.load(vectors), pairs);
          Word2Vec training =
              new Word2Vec(settings, words, RandomStream.of(seed + 1), Workers.SINGLE);
          training.train(Long.MAX_VALUE, report -> {});
          ours[seed] = spearman(training.model().vectors(), pairs);
          differences[seed] = ours[seed] - theirs[seed];
        }
        StudentT difference = StudentT.of(differences);
        System.out.printf(
            "%-20s gensim %.3f  ours %.3f  difference %+.3f (%+.3f to %+.3f)%n",
            kind.name(),
            StudentT.of(theirs).mean(),
            StudentT.of(ours).mean(),
            difference.mean(),
            difference.interval().low(),
            difference.interval().high());
      }
    } finally {
      Files.delete(file);
      Files.delete(vectors);
    }
  }

  private static double spearman(WordVectors vectors, WordSimilarities pairs) {
    return SimilarityScore.of(vectors, pairs, Likeness.COSINE).spearman();
  }

  /// Nanoseconds and operations a token of each output layer, the vocabulary being the text's most
  /// frequent words.
  private static void vocabulary(List<List<String>> text) throws InterruptedException {
    List<OutputLayer> layers =
        List.of(
            OutputLayer.NegativeSampling.DEFAULT,
            new OutputLayer.HierarchicalSoftmax(),
            new OutputLayer.FullSoftmax());
    System.out.printf(
        "%10s %-22s %14s %14s%n", "vocabulary", "output", "ns a token", "flops a token");
    for (int atLeast : new int[] {300, 100, 30, 10, 3, 1}) {
      WordText words = WordText.of(text, atLeast);
      for (OutputLayer layer : layers) {
        Word2VecSettings settings =
            Word2VecSettings.SKIP_GRAM.withOutput(layer).withEpochs(1).withSubsampling(0);
        boolean full = layer instanceof OutputLayer.FullSoftmax;
        WordText part = full ? first(words, 20_000) : words;
        train(part, settings, Workers.SINGLE);
        long cpu = processorNanos();
        Word2Vec training = new Word2Vec(settings, part, RandomStream.of(1), Workers.SINGLE);
        training.train(Long.MAX_VALUE, report -> {});
        double nanos = processorNanos() - cpu;
        System.out.printf(
            "%10d %-22s %14.0f %14.0f%n",
            words.vocabulary().size(),
            layer.getClass().getSimpleName(),
            nanos / part.tokens(),
            (double) training.totals().flops() / part.tokens());
      }
    }
  }

  /// The first words of a text, with its vocabulary.
  private static WordText first(WordText text, int words) {
    List<int[]> sentences = new ArrayList<>();
    int taken = 0;
    for (int[] sentence : text.sentences()) {
      if (taken < words) {
        sentences.add(sentence);
        taken += sentence.length;
      }
    }
    long[] counts = new long[text.counts().length];
    for (int[] sentence : sentences) {
      for (int word : sentence) {
        counts[word]++;
      }
    }
    return new WordText(text.vocabulary(), counts, sentences.toArray(int[][]::new));
  }
}
