"""Writes word2vec.json: what one step of gradient descent on one window does, by PyTorch 1.13.

The window is the sentence 2 0 1 around its word 0. Row i of a table has the numbers
((37 i + 11 j + s) mod 23 - 11) / 16, with s 0 for the input and 5 for the output table.
"""

import json
import os

import torch

V, D, RATE = 7, 5, 0.5
CONTEXTS, TARGET = [2, 1], 0
ROWS, SIGNS = [0, 3, 5, 3], [1.0, -1.0, -1.0, -1.0]


def table(shift):
    numbers = [[((37 * i + 11 * j + shift) % 23 - 11) / 16 for j in range(D)] for i in range(V)]
    return torch.tensor(numbers, dtype=torch.float64, requires_grad=True)


golden = {}
for architecture in ("SKIP_GRAM", "CBOW"):
    for output in ("sampled", "softmax"):
        inputs, outputs = table(0), table(5)
        hidden = inputs[CONTEXTS]
        if architecture == "CBOW":
            hidden = hidden.mean(0, keepdim=True)
        if output == "sampled":
            scores = hidden @ outputs[ROWS].T
            loss = -torch.nn.functional.logsigmoid(scores * torch.tensor(SIGNS)).sum()
        else:
            target = torch.full((len(hidden),), TARGET)
            loss = torch.nn.functional.cross_entropy(hidden @ outputs.T, target, reduction="sum")
        loss.backward()
        # In CBOW every word of the window goes as far as their mean would, as in word2vec.c.
        far = len(CONTEXTS) if architecture == "CBOW" else 1
        golden[f"{architecture} {output}"] = {
            "loss": loss.item(),
            "input": (inputs - RATE * far * inputs.grad).flatten().tolist(),
            "output": (outputs - RATE * outputs.grad).flatten().tolist(),
        }
with open(os.path.join(os.path.dirname(__file__), "word2vec.json"), "w") as file:
    json.dump(golden, file, indent=1)
