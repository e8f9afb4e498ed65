"""The other side of Word2VecBenchmark: trains by gensim or fastText and says how long it took, and
leaves gensim's vectors in a file if it is told to.

One line of JSON a request on the standard input, one of seconds (processor, wall) a reply. Words
are counted before the clock starts for gensim; fastText's program counts them within.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time

from gensim.models import Word2Vec

text = sys.argv[1]
with open(text, encoding="utf-8") as file:
    sentences = [line.split() for line in file]


def gensim(r):
    model = Word2Vec(
        vector_size=r["width"], window=r["window"], min_count=r["atLeast"], sample=r["sample"],
        alpha=r["rate"], sg=int(r["architecture"] == "SKIP_GRAM"), hs=int(r["negative"] == 0),
        negative=r["negative"], workers=r["threads"], seed=r["seed"])
    model.build_vocab(sentences)
    cpu, wall = time.process_time(), time.perf_counter()
    model.train(sentences, total_examples=len(sentences), epochs=r["epochs"])
    seconds = time.process_time() - cpu, time.perf_counter() - wall
    if r["vectors"]:
        model.wv.save_word2vec_format(r["vectors"])
    return seconds


def fasttext(r):
    with tempfile.TemporaryDirectory() as folder:
        command = [
            "fasttext", "skipgram" if r["architecture"] == "SKIP_GRAM" else "cbow",
            "-input", text, "-output", folder + "/model", "-dim", r["width"], "-ws", r["window"],
            "-minCount", r["atLeast"], "-t", r["sample"], "-lr", r["rate"], "-epoch", r["epochs"],
            "-loss", "ns" if r["negative"] else "hs", "-neg", max(1, r["negative"]),
            "-thread", r["threads"], "-minn", r["shortest"], "-maxn", r["longest"],
            "-bucket", r["buckets"], "-verbose", 0]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall = time.perf_counter()
        subprocess.run([str(word) for word in command], check=True, capture_output=True)
        wall = time.perf_counter() - wall
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


for line in sys.stdin:
    request = json.loads(line)
    cpu, wall = {"gensim": gensim, "fasttext": fasttext}[request["by"]](request)
    print(cpu, wall, flush=True)
