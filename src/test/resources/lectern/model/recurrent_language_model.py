"""Golden values for RecurrentLanguageModelTest: PyTorch's own language model, weights in, logits,
loss and gradients out, in double precision.

Run with PyTorch 1.13 (Debian: apt-get install python3-torch):
    python3 recurrent_language_model.py > recurrent_language_model.json
"""

import json
import re

import torch

V, E, H, T, B = 7, 3, 5, 4, 2
CELLS = {
    "elman": (torch.nn.RNN, 1),
    "lstm": (torch.nn.LSTM, 2),
    "gru": (torch.nn.GRU, 2),
}


def numbers(tensor):
    return [float("%.9g" % x) for x in tensor.detach().flatten()]


def case(cell, layers):
    torch.manual_seed(11)
    modules = {
        "embedding": torch.nn.Embedding(V, E),
        "recurrent": cell(E, H, num_layers=layers),
        "projection": torch.nn.Linear(H, V),
    }
    parameters = {}
    for module_name, module in modules.items():
        module.double()
        for name, parameter in module.named_parameters():
            torch.nn.init.uniform_(parameter, -0.7, 0.7)
            parameters[module_name + "." + name] = parameter
    tokens = torch.randint(V, (T + 1, B))
    hidden, last = modules["recurrent"](modules["embedding"](tokens[:-1]))
    logits = modules["projection"](hidden)
    loss = torch.nn.functional.cross_entropy(logits.reshape(T * B, V), tokens[1:].flatten())
    loss.backward()
    return {
        "layers": layers,
        "tokens": tokens.tolist(),
        "parameters": {name: numbers(p) for name, p in parameters.items()},
        "gradients": {name: numbers(p.grad) for name, p in parameters.items()},
        "logits": numbers(logits),
        "loss": float("%.9g" % loss),
        "last_hidden": numbers(last[0] if isinstance(last, tuple) else last),
    }


text = json.dumps(
    {
        "torch": torch.__version__,
        "vocabulary": V,
        "embedding": E,
        "hidden": H,
        "cases": {name: case(cell, layers) for name, (cell, layers) in CELLS.items()},
    },
    indent=1,
)
# One line a list of numbers.
print(re.sub(r"\[[^\[\]{}]*\]", lambda numbers: re.sub(r"\s+", " ", numbers.group()), text))
