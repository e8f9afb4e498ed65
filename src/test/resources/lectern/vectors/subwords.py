"""Writes subwords.json: character n-grams and their buckets as fastText 0.9.2 lists them."""

import json
import os
import tempfile

import fasttext

BUCKETS = 10007
words = ["where", "naïve", "of", "a", "straße", "wherever"]
with tempfile.TemporaryDirectory() as folder:
    text = os.path.join(folder, "text")
    with open(text, "w", encoding="utf-8") as file:
        file.write((" ".join(words[:5]) + "\n") * 30)
    model = fasttext.train_unsupervised(
        text, model="skipgram", dim=4, epoch=1, minCount=1, minn=3, maxn=6, bucket=BUCKETS, thread=1)
known = model.get_words()
golden = {}
for word in words:
    ngrams, rows = model.get_subwords(word)
    # The word itself comes first if it is known; fastText numbers buckets after the words.
    skip = 1 if word in known else 0
    golden[word] = [[n, int(row) - len(known)] for n, row in zip(ngrams[skip:], rows[skip:])]
with open(os.path.join(os.path.dirname(__file__), "subwords.json"), "w", encoding="utf-8") as file:
    json.dump(golden, file, ensure_ascii=False, indent=1)
