"""Writes golden.json: what PyTorch computes for every layer and loss, forward and backward.

Run by hand after a change here: /usr/bin/python3 golden.py (PyTorch 1.13, Debian's python3-torch).

A case has inputs (with the parameters among them, under Lectern's names), outputs, and the
gradients of sum(coefficient * output) over all outputs with respect to every input. All numbers
are rounded to multiples of 2^-10 before use, so that they are the same floats everywhere.
"""

import json
import pathlib

import torch

torch.manual_seed(20)
torch.set_num_threads(1)
CASES = {}


def numbers(*shape, scale=1.0):
    values = torch.round(torch.randn(shape) * scale * 1024) / 1024
    return values.requires_grad_()


def plain(tensor):
    return {
        "shape": list(tensor.shape),
        "data": [float("%.9g" % v) for v in tensor.detach().reshape(-1).tolist()],
    }


def case(name, inputs, outputs):
    coefficients = {key: numbers(*value.shape).detach() for key, value in outputs.items()}
    sum((coefficients[key] * value).sum() for key, value in outputs.items()).backward()
    CASES[name] = {
        "inputs": {key: plain(value) for key, value in inputs.items()},
        "outputs": {key: plain(value) for key, value in outputs.items()},
        "coefficients": {key: plain(value) for key, value in coefficients.items()},
        "gradients": {key: plain(value.grad) for key, value in inputs.items()},
    }


ACTIVATIONS = {
    "IDENTITY": lambda x: x,
    "RELU": torch.relu,
    "TANH": torch.tanh,
    "SIGMOID": torch.sigmoid,
    "GELU": torch.nn.functional.gelu,
    "GELU_TANH": lambda x: torch.nn.functional.gelu(x, approximate="tanh"),
}
for name, activation in ACTIVATIONS.items():
    x, weight, bias = numbers(2, 3, 5), numbers(7, 5), numbers(7)
    y = activation(torch.nn.functional.linear(x, weight, bias))
    case("linear " + name, {"x": x, "weight": weight, "bias": bias}, {"y": y})

weight = numbers(11, 3)
ids = torch.tensor([[3, 0, 10, 3, 7], [3, 1, 1, 9, 0]])
case("embedding", {"weight": weight}, {"y": torch.nn.functional.embedding(ids, weight)})

x, weight = numbers(5, 3), numbers(11, 3)
case("tied logits", {"x": x, "weight": weight}, {"y": x @ weight.T})

x, weight, bias = numbers(2, 3, 19, scale=3), numbers(19), numbers(19)
y = torch.nn.functional.layer_norm(x, (19,), weight, bias)
case("layer norm", {"x": x, "weight": weight, "bias": bias}, {"y": y})

x = numbers(2, 3, 19, scale=3)
case("softmax", {"x": x}, {"y": torch.softmax(x, -1)})

logits = numbers(5, 19, scale=3)
targets = torch.tensor([18, -1, 0, 7, 7])
loss = torch.nn.functional.cross_entropy(logits, targets, ignore_index=-1)
case("cross entropy", {"x": logits}, {"y": loss})

x, y = numbers(3, 7, scale=4), torch.tensor([0.0, 1, 1, 0, 0.25, 1, 0]).expand(3, 7)
case(
    "binary cross entropy",
    {"x": x},
    {"y": torch.nn.functional.binary_cross_entropy_with_logits(x, y)},
)

x = numbers(3, 7)
case("squared error", {"x": x}, {"y": torch.nn.functional.mse_loss(x, y)})

x = numbers(3, 7)
case("hinge", {"x": x}, {"y": torch.relu(1 - x * torch.where(y > 0.5, 1.0, -1.0)).mean()})


def recurrent(name, layer, lstm=False):
    layers = layer.num_layers
    inputs = {"x": numbers(5, 3, 2), "hidden": numbers(layers, 3, 7)}
    if lstm:
        inputs["cell"] = numbers(layers, 3, 7)
    parameters = dict(layer.named_parameters())
    with torch.no_grad():
        for parameter in parameters.values():
            parameter.copy_(numbers(*parameter.shape, scale=0.5))
    for path, parameter in parameters.items():
        kind, number = path.rsplit("_l", 1)
        inputs[f"{number}.{kind}" if layers > 1 else kind] = parameter
    state = (inputs["hidden"], inputs["cell"]) if lstm else inputs["hidden"]
    every, last = layer(inputs["x"], state)
    outputs = {"all": every}
    if lstm:
        outputs["last hidden"], outputs["last cell"] = last
    else:
        outputs["last hidden"] = last
    case(name, inputs, outputs)


recurrent("elman TANH", torch.nn.RNN(2, 7))
recurrent("elman RELU", torch.nn.RNN(2, 7, nonlinearity="relu"))
recurrent("lstm", torch.nn.LSTM(2, 7), lstm=True)
recurrent("gru", torch.nn.GRU(2, 7))
recurrent("two lstms", torch.nn.LSTM(2, 7, num_layers=2), lstm=True)
recurrent("two grus", torch.nn.GRU(2, 7, num_layers=2))

mixed = [numbers(2, 5, 3) for _ in range(3)]
weight, scale = numbers(1, 3), numbers(1, 1)
shares = torch.softmax(weight[0], 0)
y = scale[0, 0] * sum(share * layer for share, layer in zip(shares, mixed))
layers = {"layer %d" % i: layer for i, layer in enumerate(mixed)}
case("scalar mix", {**layers, "weight": weight, "scale": scale}, {"y": y})

# Two texts, of 5 and 4 rows, and windows of 3. Conv1d has its weight as [F,C,w], Lectern as [F,w*C].
for name in ("RELU", "TANH"):
    x, weight, bias = numbers(9, 2), numbers(7, 6), numbers(7)
    kernel = weight.reshape(7, 3, 2).permute(0, 2, 1)
    texts = [x[0:5], x[5:9]]  # windows 0, 1, 2 and 5, 6
    y = torch.cat(
        [
            torch.nn.functional.max_pool1d(scores, scores.shape[-1]).reshape(1, 7)
            for text in texts
            for scores in [
                ACTIVATIONS[name](torch.nn.functional.conv1d(text.T.unsqueeze(0), kernel, bias))
            ]
        ]
    )
    case("max over time " + name, {"x": x, "weight": weight, "bias": bias}, {"y": y})

lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(body)}" for name, body in CASES.items())
pathlib.Path(__file__).with_name("golden.json").write_text("{\n" + lines + "\n}\n")
