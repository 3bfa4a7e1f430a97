"""What was measured of the rules, as `rules/reference/measured/` states it. One file, one category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

Share = tuple[int, int]  # a part, and the whole


@dataclass(frozen=True, slots=True, eq=False)
class Measurement:
    """How a category did on labelled pages, set by set; `make measure` writes it and docs/measured.md says how.

    `pages` has the number of pages of each set. `kinds` has, of the labels of each kind, those that were found;
    `rules` has, of the findings of each rule, those that stand where a label of the category stands.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    measured: date
    pages: Mapping[str, int]
    kinds: Mapping[str, Mapping[str, Share]]
    rules: Mapping[str, Mapping[str, Share]]

    def told(self, rule: str) -> Iterator[str]:
        """What is known of a rule, a sentence for each set in which it spoke or its kind was labelled."""
        kind = rule.split("/")[1]
        for name, pages in self.pages.items():
            right, said = self.rules.get(rule, {}).get(name, (0, 0))
            found, labelled = self.kinds.get(kind, {}).get(name, (0, 0))
            if said or labelled:
                precision = f"{right} of {said} {'finding' if said == 1 else 'findings'} right" if said else "it said nothing"
                recall = (
                    f"{found} of {labelled} faults of the kind `{kind}` found"
                    if labelled
                    else f"no fault of the kind `{kind}` there"
                )
                yield f"On {pages} {name} pages {precision}; {recall}."

    def summed(self) -> Iterator[str]:
        """The category as a whole, a sentence for each set."""
        for name, pages in self.pages.items():
            found, labelled = _sum(self.kinds, name)
            right, said = _sum(self.rules, name)
            alarms = "no false alarm" if said == right else f"{said - right} false alarm{'s' if said - right > 1 else ''}"
            yield f"On {pages} {name} pages {found} of {labelled} faults found, {alarms}."


def _sum(counted: Mapping[str, Mapping[str, Share]], name: str) -> Share:
    shares = [by_set.get(name, (0, 0)) for by_set in counted.values()]
    return sum(part for part, _ in shares), sum(whole for _, whole in shares)


def measured(table: Mapping[str, Measurement], rule: str) -> tuple[str, ...]:
    """What was measured of a rule, in sentences; none where nothing was."""
    category = table.get(rule.split("/", maxsplit=1)[0])
    return tuple(category.told(rule)) if category else ()
