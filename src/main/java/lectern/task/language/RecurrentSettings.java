package lectern.task.language;

import lectern.model.RecurrentLanguageModel;
import lectern.nn.Cell;

/// A recurrent language model without its vocabulary, which the text decides.
///
/// @param cell the kind of recurrence
/// @param embedding E, width of the token vectors, at least 1
/// @param hidden H, width of each layer's state, units, at least 1
/// @param layers how many recurrent layers are stacked, at least 1
/// @param dropout share of numbers dropped in training before, between and after the layers, in [0,
///   1)
public record RecurrentSettings(Cell cell, int embedding, int hidden, int layers, double dropout) {
  public RecurrentSettings {
    new RecurrentLanguageModel.Config(
        /* vocabulary= */ 1, cell, embedding, hidden, layers, dropout);
  }

  RecurrentLanguageModel.Config over(int vocabulary) {
    return new RecurrentLanguageModel.Config(vocabulary, cell, embedding, hidden, layers, dropout);
  }
}
