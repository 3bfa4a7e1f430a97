"""What a page says of itself, so that a reader knows what it is, how old it is, and whom to hold to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from auditor.model.span import Span


@dataclass(frozen=True, slots=True)
class Publication:
    """`title` is the words of the title; `opening` the first words of the page; both None where there are none.

    `date` and `author` are the words that give them; None too where only the file's name or the page's head does.
    """

    title: Span | None = None
    opening: Span | None = None
    dated: bool = False
    signed: bool = False  # an author, a reviewer or a team that answers for the page is named
    date: Span | None = None
    author: Span | None = None
    latest: dt.date | None = None  # the last day of the latest month or year that the page dates itself by
    words: int = 0  # of all that a visitor reads
