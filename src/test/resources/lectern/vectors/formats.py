"""Writes small files of word vectors with other people's programs: gensim 4.2 and fastText.

Run in this folder; the files are committed. fastText's vectors depend on its threads' timing, so
they are printed once and never expected to come out again.
"""

import fasttext
import gensim
import numpy
from gensim.models import KeyedVectors

WORDS = ["der", "Äpfel", "naïve", "中文", "x\u00a0y"]  # umlauts, three-byte letters, a hard space
VECTORS = numpy.array(
    [
        [0.5, -1.25, 3.0],
        [1e-7, 2.5e8, -0.0],
        [1 / 3, 2 / 3, -1 / 7],
        [1.0, 2.0, 3.0],
        [-1.0, 0.1, 0.2],
    ],
    dtype=numpy.float32,
)

vectors = KeyedVectors(3)
vectors.add_vectors(WORDS, VECTORS)
vectors.save_word2vec_format("gensim.txt", binary=False, sort_attr=None)
vectors.save_word2vec_format("gensim.bin", binary=True, sort_attr=None)
vectors.save_word2vec_format("glove.txt", binary=False, sort_attr=None, write_header=False)
with open("gensim.bin", "rb") as file:  # as word2vec.c writes it: a new line after each vector
    data = file.read()
head, data = data.split(b"\n", 1)
with open("word2vec.bin", "wb") as file:
    file.write(head + b"\n")
    for word, vector in zip(WORDS, VECTORS):
        file.write(word.encode() + b" " + vector.tobytes() + b"\n")

with open("tiny.txt", "w") as file:
    file.write("the cat saw the dog\nthe dog saw the cat\n" * 5)
model = fasttext.train_unsupervised("tiny.txt", dim=5, minCount=1, epoch=1, thread=1, verbose=0)
with open("fasttext.vec", "w") as file:  # as fastText's own saveVectors: a space ends each line
    words = model.get_words()
    file.write(f"{len(words)} 5\n")
    for word in words:
        file.write(word + " " + "".join(f"{x:.5g} " for x in model.get_word_vector(word)) + "\n")
print(gensim.__version__)
