"""How well `auditor.claim_strength` tells a text that claims more than its source.

    python benchmarks/exaggeration.py PAIRS.jsonl

Each line of the file is an object with `press_release_conclusion`, `abstract_conclusion` and `exaggeration_label`:
`exaggerates` where the release claims more strongly than the abstract, `same` or `downplays`. Prints one JSON object:
n, macro-F1, and the F1 of each class.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from auditor import claim_strength

LABELS = ("exaggerates", "same", "downplays")


def relation(release: str, abstract: str) -> str:
    """What a release does with its abstract, by the strength of both."""
    more = claim_strength(release) - claim_strength(abstract)
    return "exaggerates" if more > 0 else "downplays" if more else "same"


def f1(count: Counter[tuple[str, str]], label: str) -> float:
    """The F1 of one label, of counted (label, prediction) pairs."""
    hit = count[label, label]
    predicted, labelled = sum(count[y, label] for y in LABELS), sum(count[label, p] for p in LABELS)
    return 2 * hit / (predicted + labelled) if predicted + labelled else 0.0


def main(path: Path) -> None:
    """Scores a file of pairs."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    count = Counter(
        (pair["exaggeration_label"], relation(pair["press_release_conclusion"], pair["abstract_conclusion"])) for pair in pairs
    )
    each = {label: round(f1(count, label), 3) for label in LABELS}
    macro = round(sum(f1(count, label) for label in LABELS) / len(LABELS), 3)
    sys.stdout.write(json.dumps({"n": len(pairs), "macro_f1": macro, "f1": each}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
