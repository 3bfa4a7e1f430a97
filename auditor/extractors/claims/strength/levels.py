"""The four levels, and a reading: a level with the words that carry it.

The levels are those of Yu, Li & Wang 2019 (EMNLP, D19-1473). A denied effect is direct too: it is stated of a cause.
"""

from __future__ import annotations

from typing import NamedTuple

from auditor.model.span import Span

NONE, CORRELATIONAL, CONDITIONAL, DIRECT = range(4)


class Level(NamedTuple):
    """How strongly some words claim, and the words themselves (None at level 0)."""

    value: int
    words: Span | None


SILENT = Level(NONE, None)
