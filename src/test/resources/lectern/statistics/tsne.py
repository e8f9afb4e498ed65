"""Golden values of t-SNE from scikit-learn 1.2: pair probabilities, gradient and final divergence.

Three groups of points in five dimensions; run in this folder.
"""

import json

import numpy
from scipy.spatial.distance import squareform
from sklearn.manifold import TSNE
from sklearn.manifold._t_sne import _joint_probabilities, _kl_divergence

rng = numpy.random.RandomState(4)
points = numpy.concatenate([rng.randn(13, 5) + 6 * rng.randn(5) for _ in range(3)]).round(6)
squares = ((points[:, None] - points[None]) ** 2).sum(2)
joint = _joint_probabilities(squares.astype(numpy.float32), 7, 0)
places = rng.randn(39, 2).round(6)
divergence, gradient = _kl_divergence(places.ravel(), joint, 1, 39, 2)
model = TSNE(method="exact", init="pca", perplexity=7, learning_rate="auto", n_iter=1000)
model.fit(points)
json.dump(
    {
        "points": points.tolist(),
        "joint": squareform(joint).tolist(),
        "places": places.tolist(),
        "divergence": float(divergence),
        "gradient": gradient.reshape(39, 2).tolist(),
        "finalDivergence": float(model.kl_divergence_),
    },
    open("tsne.json", "w"),
)
print(model.kl_divergence_)
