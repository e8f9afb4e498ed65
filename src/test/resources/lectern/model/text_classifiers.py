"""Golden values for TextCnnTest, TextMlpTest and TextRnnTest: PyTorch's own text classifiers, weights in, logits,
loss and gradients out, in double precision.

Each text goes through PyTorch by itself, without a batch, so that nothing here pads but what the
model says: as many zero vectors before and after a text as a window reaches.

Run with PyTorch 1.13 (Debian: apt-get install python3-torch):
    python3 text_classifiers.py > text_classifiers.json
"""

import json
import re

import torch

V, C, F, H, K = 11, 3, 5, 7, 2
WINDOWS = [2, 3]
TEXTS = [[4, 10, 0, 4], [7], [], [1, 2, 3, 5, 8, 2, 9]]
LABELS = [1, 0, 1, 1]


def drawn(*shape):
    return torch.empty(shape, dtype=torch.double).uniform_(-0.7, 0.7)


def numbers(tensor):
    return [float("%.9g" % x) for x in tensor.detach().flatten()]


def result(parameters, logits):
    loss = torch.nn.functional.cross_entropy(logits, torch.tensor(LABELS))
    loss.backward()
    return {
        "parameters": {name: numbers(p) for name, p in parameters.items()},
        "gradients": {name: numbers(p.grad) for name, p in parameters.items() if p.requires_grad},
        "logits": numbers(logits),
        "loss": float("%.9g" % loss),
    }


def cnn(channels):
    """channels: whether each is trained."""
    torch.manual_seed(13)
    parameters = {}
    for i, trained in enumerate(channels):
        parameters[f"{i}.weight"] = drawn(V, C).requires_grad_(trained)
    width = C * len(channels)
    for i, window in enumerate(WINDOWS):
        parameters[f"filters.{i}.weight"] = drawn(F, window * width).requires_grad_()
        parameters[f"filters.{i}.bias"] = drawn(F).requires_grad_()
    parameters["output.weight"] = drawn(K, F * len(WINDOWS)).requires_grad_()
    parameters["output.bias"] = drawn(K).requires_grad_()
    rows = []
    for text in TEXTS:
        x = torch.cat([parameters[f"{i}.weight"][text] for i in range(len(channels))], dim=1)
        if not text:
            x = torch.zeros(1, width, dtype=torch.double)
        features = []
        for i, window in enumerate(WINDOWS):
            padded = torch.nn.functional.pad(x, (0, 0, window - 1, window - 1))
            weight = parameters[f"filters.{i}.weight"].reshape(F, window, width)
            scores = torch.relu(
                torch.nn.functional.conv1d(
                    padded.T.unsqueeze(0),
                    weight.permute(0, 2, 1),
                    parameters[f"filters.{i}.bias"],
                )
            )
            features.append(torch.nn.functional.max_pool1d(scores, scores.shape[-1]).flatten())
        rows.append(parameters["output.weight"] @ torch.cat(features) + parameters["output.bias"])
    return result(parameters, torch.stack(rows))


def rnn():
    torch.manual_seed(17)
    lstm = torch.nn.LSTM(C, H).double()
    parameters = {"0.weight": drawn(V, C).requires_grad_()}
    for name, parameter in lstm.named_parameters():
        with torch.no_grad():
            parameter.copy_(drawn(*parameter.shape))
        parameters["recurrent." + name[: -len("_l0")]] = parameter
    parameters["output.weight"] = drawn(K, H).requires_grad_()
    parameters["output.bias"] = drawn(K).requires_grad_()
    rows = []
    for text in TEXTS:
        state = torch.zeros(H, dtype=torch.double)
        if text:
            state = lstm(parameters["0.weight"][text].unsqueeze(1))[0][-1, 0]
        rows.append(parameters["output.weight"] @ state + parameters["output.bias"])
    return result(parameters, torch.stack(rows))


def mlp(compose, inputs):
    """compose: from the word vectors of a text, [T,C], to the text's."""
    torch.manual_seed(19)
    parameters = {
        "0.weight": drawn(V, C).requires_grad_(),
        "layers.layers.0.weight": drawn(H, inputs).requires_grad_(),
        "layers.layers.0.bias": drawn(H).requires_grad_(),
        "layers.layers.1.weight": drawn(K, H).requires_grad_(),
        "layers.layers.1.bias": drawn(K).requires_grad_(),
    }
    x = torch.stack([compose(parameters["0.weight"][text]) for text in TEXTS])
    linear = torch.nn.functional.linear
    hidden = torch.tanh(
        linear(x, parameters["layers.layers.0.weight"], parameters["layers.layers.0.bias"])
    )
    logits = linear(
        hidden, parameters["layers.layers.1.weight"], parameters["layers.layers.1.bias"]
    )
    return result(parameters, logits)


def mean(words):
    return words.mean(dim=0) if len(words) else torch.zeros(C, dtype=torch.double)


def concatenation(words):
    """The first two words; zeros where there are fewer."""
    return torch.nn.functional.pad(words[:2], (0, 0, 0, 2 - len(words[:2]))).flatten()


text = json.dumps(
    {
        "torch": torch.__version__,
        "texts": TEXTS,
        "labels": LABELS,
        "cnn trained": cnn([True]),
        "cnn fixed": cnn([False]),
        "cnn fixed and trained": cnn([False, True]),
        "rnn": rnn(),
        "mlp SUM": mlp(lambda words: words.sum(dim=0), C),
        "mlp MEAN": mlp(mean, C),
        "mlp PRODUCT": mlp(lambda words: (1 + words).prod(dim=0), C),
        "mlp CONCATENATION": mlp(concatenation, 2 * C),
    },
    indent=1,
)
# One line a list of numbers.
print(re.sub(r"\[[^\[\]{}]*\]", lambda numbers: re.sub(r"\s+", " ", numbers.group()), text))
