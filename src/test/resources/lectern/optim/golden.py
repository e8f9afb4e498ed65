"""Writes golden.json: what PyTorch's optimisers, clipping and schedules do to known numbers.

Run with Debian's python3-torch (1.13): python3 golden.py > golden.json
The gradient of each step is a fixed function of the weights, so the steps depend on each other:
  grad = sin(3 w + step) + target
"""
import json

import torch

SIZES = {"weight": (5, 7), "bias": (3,)}  # 35 and 3: neither is a multiple of a vector's width
STEPS = 6
RATE = 0.05


def start(shape, shift):
    n = 1
    for extent in shape:
        n *= extent
    return torch.arange(n, dtype=torch.float32).mul(0.37).add(shift).cos().reshape(shape)


def gradient(w, step):
    return torch.sin(3 * w + step) + 0.5


def run(make, clip=None):
    weights = {name: start(shape, i) for i, (name, shape) in enumerate(SIZES.items())}
    for w in weights.values():
        w.requires_grad_(True)
    optimizer = make(list(weights.values()))
    norms, trace = [], []
    for step in range(1, STEPS + 1):
        for w in weights.values():
            w.grad = gradient(w.detach(), step)
        if clip is not None:
            norms.append(float(torch.nn.utils.clip_grad_norm_(weights.values(), clip)))
        optimizer.step()
        trace.append({name: w.detach().flatten().tolist() for name, w in weights.items()})
    return {"norms": norms, "trace": trace}


def rates(make, steps):
    w = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=RATE)
    schedule = make(optimizer)
    out = []
    for _ in range(steps):
        out.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return out


optim, schedules = torch.optim, torch.optim.lr_scheduler
golden = {
    "torch": torch.__version__,
    "start": {name: start(s, i).flatten().tolist() for i, (name, s) in enumerate(SIZES.items())},
    "sgd": run(lambda p: optim.SGD(p, lr=RATE)),
    "sgd.momentum": run(lambda p: optim.SGD(p, lr=RATE, momentum=0.9)),
    "sgd.momentum.decay": run(lambda p: optim.SGD(p, lr=RATE, momentum=0.9, weight_decay=0.1)),
    "adam": run(lambda p: optim.Adam(p, lr=RATE)),
    "adam.decay": run(
        lambda p: optim.Adam(p, lr=RATE, betas=(0.8, 0.95), eps=1e-4, weight_decay=0.2)
    ),
    "adamw": run(lambda p: optim.AdamW(p, lr=RATE)),
    "adamw.decay": run(lambda p: optim.AdamW(p, lr=RATE, betas=(0.9, 0.95), weight_decay=0.3)),
    "sgd.clipped": run(lambda p: optim.SGD(p, lr=RATE, momentum=0.9), clip=2.0),
    "sgd.unclipped": run(lambda p: optim.SGD(p, lr=RATE), clip=1000.0),
    # after the warm-up: 13 steps down to a tenth
    "cosine": rates(lambda o: schedules.CosineAnnealingLR(o, T_max=13, eta_min=RATE / 10), 13),
    "linear": rates(lambda o: schedules.LinearLR(o, 1.0, 0.1, total_iters=13), 13),
}
print(json.dumps(golden))
