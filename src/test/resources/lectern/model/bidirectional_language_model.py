"""Golden values for BidirectionalLanguageModelTest: the same model out of PyTorch's own layers, in
double precision. Sentences of several lengths are packed, so that PyTorch reverses and pads by its
own rules.

Run with PyTorch 1.13 (Debian: apt-get install python3-torch):
    python3 bidirectional_language_model.py > bidirectional_language_model.json
"""

import json
import re

import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

V, C, LAYERS, LENGTHS = 11, 3, 2, [5, 2, 7, 3]


def numbers(tensor):
    return [float("%.9g" % x) for x in tensor.detach().flatten()]


torch.manual_seed(13)
embedding = torch.nn.Embedding(V, C).double()
projection = torch.nn.Linear(C, V).double()
lstms = {
    name: [torch.nn.LSTM(C, C).double() for _ in range(LAYERS)] for name in ["forward", "backward"]
}
parameters = {"embedding.weight": embedding.weight}
for name, layers in lstms.items():
    for i, layer in enumerate(layers):
        for key, value in layer.named_parameters():
            parameters["%s.%d.%s" % (name, i, key.replace("_l0", ""))] = value
for key, value in projection.named_parameters():
    parameters["projection." + key] = value
for value in parameters.values():
    torch.nn.init.uniform_(value, -0.7, 0.7)

sentences = [torch.randint(V, (length,)) for length in LENGTHS]
time = max(LENGTHS)


def run(layers, inputs):
    """inputs: one [length, C] a sentence; what each layer makes of it, one list a layer."""
    outputs = []
    for layer in layers:
        packed = pack_padded_sequence(
            torch.nn.utils.rnn.pad_sequence(inputs), torch.tensor(LENGTHS), enforce_sorted=False
        )
        padded, _ = pad_packed_sequence(layer(packed)[0])
        inputs = [padded[:length, b] for b, length in enumerate(LENGTHS)]
        outputs.append(inputs)
    return outputs


words = [embedding(sentence) for sentence in sentences]
forward = run(lstms["forward"], words)
backward = [
    [out.flip(0) for out in layer] for layer in run(lstms["backward"], [w.flip(0) for w in words])
]
layers = [[torch.cat([w, w], 1) for w in words]] + [
    [torch.cat([f, b], 1) for f, b in zip(*pair)] for pair in zip(forward, backward)
]
next_logits = [projection(f) for f in forward[-1]]
previous_logits = [projection(b) for b in backward[-1]]
cross_entropy = torch.nn.functional.cross_entropy
next_loss = cross_entropy(
    torch.cat([logits[:-1] for logits in next_logits]), torch.cat([s[1:] for s in sentences])
)
previous_loss = cross_entropy(
    torch.cat([logits[1:] for logits in previous_logits]), torch.cat([s[:-1] for s in sentences])
)
loss = (next_loss + previous_loss) / 2
loss.backward()
text = json.dumps(
    {
        "torch": torch.__version__,
        "vocabulary": V,
        "width": C,
        "depth": LAYERS,
        "sentences": [sentence.tolist() for sentence in sentences],
        "parameters": {name: numbers(p) for name, p in parameters.items()},
        "gradients": {name: numbers(p.grad) for name, p in parameters.items()},
        # a list a layer of a list a sentence of [length, 2C]
        "layers": [[numbers(out) for out in layer] for layer in layers],
        "next_logits": [numbers(logits) for logits in next_logits],
        "previous_logits": [numbers(logits) for logits in previous_logits],
        "next_loss": float("%.9g" % next_loss),
        "previous_loss": float("%.9g" % previous_loss),
        "loss": float("%.9g" % loss),
    },
    indent=1,
)
# One line a list of numbers.
print(re.sub(r"\[[^\[\]{}]*\]", lambda numbers: re.sub(r"\s+", " ", numbers.group()), text))
