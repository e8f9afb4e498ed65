package lectern.task.linear;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import lectern.autograd.LossTerm;
import lectern.autograd.Losses;
import lectern.autograd.MarginLosses;
import lectern.autograd.Penalties;
import lectern.autograd.Shapes;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// What each loss makes of a score, as the engine's operations and their gradients say.
///
/// Measures, for each loss by name: `….value.0` and `….slope.0`, where a model is undecided, and
/// `….value.2` and `….slope.2`, where it is more than right.
///
/// Tables, each a value and a slope over what the loss is of: `loss-shape`, over a `score` whose
/// right answer is 1 (a number to hit, the label, the probability of yes); `loss-shape-of-lead`,
/// over a `lead`: of the right class's score over two rivals' (cross-entropy, multi-class hinge),
/// of the better's over the worse's (ranking), of the other kind's squared distance over the own
/// kind's (triplet); `loss-shape-of-weight`, over a `weight` and what is paid for it.
///
/// Source: Goldberg 2017, "Neural Network Methods for Natural Language Processing", section 2.7.
public final class LossShapesTask implements Task<LossShapesTask.Config> {
  /// Nothing can be set.
  public record Config() {}

  private interface Shape {
    Variable of(Tape tape, Variable score);
  }

  private static final double RANKING_MARGIN = 0.5;
  private static final double TRIPLET_MARGIN = 0.2; // that of Schroff et al. 2015
  private static final int PLACES = 81;
  private static final float STEP = 0.05f;

  /// Where the loss is drawn from, four units wide: as far below what it is content with as above.
  private static final float OF_SCORE = -1;

  private static final float OF_LEAD = -1.5f;
  private static final float OF_WEIGHT = -2;

  @Override
  public String name() {
    return "loss-shapes";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Measures run(Config config, RunContext context) {
    SequencedMap<String, Shape> scores = scores();
    SequencedMap<String, Shape> leads = leads();
    SequencedMap<String, Shape> weights = new LinkedHashMap<>();
    weights.put("l1", (tape, weight) -> Penalties.l1(tape, 1, weight));
    weights.put("l2", (tape, weight) -> Penalties.l2(tape, 1, weight));
    context.table("loss-shape", table("score", OF_SCORE, scores));
    context.table("loss-shape-of-lead", table("lead", OF_LEAD, leads));
    context.table("loss-shape-of-weight", table("weight", OF_WEIGHT, weights));

    SequencedMap<String, Shape> all = new LinkedHashMap<>(scores);
    all.putAll(leads);
    all.putAll(weights);
    Measures measures = Measures.none();
    for (String loss : all.keySet()) {
      for (int score = 0; score <= 2; score += 2) {
        Point point = Point.of(all.get(loss), score);
        measures =
            measures
                .with(loss + ".value." + score, point.value)
                .with(loss + ".slope." + score, point.slope);
      }
    }
    return measures;
  }

  private static SequencedMap<String, Shape> scores() {
    SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
    for (LossTerm term : LossTerm.values()) {
      String name = term.name().toLowerCase(Locale.ROOT).replace('_', '-');
      shapes.put(name, (tape, score) -> Losses.mean(tape, term, score, numbers(1)));
    }
    return shapes;
  }

  private static SequencedMap<String, Shape> leads() {
    int[] first = {0};
    SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put(
        "cross-entropy",
        (tape, lead) -> Losses.softmaxCrossEntropy(tape, amongRivals(tape, lead), first));
    shapes.put(
        "multi-class-hinge",
        (tape, lead) -> MarginLosses.multiClassHinge(tape, amongRivals(tape, lead), first));
    shapes.put(
        "ranking",
        (tape, lead) ->
            MarginLosses.marginRanking(tape, lead, Variable.constant(numbers(0)), RANKING_MARGIN));
    // (s - 1/4)² - (s + 1/4)² = -s: an anchor at s leads by s
    shapes.put(
        "triplet",
        (tape, lead) ->
            MarginLosses.triplet(
                tape,
                lead,
                Variable.constant(numbers(0.25f)),
                Variable.constant(numbers(-0.25f)),
                TRIPLET_MARGIN));
    return shapes;
  }

  /// The score of the first of three classes; the others' are 0.
  private static Variable amongRivals(Tape tape, Variable lead) {
    Variable rivals = Variable.constant(Tensor.zeros(1, 2));
    return Shapes.concat(tape, Shapes.reshape(tape, lead, 1, 1), rivals); // [1,3]
  }

  private static Tensor numbers(float number) {
    return Tensor.of(new float[] {number}, 1);
  }

  /// A loss and its derivative at one score.
  private record Point(double value, double slope) {
    static Point of(Shape shape, float score) {
      Tape tape = Tape.recording(Workers.SINGLE);
      Variable at = Variable.parameter(numbers(score));
      Variable loss = shape.of(tape, at);
      tape.backward(loss);
      return new Point(loss.value().item(), at.gradient().item());
    }
  }

  private static Table table(String over, float first, SequencedMap<String, Shape> shapes) {
    StringColumn loss = StringColumn.create("loss");
    DoubleColumn place = DoubleColumn.create(over);
    DoubleColumn value = DoubleColumn.create("value");
    DoubleColumn slope = DoubleColumn.create("slope");
    shapes.forEach((shapeName, shape) -> {
      for (int i = 0; i < PLACES; i++) {
        float at = first + i * STEP;
        Point point = Point.of(shape, at);
        loss.append(shapeName);
        place.append((double) at);
        value.append(point.value);
        slope.append(point.slope);
      }
    });
    return Table.create(loss, place, value, slope);
  }
}
