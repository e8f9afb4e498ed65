"""Golden values for similarity, analogies, class separation and frequency bias.

From scipy 1.10, gensim 4.2 and scikit-learn 1.2; run in this folder.
"""

import json
import random

import numpy
from gensim.models import KeyedVectors
from scipy.stats import spearmanr
from sklearn.metrics import silhouette_score
from sklearn.metrics.pairwise import cosine_distances

rng = numpy.random.RandomState(11)
random.seed(11)
D = 7
roots = rng.randn(19, D)
offset = rng.randn(2, D)
words, rows, classes = [], [], []
for i, root in enumerate(roots):  # planted: r, r + offset 0, r + offset 1, all with noise
    for j, shift in enumerate([0 * offset[0], offset[0], offset[1]]):
        if (i + j) % 13 != 12:
            words.append(f"r{i}x{j}")
            rows.append(root + 1.2 * shift + 0.4 * rng.randn(D))
            classes.append(f"c{j}" if i % 5 else f"d{i % 2}")
rows = numpy.array(rows, dtype=numpy.float32)
vectors = KeyedVectors(D)
vectors.add_vectors(words, rows)

pairs = []
for _ in range(31):
    a, b = random.choice(words), random.choice(words)
    pairs.append([a, b, random.randint(0, 8) / 2])  # many ties
pairs += [["absent", words[0], 3.0], [words[1].upper(), words[2], 1.5]]  # the latter in lower case
covered = [[a.lower(), b, s] for a, b, s in pairs if a != "absent"]
cosine = [float(numpy.dot(vectors.get_vector(a, norm=True), vectors.get_vector(b, norm=True))) for a, b, _ in covered]
dot = [float(numpy.dot(vectors[a], vectors[b])) for a, b, _ in covered]
scores = [s for _, _, s in covered]

sections = {}
for j in (1, 2):
    questions = []
    for i in range(19):
        k = (i * 7 + 3) % 19
        questions.append([f"r{i}x0", f"r{i}x{j}", f"r{k}x0", f"r{k}x{j}"])
    sections[f"shift{j}"] = questions
answers = {}
for name, questions in sections.items():
    additive = multiplicative = total = 0
    for a, b, c, d in questions:
        if not all(w in vectors for w in (a, b, c, d)):
            continue
        total += 1
        additive += vectors.most_similar(positive=[b, c], negative=[a], topn=1)[0][0] == d
        multiplicative += vectors.most_similar_cosmul(positive=[b, c], negative=[a], topn=1)[0][0] == d
    answers[name] = [int(additive), int(multiplicative), total, len(questions)]

counts = [int(1000 / (i + 1)) + (i % 3) for i in range(len(words))]
distances = cosine_distances(rows.astype(float))
numpy.fill_diagonal(distances, 9)
nearest = distances.argmin(1)
purity = numpy.mean([classes[i] == classes[n] for i, n in enumerate(nearest)])
numpy.fill_diagonal(distances, 0)
asked = [i * len(words) // 5 for i in range(5)]


def bias(matrix):
    values = []
    for q in asked:
        others = [i for i in range(len(words)) if i != q]
        values.append(spearmanr(matrix[others] @ matrix[q], [counts[i] for i in others])[0])
    return float(numpy.mean(values))


unit = rows / numpy.linalg.norm(rows, axis=1, keepdims=True)
json.dump(
    {
        "words": words,
        "rows": [[float(x) for x in row] for row in rows],
        "classes": classes,
        "pairs": pairs,
        "spearmanCosine": float(spearmanr(cosine, scores)[0]),
        "spearmanDot": float(spearmanr(dot, scores)[0]),
        "questions": sections,
        "answers": answers,
        "counts": counts,
        "purity": float(purity),
        "silhouette": float(silhouette_score(rows.astype(float), classes, metric="cosine")),
        "biasDot": bias(rows.astype(float)),
        "biasCosine": bias(unit.astype(float)),
        "biasLength": float(spearmanr(numpy.linalg.norm(rows, axis=1), counts)[0]),
    },
    open("evaluation.json", "w"),
)
print(answers, purity)
