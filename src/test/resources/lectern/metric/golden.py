"""Writes golden.json: what scikit-learn and NumPy compute of some predictions.

Run by hand after a change here: /usr/bin/python3 golden.py (scikit-learn 1.2, NumPy 1.24).
"""

import json
import pathlib

import numpy
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

random = numpy.random.RandomState(5)
N, K, BINS = 211, 5, 7
labels = random.randint(0, K - 1, N)  # class 4 never occurs
scores = random.randn(N, K)
scores[numpy.arange(N), labels] += 1.2
scores[:, 3] -= 9  # class 3 is never predicted
probabilities = numpy.exp(2 * scores)
probabilities /= probabilities.sum(1, keepdims=True)
predicted = probabilities.argmax(1)
precision, recall, f1, _ = precision_recall_fscore_support(
    labels, predicted, labels=range(K), zero_division=0
)

confidence = probabilities.max(1)
right = predicted == labels
bins, error = [], 0.0
for b in range(BINS):
    inside = (confidence > b / BINS) & (confidence <= (b + 1) / BINS)
    bins.append(int(inside.sum()))
    if inside.any():
        error += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())

golden = {
    "labels": labels.tolist(),
    "probabilities": probabilities.tolist(),
    "confusion": confusion_matrix(labels, predicted, labels=range(K)).tolist(),
    "accuracy": accuracy_score(labels, predicted),
    "precision": precision.tolist(),
    "recall": recall.tolist(),
    "f1": f1.tolist(),
    "macroF1": f1.mean(),
    "bins": bins,
    "error": error,
}
path = pathlib.Path(__file__).with_name("golden.json")
path.write_text(json.dumps(golden) + "\n")
