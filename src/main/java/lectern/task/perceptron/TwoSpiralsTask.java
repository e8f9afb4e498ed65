package lectern.task.perceptron;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import lectern.autograd.Activation;
import lectern.autograd.Losses;
import lectern.autograd.Tape;
import lectern.autograd.Variable;
import lectern.model.Classifier;
import lectern.model.Mlp;
import lectern.nn.Parameters;
import lectern.optim.Adam;
import lectern.optim.Schedule;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.RunTraining;
import lectern.run.Task;
import lectern.train.Best;
import lectern.train.Objective;
import lectern.train.Trainer;
import lectern.train.TrainingResult;
import lectern.train.Watch;

/// Telling two spirals apart that are wound into each other.
///
/// Measures, over the 64 points that are learned:
///
/// - `accuracy` after the last step;
/// - `solved`: 1 if all points were right at some evaluation, else 0;
/// - `steps`: the first evaluation at which they were, all steps if there was none.
///
/// Tables: `decision-surface` and `hidden-space`, as those of {@link XorTask}.
///
/// Source: Lang & Witbrock 1988, "Learning to tell two spirals apart".
public final class TwoSpiralsTask implements Task<TwoSpiralsTask.Config> {
  /// @param hidden widths of the hidden layers, units; `[]` for a linear model
  /// @param activation what follows each hidden layer
  /// @param steps passes over the points, at least 1
  /// @param rate Adam's learning rate, above 0
  public record Config(List<Integer> hidden, Activation activation, int steps, double rate) {
    public Config {
      hidden = List.copyOf(hidden);
      if (steps < 1 || !(rate > 0)) {
        throw new IllegalArgumentException(
            "steps " + steps + " and rate " + rate + " must be above 0");
      }
    }
  }

  private static final int EVALUATE_EVERY = 10; // steps: how finely `steps` is told

  // The surface is drawn a little beyond the unit circle.
  private static final float LOW = -1.2f;
  private static final float HIGH = 1.2f;

  @Override
  public String name() {
    return "two-spirals";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Set<String> measures() {
    return Set.of("accuracy", "solved", "steps");
  }

  @Override
  public Measures run(Config config, RunContext context) throws InterruptedException {
    Parameters parameters = Parameters.create(context.random().split("init"));
    Mlp network =
        new Mlp(
            new Mlp.Config(2, config.hidden(), /* classes= */ 2, config.activation()), parameters);
    Variable places = Variable.constant(Plane.matrix(TwoSpirals.PLACES));
    Objective objective =
        (tape, step, pass) ->
            Losses.softmaxCrossEntropy(tape, network.logits(tape, places), TwoSpirals.LABELS);
    Classifier classifier = network.classifier(context.workers());
    TrainingResult result =
        RunTraining.run(
            Trainer.of(parameters, new Adam(parameters, Adam.Options.DEFAULT), objective)
                .evaluating(tape -> accuracy(classifier)),
            Trainer.Options.of(config.steps(), new Schedule.Constant(config.rate()))
                .withEvaluationEvery(EVALUATE_EVERY)
                .withWatch(Watch.highest("accuracy"), Trainer.Keep.LAST),
            Math.max(1, config.steps() / 100),
            context);

    float[][] plane = Plane.places(LOW, HIGH);
    context.table("decision-surface", Plane.decisionSurface(plane, classifier.scores(plane)));
    Variable features = network.features(Tape.evaluating(context.workers()), places);
    context.table(
        "hidden-space", Plane.hiddenSpace(TwoSpirals.PLACES, TwoSpirals.LABELS, features.value()));
    Best best = result.best().orElseThrow();
    boolean solved = best.value() == 1;
    return new Measures(result.measures())
        .with("solved", solved ? 1 : 0)
        .with("steps", solved ? best.step() : config.steps());
  }

  private static SequencedMap<String, Double> accuracy(Classifier classifier) {
    SequencedMap<String, Double> measured = new LinkedHashMap<>();
    measured.put("accuracy", classifier.accuracy(TwoSpirals.PLACES, TwoSpirals.LABELS));
    return measured;
  }
}
