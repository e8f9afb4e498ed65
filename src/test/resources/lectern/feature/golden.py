"""Writes golden.json: what scikit-learn, SciPy and NLTK make of a few sentences.

Run by hand after a change here: /usr/bin/python3 golden.py (scikit-learn 1.2, SciPy 1.10,
NLTK 3.8).
"""

import json
import pathlib

import numpy
from nltk.sentiment.util import mark_negation
from scipy.stats import chi2_contingency
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.feature_selection import chi2

TEXTS = [
    "the plot is good and the cast is good too .",
    "it is not a good film , but the music is fine .",
    "nobody would call this plot a bad one !",
    "bad acting , bad music and a bad , bad end .",
    "you wo n't see a film as fine as this one ; see it .",
    "the end is not what i would call fine",
    "a fine cast",
    "never mind the acting : the film is good .",
]
LABELS = [2, 0, 1, 0, 2, 0, 1, 2]

COUNTS = dict(tokenizer=str.split, token_pattern=None, lowercase=False)
TFIDF = dict(COUNTS, smooth_idf=True, sublinear_tf=False)
VECTORIZERS = {
    "counts": CountVectorizer(**COUNTS),
    "binary bigrams": CountVectorizer(ngram_range=(1, 2), binary=True, **COUNTS),
    "trigrams of two texts": CountVectorizer(ngram_range=(1, 3), min_df=2, **COUNTS),
    "tf-idf": TfidfVectorizer(norm=None, **TFIDF),
    "tf-idf bigrams of length 1": TfidfVectorizer(norm="l2", ngram_range=(1, 2), **TFIDF),
}


def rows(vectorizer, texts):
    names = vectorizer.get_feature_names_out()
    matrix = vectorizer.transform(texts).tocsr()
    return [
        {str(names[d]): float(v) for d, v in zip(row.indices, row.data)}
        for row in (matrix[n] for n in range(matrix.shape[0]))
    ]


NEW = ["the cast is good , the film is not", "entirely unknown words"]
golden = {"texts": TEXTS, "labels": LABELS, "unseen": NEW, "rows": {}, "unseenRows": {}}
for name, vectorizer in VECTORIZERS.items():
    vectorizer.fit(TEXTS)
    golden["rows"][name] = rows(vectorizer, TEXTS)
    golden["unseenRows"][name] = rows(vectorizer, NEW)

binary = CountVectorizer(binary=True, **COUNTS)
presence = binary.fit_transform(TEXTS).toarray()
labels = numpy.array(LABELS)
golden["chiSquare"] = {}
for d, name in enumerate(binary.get_feature_names_out()):
    table = [
        [int(((presence[:, d] == p) & (labels == k)).sum()) for k in range(3)] for p in (0, 1)
    ]
    statistic = chi2_contingency(table, correction=False)[0]
    golden["chiSquare"][str(name)] = statistic
    # scikit-learn's chi2 sums over the texts with the feature alone; the texts without it make
    # the whole N/(N-n) times as much.
    n = presence[:, d].sum()
    assert abs(chi2(presence, labels)[0][d] * len(TEXTS) / (len(TEXTS) - n) - statistic) < 1e-9

golden["marked"] = [
    ["NOT_" + w[: -len("_NEG")] if w.endswith("_NEG") else w for w in mark_negation(t.split())]
    for t in (
        "it is not a good film . the music is fine .",
        "you wo n't see a film as fine : see it",
        "he never said that it was not good ; it was",
        "nothing works !",
    )
]
path = pathlib.Path(__file__).with_name("golden.json")
path.write_text(json.dumps(golden, indent=1) + "\n")
