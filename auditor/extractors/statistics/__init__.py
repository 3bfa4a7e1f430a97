"""Prose -> Statistics: figures that stand together, so that a check can hold one against the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.extractors.statistics import (
    ages,
    changes,
    fractions,
    gaps,
    inference,
    lengths,
    means,
    named_groups,
    oddities,
    periods,
    points,
    risk_ratios,
    samples,
    shares,
    splits,
    tables,
    totals,
)
from auditor.extractors.statistics.strands import Strands
from auditor.model.prose import Prose
from auditor.model.statistics import Statistics
from auditor.model.studies import Study
from auditor.reference import Reference

MOST_FIGURES = 60  # a “sentence” of more is a table that lost its markup; nothing sure can be said of it, and it takes long


def read_statistics(prose: Prose, reference: Reference, studies: Sequence[Study] = ()) -> Statistics:
    """All statistics of an article, each kind in reading order."""
    if any(len(sentence.numbers) > MOST_FIGURES for sentence in prose.sentences):
        prose = replace(prose, sentences=tuple(s for s in prose.sentences if len(s.numbers) <= MOST_FIGURES))
    strands = Strands.of(studies)
    return Statistics(
        shares=(*shares.read(prose), *named_groups.read(prose, reference), *tables.read(prose)),
        splits=(*splits.read(prose), *totals.read(prose)),
        means=tuple(means.read(prose)),
        tests=tuple(inference.tests(prose)),
        intervals=tuple(inference.intervals(prose)),
        changes=tuple(changes.read(prose)),
        gaps=(*gaps.read(prose), *points.read(prose)),
        oddities=(
            *oddities.read(prose),
            *fractions.read(prose),
            *ages.read(prose),
            *periods.read(prose),
            *risk_ratios.read(prose),
        ),
        headcounts=tuple(samples.headcounts(prose, reference, strands)),
        lengths=tuple(lengths.read(prose, reference, strands)),
        studies=samples.studies(prose),
        told=strands.told,
    )
