"""For how much of a page a reservation speaks: for all of it, or for one of several things that the page is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.extractors.claims.words import stem, stems
from auditor.model.document import BlockKind
from auditor.model.prose import Prose, Section, Sentence
from auditor.reference import Reference

CAPITALS = re.compile(r"\b[A-Z]{2,5}\b")
WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Scope:
    """A page's topic and the sections that have no subject of their own."""

    prose: Prose
    topic: frozenset[str]  # stems of the title's content words
    initials: str  # of the title's words: `if` is in "iff" for Intermittent Fasting for …
    plain: frozenset[int]  # sections whose heading names nothing but the topic
    heads: frozenset[int]  # sections headed `Side effects`, `Who should not take it`
    guarded: frozenset[int]  # and the sections under the first sort
    barred: frozenset[int]  # and under the second

    @classmethod
    def of(cls, prose: Prose, reference: Reference) -> Scope:
        title = _title(prose)
        topic = stems(title, reference)
        lexicon = reference.lexicons.get("plain-headings")
        listed = frozenset(stem(word) for words in (lexicon.groups.values() if lexicon else ()) for word in words)
        plain = frozenset(s.index for s in prose.sections if stems(s.title, reference) <= listed | topic)
        heads = {id(s.block): s for s in prose.sentences if s.block.kind is BlockKind.HEADING}
        initials = "".join(word[0].lower() for word in WORDS.findall(title))
        harms, exceptions = (_headed(group, prose, heads) for group in ("guarded", "barred"))
        return cls(prose, topic, initials, plain, harms | exceptions, _below(harms, prose), _below(exceptions, prose))

    def of_sentence(self, sentence: Sentence, words: frozenset[str]) -> int | None:
        """The section that a sentence with these content words speaks for; None for the whole page."""
        section = self.prose.sections[sentence.section]
        head = self._head(section)
        named = bool(words & self.topic) or any(m.group().lower() in self.initials for m in CAPITALS.finditer(sentence.text))
        if head is None and named:
            return None
        if head is None and section.index not in self.plain:
            return section.index
        above = self._above(head or section)
        while above is not None and above.index in self.plain:
            above = self._above(above)
        return None if above is None else above.index

    def _head(self, section: Section) -> Section | None:
        """The nearest heading over harms or exceptions that a section stands under."""
        own = self.heads & {section.index, *section.parents}
        return self.prose.sections[max(own)] if own else None

    def _above(self, section: Section) -> Section | None:
        """The section that one stands in; None where that is the whole page."""
        if not section.parents:
            return None
        above = self.prose.sections[section.parents[-1]]
        return None if above.heading is None or above.heading.level <= 1 else above


def _title(prose: Prose) -> str:
    titles = [b.text for b in prose.blocks if b.kind is BlockKind.FIELD and b.name.rpartition(".")[2] == "title"]
    return " ".join((*titles[:1], next((s.title for s in prose.sections if s.heading is not None), "")))


def _headed(group: str, prose: Prose, heads: dict[int, Sentence]) -> frozenset[int]:
    found = (s for s in prose.sections if s.heading is not None and id(s.heading) in heads)
    return frozenset(s.index for s in found if heads[id(s.heading)].has("reservation", group))


def _below(sections: frozenset[int], prose: Prose) -> frozenset[int]:
    return frozenset(s.index for s in prose.sections if not sections.isdisjoint((s.index, *s.parents)))
