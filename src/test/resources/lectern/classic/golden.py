"""Writes golden.json: what scikit-learn learns from some counts.

Run by hand after a change here: /usr/bin/python3 golden.py (scikit-learn 1.2).

The bias is the weight of a last feature that is always 1 (as LIBLINEAR has it, and so that the
penalty falls on it too); scikit-learn's C is 1/(lambda*N).
"""

import json
import pathlib
import warnings

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.naive_bayes import MultinomialNB
from sklearn.svm import LinearSVC

N, D, NEW, LAMBDA = 97, 13, 5, 0.01
random = numpy.random.RandomState(8)
golden = {"lambda": LAMBDA, "problems": {}}
for classes in (2, 3):
    x = random.poisson(0.6, (N + NEW, D)).astype(float)
    x[7] = 0  # a text without features
    truth = random.randn(D, classes)
    scores = x @ truth + 2 * random.gumbel(size=(N + NEW, classes))
    labels = scores.argmax(1)[:N]
    x, new = x[:N], x[N:]
    ones = lambda rows: numpy.hstack([rows, numpy.ones((len(rows), 1))])
    problem = {
        "x": x.tolist(),
        "labels": labels.tolist(),
        "unseen": new.tolist(),
        "probabilities": {},
        "margins": {},
        "nats": {},
    }
    settings = dict(C=1 / (LAMBDA * N), fit_intercept=False, tol=1e-10, max_iter=1_000_000)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        models = {
            "log l1": LogisticRegression(solver="liblinear", penalty="l1", **settings),
            "log l2": LogisticRegression(solver="liblinear", penalty="l2", **settings),
            "softmax l2": LogisticRegression(
                solver="lbfgs", multi_class="multinomial", penalty="l2", **settings
            ),
            "softmax": LogisticRegression(
                solver="newton-cg",
                multi_class="multinomial",
                penalty=None,
                fit_intercept=False,
                tol=1e-6,
                max_iter=100_000,
            ),
        }
        for name, model in models.items():
            model.fit(ones(x), labels)
            problem["probabilities"][name] = model.predict_proba(ones(new)).tolist()
            problem["nats"][name] = log_loss(labels, model.predict_proba(ones(x)))
        for name, loss, penalty, dual in (
            ("hinge l2", "hinge", "l2", True),
            ("squared-hinge l1", "squared_hinge", "l1", False),
            ("squared-hinge l2", "squared_hinge", "l2", False),
        ):
            model = LinearSVC(loss=loss, penalty=penalty, dual=dual, **settings)
            margins = model.fit(ones(x), labels).decision_function(ones(new))
            if classes == 2:  # one vector of weights: half of it for one class, half for the other
                margins = numpy.stack([-margins / 2, margins / 2], 1)
            problem["margins"][name] = margins.tolist()
    bayes = MultinomialNB(alpha=0.5).fit(x, labels)
    problem["probabilities"]["naive Bayes 0.5"] = bayes.predict_proba(new).tolist()
    golden["problems"][str(classes)] = problem

path = pathlib.Path(__file__).with_name("golden.json")
path.write_text(json.dumps(golden) + "\n")
