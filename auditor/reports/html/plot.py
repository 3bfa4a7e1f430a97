"""The summary's plot: a row for each article, with a bar of its findings and one of its grade, on one scale for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.reports.html.proof import Proof

WIDTH = 200  # units of the drawing, which is scaled to its cell
TARGET = 9  # US school grade up to which a page is easy enough (docs/readability.md)
HIGHEST = 20.0  # no formula says more of a grade that exists


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the summary; `counts` are its findings by severity, `grade` its US school grade."""

    number: int
    path: str
    counts: Mapping[str, int]
    grade: float | None


@dataclass(frozen=True, slots=True)
class Plot:
    """The scales of the bars: units for one finding and for one grade, and where the target grade stands."""

    per_finding: float
    per_grade: float
    target: float
    width: int = WIDTH


def plotted(proofs: Iterable[Proof]) -> Plot:
    """The longest bar of each kind takes the whole width; grades above the twentieth are drawn as the twentieth."""
    most, worst = 1, float(TARGET)
    for proof in proofs:
        most, worst = max(most, len(proof.findings)), max(worst, min(proof.grade or 0, HIGHEST))
    per_grade = WIDTH / worst
    return Plot(WIDTH / most, per_grade, TARGET * per_grade)
