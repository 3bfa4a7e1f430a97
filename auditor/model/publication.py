"""What a page says of itself, so that a reader knows what it is, how old it is, and whom to hold to it."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model.span import Span


@dataclass(frozen=True, slots=True)
class Publication:
    """`title` is the words of the title; `opening` the first words of the page; both None where there are none."""

    title: Span | None = None
    opening: Span | None = None
    dated: bool = False
    signed: bool = False  # an author, a reviewer or a team that answers for the page is named
    words: int = 0  # of all that a visitor reads
