"""Writes optimum.json: the least mean losses of a linear model, by SciPy.

Run by hand after a change here: /usr/bin/python3 optimum.py (SciPy 1.10, Debian's python3-scipy).

Losses with kinks by HiGHS's linear programming, smooth ones by BFGS to a gradient below 1e-9.
"""

import json
import pathlib

import numpy as np
from scipy.optimize import linprog, minimize

rng = np.random.default_rng(22)
N, D = 31, 3
x = np.round(rng.normal(size=(N, D)), 3)
labels = np.where(x @ [1, -2, 0.5] + 0.3 + 1.5 * rng.normal(size=N) > 0, 1.0, -1.0)
numbers = np.round(x @ [1, -2, 0.5] + 0.3 + rng.normal(size=N), 3)
ones = np.hstack([x, np.ones((N, 1))])


def smooth(term):
    result = minimize(lambda w: term(ones @ w).mean(), np.zeros(D + 1), options={"gtol": 1e-9})
    return result.fun


free = [(None, None)] * (D + 1)
hinge = linprog(
    [0] * (D + 1) + [1 / N] * N,
    A_ub=np.hstack([-labels[:, None] * ones, -np.eye(N)]),
    b_ub=-np.ones(N),
    bounds=free + [(0, None)] * N,
)
absolute = linprog(
    [0] * (D + 1) + [1 / N] * (2 * N),
    A_eq=np.hstack([ones, np.eye(N), -np.eye(N)]),
    b_eq=numbers,
    bounds=free + [(0, None)] * (2 * N),
)
golden = {
    "x": x.tolist(),
    "labels": labels.tolist(),
    "numbers": numbers.tolist(),
    "losses": {
        "SQUARED": smooth(lambda s: (s - numbers) ** 2),
        "ABSOLUTE": absolute.fun,
        "LOG": smooth(lambda s: np.log1p(np.exp(-labels * s))),
        "HINGE": hinge.fun,
        "SQUARED_HINGE": smooth(lambda s: np.maximum(0, 1 - labels * s) ** 2),
    },
}
pathlib.Path(__file__).with_name("optimum.json").write_text(json.dumps(golden) + "\n")
print(golden["losses"])
