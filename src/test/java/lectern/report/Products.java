package lectern.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lectern.lab.Lab;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.run.Task;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// An experiment of a moment's work whose every text tries to be markup.
public final class Products implements Task<Products.Config> {
  /// What a page must never contain.
  public static final String HOSTILE = "<script>alert('x')</script>";

  public record Config(int value, int gap) {}

  @Override
  public String name() {
    return "products";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Measures run(Config config, RunContext context) {
    double noise = context.random().nextDouble();
    for (int step = 1; step <= 3; step++) {
      context.record(step, Measures.none().with("train.loss", 1.0 / step + noise));
      context.progress(step, 3);
    }
    context.sample("written " + HOSTILE, "It said: " + HOSTILE);
    context.table(
        "hidden-states",
        Table.create(
            "hidden-states",
            StringColumn.create("word", "cat", "runs", HOSTILE),
            StringColumn.create("class", "noun", "verb", HOSTILE),
            DoubleColumn.create("x", 0, 1, 2),
            DoubleColumn.create("y", 1, 0, noise)));
    context.table(
        "hidden-space",
        Table.create(
            "hidden-space",
            DoubleColumn.create("x1", 0, 1),
            DoubleColumn.create("x2", 1, 1),
            IntColumn.create("label", 0, 1),
            DoubleColumn.create("x", 0, 1),
            DoubleColumn.create("y", 1, 0)));
    context.table(
        "decision-surface",
        Table.create(
            "decision-surface",
            DoubleColumn.create("x1", 0, 0, 1, 1),
            DoubleColumn.create("x2", 0, 1, 0, 1),
            DoubleColumn.create("score", -1, 1, 1, -1)));
    return Measures.none()
        .with("product", config.value() * config.gap() + noise)
        .with("floor", 1)
        .with("least", config.value());
  }

  /// A project with this experiment.
  public static Lab lab(Path root) throws IOException {
    Files.writeString(
        Files.createDirectories(root.resolve("experiments")).resolve("products.yaml"),
        """
        id: products
        lecture: kutuzov
        title: Products %1$s
        question: Is three more than two? %1$s
        task: products
        base: { value: 2, gap: 1 }
        arms:
          two: {}
          three: { value: 3 }
        grid: { gap: [5, 10] }
        seeds: 3
        profiles:
          quick: { seeds: 2 }
        claims:
          - id: B2
            text: Three is more. %1$s
            expect: [product of three > two by 0.9]
        charts:
          - line: product over gap by arm with floor
          - line: train.loss over step by arm
          - bar: product by arm with floor, least
        """
            .formatted(HOSTILE));
    return Lab.open(
        root,
        List.of(new Products()),
        name -> {
          throw new lectern.data.MissingDataException(name, name + " is missing");
        });
  }
}
