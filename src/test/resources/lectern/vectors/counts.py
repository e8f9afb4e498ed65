"""Golden values for co-occurrence counts, association measures and the truncated decomposition.

Written from the definitions with numpy 1.24, by looping over pairs of places; run in this folder.
"""

import json
import math
import random

import numpy

random.seed(7)
WORDS = [f"w{i:02d}" for i in range(29)]
SENTENCES = [
    [WORDS[min(28, int(random.expovariate(0.15)))] for _ in range(random.choice([1, 2, 7, 11, 13]))]
    for _ in range(60)
]
counts = {}
for sentence in SENTENCES:
    for word in sentence:
        counts[word] = counts.get(word, 0) + 1
vocabulary = sorted(counts, key=lambda w: (-counts[w], w))
number = {w: i for i, w in enumerate(vocabulary)}


def cooccurrence(reach, weight):
    matrix = numpy.zeros((len(vocabulary), len(vocabulary)))
    for sentence in SENTENCES:
        for i, word in enumerate(sentence):
            for j, context in enumerate(sentence):
                if i != j and abs(i - j) <= reach:
                    matrix[number[word], number[context]] += weight(abs(i - j), reach)
    return matrix


def pmi(matrix, shift, smoothing):
    word = matrix.sum(1)
    context = matrix.sum(0) ** smoothing
    joint = matrix / matrix.sum()
    with numpy.errstate(divide="ignore"):
        value = numpy.log(joint / numpy.outer(word / word.sum(), context / context.sum()))
    value[matrix == 0] = 0
    return numpy.where(matrix == 0, 0, value - math.log(shift))


flat = cooccurrence(3, lambda d, r: 1)
dynamic = cooccurrence(5, lambda d, r: (r - d + 1) / r)
harmonic = cooccurrence(5, lambda d, r: 1 / d)
ppmi = numpy.maximum(0, pmi(dynamic, 1, 0.75))
u, s, vt = numpy.linalg.svd(ppmi)
K = 7
u, s = u[:, :K], s[:K]
for k in range(K):
    if u[numpy.argmax(numpy.abs(u[:, k])), k] < 0:
        u[:, k] *= -1


def rounded(matrix):
    return [[float(f"{x:.9g}") for x in row] for row in matrix]


json.dump(
    {
        "sentences": [" ".join(sentence) for sentence in SENTENCES],
        "vocabulary": vocabulary,
        "flat3": rounded(flat),
        "dynamic5": rounded(dynamic),
        "harmonic5": rounded(harmonic),
        "logCounts": rounded(numpy.log1p(dynamic)),
        "pmi": rounded(pmi(flat, 1, 1)),
        "ppmi": rounded(ppmi),
        "shiftedPpmi": rounded(numpy.maximum(0, pmi(flat, 2, 1))),
        "singularValues": [float(f"{x:.9g}") for x in s],
        "left": rounded(u),
    },
    open("counts.json", "w"),
)
print(s, numpy.linalg.svd(ppmi)[1])
