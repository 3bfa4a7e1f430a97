"""Which medicines do harm together, as `rules/reference/interactions/` states it. One file, one class of medicines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True, eq=False)
class Interaction:
    """A class of medicines and what it should not be joined with unasked.

    `partners` says what happens, by the file name of another class, of a substance under rules/reference/limits/, or by a
    group of the lexicon dose-partner. `read` says whether the interactions were read in the source or are generally known.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    name: str
    names: tuple[str, ...]
    partners: Mapping[str, str]
    source: str
    read: Literal["source", "knowledge"]
    checked: date


UNREAD = "These are generally known; they have not been checked at the source"
LEXICONS = ("interacting", "substance", "dose-partner")  # in which partners are named


def effect(table: Mapping[str, Interaction], one: str, other: str) -> tuple[Interaction, str] | None:
    """What happens when two groups of words are joined: the entry that says so, and its words."""
    for first, second in ((one, other), (other, one)):
        entry = table.get(first)
        if entry is not None and second in entry.partners:
            return entry, entry.partners[second]
    return None


def partners(table: Mapping[str, Interaction], key: str) -> Iterator[str]:
    """The names of the classes that do harm together with a substance."""
    return (entry.name for entry in table.values() if key in entry.partners)
