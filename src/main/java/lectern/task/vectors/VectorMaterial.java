package lectern.task.vectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lectern.data.AnalogyQuestions;
import lectern.data.WordSimilarities;
import lectern.vectors.WordText;

/// A text and all that vectors of its words are judged by.
///
/// @param text what vectors are made from; without words if they come from elsewhere
/// @param classes the class of each word that shares it with another; empty if there are none
/// @param similarities what people say of pairs of words
/// @param analogies questions with their answers
/// @param mapped which words are shown on a map, and in which group
/// @param asked words whose neighbours are listed
record VectorMaterial(
    WordText text,
    Map<String, String> classes,
    List<WordSimilarities> similarities,
    Optional<AnalogyQuestions> analogies,
    Map<String, String> mapped,
    List<String> asked) {}
