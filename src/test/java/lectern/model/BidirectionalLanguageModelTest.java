package lectern.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.data.SentenceBatch;
import lectern.model.BidirectionalLanguageModel.Config;
import lectern.model.BidirectionalLanguageModel.Loss;
import lectern.model.BidirectionalLanguageModel.Reading;
import lectern.nn.Parameters;
import lectern.nn.Pass;
import lectern.optim.Adam;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BidirectionalLanguageModelTest {
  private static final int LAYERS = 2;
  private static final int WIDTH = 5;
  private static final int VOCABULARY = 7;

  private static BidirectionalLanguageModel model(double dropout) {
    return new BidirectionalLanguageModel(
        new Config(VOCABULARY, WIDTH, LAYERS, dropout), Parameters.create(RandomStream.of(3)));
  }

  private static final BidirectionalLanguageModel MODEL = model(0);

  private static Tape tape() {
    return Tape.evaluating(Workers.SINGLE);
  }

  /// Weights in, every layer, logits, losses and gradients out: as PyTorch has them for sentences
  /// of four lengths.
  @Test
  void agreesWithPyTorch() throws IOException {
    JsonNode golden;
    try (InputStream stream = getClass().getResourceAsStream("bidirectional_language_model.json")) {
      golden = new ObjectMapper().readTree(stream);
    }
    int width = golden.get("width").asInt();
    int vocabulary = golden.get("vocabulary").asInt();
    BidirectionalLanguageModel model =
        new BidirectionalLanguageModel(
            new Config(vocabulary, width, golden.get("depth").asInt(), 0),
            Parameters.create(RandomStream.of(1)));
    assertEquals(golden.get("parameters").size(), model.parameters().all().size());
    model
        .parameters()
        .all()
        .forEach((name, parameter) -> {
          float[] values = floats(golden.get("parameters").get(name));
          assertEquals(parameter.data().length, values.length, name);
          System.arraycopy(values, 0, parameter.data(), 0, values.length);
        });
    List<int[]> sentences = new ArrayList<>();
    for (JsonNode sentence : golden.get("sentences")) {
      sentences.add(new ObjectMapper().convertValue(sentence, int[].class));
    }
    SentenceBatch batch = SentenceBatch.of(sentences);
    Tape tape = Tape.recording(Workers.SINGLE);
    Reading reading = model.read(tape, batch, Pass.evaluate());
    for (int layer = 0; layer < golden.get("layers").size(); layer++) {
      assertRows(golden.get("layers").get(layer), reading.layer(tape, layer), batch);
    }
    assertRows(golden.get("next_logits"), model.nextLogits(tape, reading, Pass.evaluate()), batch);
    assertRows(
        golden.get("previous_logits"), model.previousLogits(tape, reading, Pass.evaluate()), batch);
    Loss loss = model.loss(tape, batch, Pass.evaluate());
    assertEquals(golden.get("next_loss").asDouble(), loss.forward().value().item(), 2e-6);
    assertEquals(golden.get("previous_loss").asDouble(), loss.backward().value().item(), 2e-6);
    assertEquals(golden.get("loss").asDouble(), loss.mean().value().item(), 2e-6);
    tape.backward(loss.mean());
    model
        .parameters()
        .all()
        .forEach((name, parameter) ->
            assertArrayEquals(
                floats(golden.get("gradients").get(name)),
                parameter.gradient().data(),
                2e-6f,
                name));
  }

  /// @param expected a list a sentence, row after row
  private static void assertRows(JsonNode expected, Variable actual, SentenceBatch batch) {
    for (int b = 0; b < batch.rows(); b++) {
      assertArrayEquals(floats(expected.get(b)), sentence(actual, batch, b), 2e-6f);
    }
  }

  /// What there is of one sentence, [length,C].
  private static float[] sentence(Variable all, SentenceBatch batch, int b) {
    int columns = all.value().columns();
    float[] rows = new float[batch.lengths()[b] * columns];
    for (int t = 0; t < batch.lengths()[b]; t++) {
      System.arraycopy(all.data(), (t * batch.rows() + b) * columns, rows, t * columns, columns);
    }
    return rows;
  }

  private static float[] floats(JsonNode numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers.get(i).asDouble();
    }
    return floats;
  }

  private static List<int[]> sentences(long seed) {
    RandomStream random = RandomStream.of(seed);
    List<int[]> sentences = new ArrayList<>();
    for (int b = 0; b < 3; b++) {
      int[] sentence = new int[1 + random.nextInt(6)];
      Arrays.setAll(sentence, t -> random.nextInt(VOCABULARY));
      sentences.add(sentence);
    }
    return sentences;
  }

  /// Changing one word changes the forward layers at it and after it, the backward layers at it and
  /// before it, and nothing else, in any sentence.
  @Property(tries = 30)
  void eachDirectionSeesItsOwnSideOnly(
      @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(max = 2) int changed) {
    List<int[]> before = sentences(seed);
    List<int[]> after = before.stream().map(int[]::clone).toList();
    int place = RandomStream.of(seed).split("place").nextInt(after.get(changed).length);
    after.get(changed)[place] = (after.get(changed)[place] + 1) % VOCABULARY;
    SentenceBatch one = SentenceBatch.of(before);
    SentenceBatch two = SentenceBatch.of(after);
    Reading first = MODEL.read(tape(), one, Pass.evaluate());
    Reading second = MODEL.read(tape(), two, Pass.evaluate());
    for (int layer = 1; layer <= LAYERS; layer++) {
      for (int b = 0; b < one.rows(); b++) {
        for (int t = 0; t < one.lengths()[b]; t++) {
          boolean forward = same(first.forward(), second.forward(), layer, t * one.rows() + b);
          boolean backward = same(first.backward(), second.backward(), layer, t * one.rows() + b);
          assertEquals(b != changed || t < place, forward);
          assertEquals(b != changed || t > place, backward);
        }
      }
    }
  }

  private static boolean same(List<Variable> one, List<Variable> two, int layer, int row) {
    return Arrays.equals(
        Arrays.copyOfRange(one.get(layer).data(), row * WIDTH, (row + 1) * WIDTH),
        Arrays.copyOfRange(two.get(layer).data(), row * WIDTH, (row + 1) * WIDTH));
  }

  /// A sentence is read alike alone, beside longer ones, and whatever fills it up.
  @Property(tries = 30)
  void paddingAndNeighboursDoNotMatter(@ForAll @IntRange(max = 10_000) int seed) {
    SentenceBatch batch = SentenceBatch.of(sentences(seed));
    int[] otherPadding = batch.ids().clone();
    for (int i = 0; i < otherPadding.length; i++) {
      if (i / batch.rows() >= batch.lengths()[i % batch.rows()]) {
        otherPadding[i] = 4;
      }
    }
    SentenceBatch padded = new SentenceBatch(otherPadding, batch.lengths());
    Tape tape = tape();
    for (int b = 0; b < batch.rows(); b++) {
      SentenceBatch alone = SentenceBatch.of(List.of(sentences(seed).get(b)));
      for (int layer = 0; layer <= LAYERS; layer++) {
        float[] read =
            sentence(MODEL.read(tape, batch, Pass.evaluate()).layer(tape, layer), batch, b);
        assertArrayEquals(
            read,
            sentence(MODEL.read(tape, padded, Pass.evaluate()).layer(tape, layer), padded, b));
        assertArrayEquals(
            read,
            sentence(MODEL.read(tape, alone, Pass.evaluate()).layer(tape, layer), alone, 0),
            1e-6f);
      }
    }
    assertEquals(
        MODEL.loss(tape, batch, Pass.evaluate()).mean().value().item(),
        MODEL.loss(tape, padded, Pass.evaluate()).mean().value().item());
  }

  /// With the weights of the two directions exchanged, a sentence read backwards gives what the
  /// sentence gave.
  @Property(tries = 10)
  void theDirectionsAreMirrorImages(@ForAll @IntRange(max = 10_000) int seed) {
    BidirectionalLanguageModel mirror = model(0);
    MODEL
        .parameters()
        .all()
        .forEach((name, parameter) -> {
          String other =
              name.startsWith("forward")
                  ? name.replace("forward", "backward")
                  : name.replace("backward", "forward");
          System.arraycopy(
              parameter.data(),
              0,
              mirror.parameters().all().get(other).data(),
              0,
              parameter.data().length);
        });
    List<int[]> sentences = sentences(seed);
    List<int[]> reversed = sentences.stream().map(BidirectionalLanguageModelTest::reverse).toList();
    SentenceBatch there = SentenceBatch.of(sentences);
    SentenceBatch back = SentenceBatch.of(reversed);
    Reading one = MODEL.read(tape(), there, Pass.evaluate());
    Reading two = mirror.read(tape(), back, Pass.evaluate());
    for (int b = 0; b < there.rows(); b++) {
      int length = there.lengths()[b];
      for (int t = 0; t < length; t++) {
        int row = t * there.rows() + b;
        int mirrored = (length - 1 - t) * there.rows() + b;
        assertArrayEquals(
            Arrays.copyOfRange(one.forward().getLast().data(), row * WIDTH, (row + 1) * WIDTH),
            Arrays.copyOfRange(
                two.backward().getLast().data(), mirrored * WIDTH, (mirrored + 1) * WIDTH));
      }
    }
  }

  private static int[] reverse(int[] sentence) {
    int[] reversed = new int[sentence.length];
    Arrays.setAll(reversed, t -> sentence[sentence.length - 1 - t]);
    return reversed;
  }

  @Test
  void anUntrainedModelIsAboutAsUnsureAsItCanBe() {
    SentenceBatch batch = SentenceBatch.of(List.of(new int[] {0, 3, 6, 1, 5, 2, 2, 4}));
    Loss loss = MODEL.loss(tape(), batch, Pass.evaluate());
    assertEquals(Math.log(VOCABULARY), loss.forward().value().item(), 0.3);
    assertEquals(Math.log(VOCABULARY), loss.backward().value().item(), 0.3);
  }

  /// Sentences in which each word follows from the one before, but not the other way round: forward
  /// can be learned to nothing, backward to ln 2.
  @Test
  void learnsWhatEachDirectionCanKnow() {
    List<int[]> sentences = List.of(new int[] {0, 2, 3}, new int[] {1, 2, 3});
    BidirectionalLanguageModel model = model(0);
    Adam adam = new Adam(model.parameters(), Adam.Options.DEFAULT);
    Tape tape = Tape.recording(Workers.SINGLE);
    SentenceBatch batch = SentenceBatch.of(sentences);
    Loss loss = null;
    for (int step = 0; step < 300; step++) {
      tape.reset();
      model.parameters().clearGradients();
      loss = model.loss(tape, batch, Pass.evaluate());
      tape.backward(loss.mean());
      adam.step(Workers.SINGLE, 0.02);
    }
    assertEquals(0, loss.forward().value().item(), 0.02);
    assertEquals(Math.log(2) / 2, loss.backward().value().item(), 0.02); // one word of two
  }

  @Test
  void dropoutIsForTrainingOnly() {
    BidirectionalLanguageModel noisy = model(0.5);
    SentenceBatch batch = SentenceBatch.of(List.of(new int[] {0, 3, 6, 1}));
    float plain = noisy.loss(tape(), batch, Pass.evaluate()).mean().value().item();
    float dropped = noisy.loss(tape(), batch, Pass.train(RandomStream.of(1))).mean().value().item();
    float again = noisy.loss(tape(), batch, Pass.train(RandomStream.of(1))).mean().value().item();
    assertEquals(MODEL.loss(tape(), batch, Pass.evaluate()).mean().value().item(), plain);
    assertTrue(plain != dropped);
    assertEquals(dropped, again);
  }

  @Test
  void layerZeroIsTheWordsVectorTwiceWhateverTheContext() {
    SentenceBatch batch = SentenceBatch.of(List.of(new int[] {4, 1, 4}));
    Tape tape = tape();
    Tensor words = MODEL.read(tape, batch, Pass.evaluate()).layer(tape, 0).value();
    float[] vector = Arrays.copyOfRange(MODEL.vectors().data(), 4 * WIDTH, 5 * WIDTH);
    for (int copy : new int[] {0, 1, 4, 5}) {
      assertArrayEquals(vector, Arrays.copyOfRange(words.data(), copy * WIDTH, (copy + 1) * WIDTH));
    }
  }

  @Test
  void refusesImpossibleSizesAndBatches() {
    assertThrows(IllegalArgumentException.class, () -> new Config(7, 5, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Config(7, 5, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> SentenceBatch.of(List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> SentenceBatch.of(List.of(new int[2], new int[0])));
    assertThrows(
        IllegalArgumentException.class, () -> new SentenceBatch(new int[6], new int[] {3, 4}));
    SentenceBatch unknown = SentenceBatch.of(List.of(new int[] {VOCABULARY}));
    assertThrows(
        IndexOutOfBoundsException.class, () -> MODEL.read(tape(), unknown, Pass.evaluate()));
  }
}
