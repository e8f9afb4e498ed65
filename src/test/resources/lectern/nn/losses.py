"""Writes losses.json: what PyTorch computes for the losses that golden.py does not have.

Run by hand after a change here: /usr/bin/python3 losses.py (PyTorch 1.13, Debian's python3-torch).

A case has inputs, outputs, and the gradients of sum(coefficient * output) with respect to every
input. All numbers are rounded to multiples of 2^-10 before use, so that they are the same floats
everywhere. PyTorch has no loss of Crammer and Singer's and no penalties; these are written in its
operations.
"""

import json
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(21)
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


def case(name, inputs, loss):
    coefficient = numbers().detach()
    (coefficient * loss).backward()
    CASES[name] = {
        "inputs": {key: plain(value) for key, value in inputs.items()},
        "outputs": {"y": plain(loss)},
        "coefficients": {"y": plain(coefficient)},
        "gradients": {key: plain(value.grad) for key, value in inputs.items()},
    }


answers = torch.tensor([0.0, 1, 1, 0, 0.25, 1, 0]).expand(3, 7)
signs = torch.where(answers > 0.5, 1.0, -1.0)

x = numbers(3, 7)
with torch.no_grad():
    x[1, 2], x[2, 0] = 1, 0  # on the target, where the slope jumps
case("absolute error", {"x": x}, F.l1_loss(x, answers))

x = numbers(3, 7)
case("squared hinge", {"x": x}, torch.relu(1 - x * signs).square().mean())

# counts as targets: cross_entropy wants distributions, and weighs all rows alike
x = numbers(5, 19, scale=3)
counts = torch.arange(95).reshape(5, 19) % 13 * torch.tensor([[1.0], [0], [2], [0.5], [3]])
weights = counts.sum(1)
each = F.cross_entropy(x, counts / weights.clamp(min=1)[:, None], reduction="none")
case("soft targets", {"x": x}, (each * weights).sum() / weights.sum())

x = numbers(5, 11, scale=2)
targets = torch.tensor([10, 0, 3, 3, 7])
right = x.gather(1, targets[:, None])[:, 0]
rival = x.masked_fill(F.one_hot(targets, 11).bool(), -torch.inf).max(1).values
case("multi-class hinge", {"x": x}, torch.relu(1 - (right - rival)).mean())

# with two classes, Weston and Watkins' loss is half of Crammer and Singer's
x = numbers(7, 2)
targets = torch.tensor([1, 0, 0, 1, 1, 0, 1])
case("two-class hinge", {"x": x}, 2 * F.multi_margin_loss(x, targets))

x, y = numbers(3, 7), numbers(3, 7)
case(
    "margin ranking",
    {"x": x, "y": y},
    F.margin_ranking_loss(x, y, torch.ones(3, 7), margin=0.75),
)

a, p, n = numbers(11, 3), numbers(11, 3), numbers(11, 3)
case(
    "triplet",
    {"a": a, "p": p, "n": n},
    F.triplet_margin_with_distance_loss(
        a, p, n, distance_function=lambda x, y: (x - y).square().sum(-1), margin=0.5
    ),
)

x, y = numbers(3, 7), numbers(5)
case("l1", {"x": x, "y": y}, 0.3 * (x.abs().sum() + y.abs().sum()))
x, y = numbers(3, 7), numbers(5)
case("l2", {"x": x, "y": y}, 0.3 * (x.square().sum() + y.square().sum()))

lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(body)}" for name, body in CASES.items())
pathlib.Path(__file__).with_name("losses.json").write_text("{\n" + lines + "\n}\n")
