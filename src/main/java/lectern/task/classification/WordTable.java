package lectern.task.classification;

import java.util.List;
import lectern.nn.Parameters;
import lectern.nn.WordChannels;
import lectern.text.Vocabulary;

/// The words that a network knows, and their vectors before training.
///
/// @param vocabulary V words, one of them {@link Vocabulary#UNKNOWN}
/// @param channels of V vectors each
public record WordTable(Vocabulary vocabulary, List<WordChannels.Channel> channels) {
  public WordTable {
    channels = List.copyOf(channels);
  }

  /// The first layer of a network: the channels' copies, to be trained with its parameters.
  public WordChannels layer(Parameters parameters) {
    return new WordChannels(parameters.scope("words"), channels);
  }

  /// The numbers of a text's words.
  public int[] ids(List<String> words) {
    return vocabulary.encode(words);
  }
}
