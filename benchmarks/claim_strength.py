"""How well `auditor.claim_strength` reads labelled sentences.

    python benchmarks/claim_strength.py SENTENCES.csv

The file has the columns `source`, `strength` (0 none, 1 correlational, 2 conditional causal, 3 direct causal) and
`sentence`. Prints one JSON object: for each source, n, macro-F1 and the F1 of each class.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from auditor import claim_strength

CLASSES = range(4)


def scores(pairs: list[tuple[int, int]]) -> dict[str, object]:
    """Macro-F1 and per-class F1 of (label, prediction) pairs."""
    count = Counter(pairs)
    f1 = []
    for c in CLASSES:
        hit = count[c, c]
        predicted, labelled = sum(count[y, c] for y in CLASSES), sum(count[c, p] for p in CLASSES)
        f1.append(2 * hit / (predicted + labelled) if predicted + labelled else 0.0)
    return {"n": len(pairs), "macro_f1": round(sum(f1) / len(f1), 3), "f1": [round(value, 3) for value in f1]}


def main(path: Path) -> None:
    """Scores a file, source by source."""
    by_source: dict[str, list[tuple[int, int]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_source[row["source"]].append((int(row["strength"]), claim_strength(row["sentence"])))
    sys.stdout.write(json.dumps({source: scores(pairs) for source, pairs in by_source.items()}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
