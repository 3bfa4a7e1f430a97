"""Statistics: test results, intervals and shares as an article prints them."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model.span import Span


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage printed with its count: `7 of 9 (78%)`."""

    span: Span
    count: int
    whole: int
    percent: float
    decimals: int
