package lectern.task.vectors;

import java.util.List;
import lectern.data.RoyalText;
import lectern.data.RoyalText.Person;
import lectern.run.Measures;
import lectern.run.RunContext;
import lectern.vectors.WordVectors;

/// The truth itself: each person's distribution of neighbouring words, as the royal corpus defines
/// it. Nothing is counted or learned.
public record Planted() implements VectorMethod {
  @Override
  public Made make(VectorText data, VectorMaterial material, RunContext context) {
    if (!(data instanceof Royal royal)) {
      throw new IllegalArgumentException(
          "method.kind planted knows the truth of data.kind royal alone");
    }
    RoyalText text = royal.text();
    int width = text.vocabulary().size();
    List<Person> persons = RoyalText.PERSONS;
    float[] rows = new float[persons.size() * width];
    long[] counts = new long[persons.size()];
    for (int i = 0; i < persons.size(); i++) {
      double[] contexts = text.contexts(persons.get(i));
      for (int c = 0; c < width; c++) {
        rows[i * width + c] = (float) contexts[c];
      }
      counts[i] = persons.size() - i; // their order is that of frequency
    }
    List<String> words = persons.stream().map(Person::word).toList();
    return new Made(new WordVectors(words, rows, width), counts, Measures.none());
  }
}
