"""Published criteria for health articles, as `rules/reference/criteria/` states them. One file, one criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

Words = Mapping[str, tuple[str, ...]]  # lexicon, and the groups of it that count; no group: all of them


@dataclass(frozen=True, slots=True, eq=False)
class Criterion:
    """A question that a published instrument asks of an article, and what in the text answers it.

    `sees` is how it is answered: `words` by a sentence with one of `words` and none of `unless`; `author`, `date` and
    `sources` by what was read of the page and its references; `absolute numbers` and `design` by what was read of its
    studies; `restraint` is denied by a sentence with one of `words`, and cannot be affirmed. Where `asked_of` is
    `treatment`, it is asked only of pages that speak of a treatment or an effect; where `arises` names words, only of
    pages that use them. `absent` says what was looked for and not found.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    order: int
    question: str
    asked_by: tuple[str, ...]
    sees: Literal["words", "author", "date", "sources", "absolute numbers", "design", "restraint"]
    absent: str
    asked_of: Literal["page", "treatment"] = "page"
    words: Words = field(default_factory=dict)
    unless: Words = field(default_factory=dict)
    arises: Words = field(default_factory=dict)
