"""Prose -> Statistics: figures that stand together, so that a check can hold one against the other."""

from __future__ import annotations

from auditor.extractors.statistics import changes, fractions, inference, means, oddities, samples, shares, splits, tables, totals
from auditor.model.prose import Prose
from auditor.model.statistics import Statistics
from auditor.reference import Reference


def read_statistics(prose: Prose, reference: Reference) -> Statistics:
    """All statistics of an article, each kind in reading order."""
    return Statistics(
        shares=(*shares.read(prose), *tables.read(prose)),
        splits=(*splits.read(prose), *totals.read(prose)),
        means=tuple(means.read(prose)),
        tests=tuple(inference.tests(prose)),
        intervals=tuple(inference.intervals(prose)),
        changes=tuple(changes.read(prose)),
        oddities=(*oddities.read(prose), *fractions.read(prose)),
        headcounts=tuple(samples.headcounts(prose, reference)),
        lengths=tuple(samples.lengths(prose, reference)),
        studies=samples.studies(prose),
    )
