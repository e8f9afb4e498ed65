package lectern.task;

import lectern.model.RecurrentLanguageModel;
import lectern.nn.Cell;

/// A recurrent language model without its vocabulary, which the text decides.
///
/// @param cell the kind of recurrence
/// @param embedding E, width of the token vectors
/// @param hidden H, width of each layer's state
/// @param layers how many are stacked
/// @param dropout share of numbers dropped between layers in training
public record RecurrentSettings(Cell cell, int embedding, int hidden, int layers, double dropout) {
  public RecurrentSettings {
    new RecurrentLanguageModel.Config(
        /* vocabulary= */ 1, cell, embedding, hidden, layers, dropout);
  }

  RecurrentLanguageModel.Config over(int vocabulary) {
    return new RecurrentLanguageModel.Config(vocabulary, cell, embedding, hidden, layers, dropout);
  }
}
